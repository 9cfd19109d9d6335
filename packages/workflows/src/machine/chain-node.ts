import { assertNever } from '../assert-never.js';
import type { Branch, Chain, ChainNode, Fork, ForkBranch, StateCode, Step } from '../definition.js';
import { branchEnd, branchRejected, nodeId, REJECTED, type Around } from './around.js';
import { enteringChain, forgettingCourse, issuing, leavingFork, markingTaken } from './changes.js';
import type { Node, Transition } from './chart.js';
import { goesStraightTo, leadsTo, notTaken, taken, wasRejected } from './guards.js';
import { leavingFor, rejecting } from './leaving.js';
import { stepNode } from './place-node.js';
import { reopenings } from './reopening.js';
import { stateTarget } from './state-id.js';
import { subItemsNode } from './sub-items-node.js';
import { tellNode } from './tell-node.js';
import { waitNode } from './wait-node.js';
import { leadsToRejected } from '../lint/rejection.js';

/**
 * The region of a chain: its nodes as successive states, entered through `entering`, which knows whether
 * a correction goes straight back to a step. However it is entered, the remembered step is forgotten.
 * `leadsOn`: another chain follows, so that the course of the submission goes on.
 */
export function chainNode(chain: Chain, around: Around, { leadsOn }: { leadsOn: (state: StateCode) => boolean }): Node {
  const forget = [enteringChain()];
  const resumable = chain.nodes.filter((node): node is Step => node.type === 'step' && node.return?.then === 'straight-back');
  const straight = resumable.map((step): Transition => ({ guard: goesStraightTo(step), target: step.id, actions: forget }));
  const entering: Node = { always: [...straight, { target: firstOf(chain.nodes), actions: forget }] };
  return {
    initial: 'entering',
    states: { entering, ...sequence(chain.nodes, around), ended: { type: 'final' } },
    onDone: agreeing(chain, around.state, leadsOn),
    on: reopenings(chain.nodes, around),
  };
}

/** Where agreement leads; the course of the submission goes on where another chain follows. */
function agreeing({ agreed, number }: Chain, state: StateCode, leadsOn: (state: StateCode) => boolean): readonly Transition[] {
  const branches: readonly Branch[] = typeof agreed === 'string' ? [{ to: agreed }] : agreed;
  const issued = number === undefined ? [] : [issuing(number)];
  return branches.map(({ when, to }, n): Transition => {
    const actions = [...issued, ...(leadsOn(to) ? [] : [forgettingCourse()])];
    return { target: stateTarget(to), ...(when ? { guard: leadsTo(state, n) } : {}), ...(actions.length > 0 ? { actions } : {}) };
  });
}

function sequence(nodes: readonly ChainNode[], around: Around): Record<string, Node> {
  return Object.fromEntries(
    nodes.map((node, at): [string, Node] => {
      const next = nodes[at + 1]?.id ?? 'ended';
      return [node.id, nodeOf(node, around, { next, later: nodes.slice(at + 1) })];
    }),
  );
}

function nodeOf(node: ChainNode, around: Around, { next, later }: { next: string; later: readonly ChainNode[] }): Node {
  switch (node.type) {
    case 'step':
      return stepNode(node, around, { next, returners: returnersOf(later) });
    case 'fork':
      return forkNode(node, around, next);
    case 'sub-items':
      return subItemsNode(node, around, next);
    case 'wait':
      return waitNode(node, around, next);
    case 'notify':
    case 'cc':
      return tellNode(node, next);
    default:
      return assertNever(node);
  }
}

/** Those that are asked again right after a step they sent it back to. */
function returnersOf(later: readonly ChainNode[]): readonly Step[] {
  return later.filter(
    (node): node is Step => node.type === 'step' && node.return?.then === 'straight-back' && (node.return.to ?? []).some((to) => to !== 'submitter'),
  );
}

/** Left when it is joined, or for good. What its branches said is then of the past. */
function forkNode(fork: Fork, around: Around, next: string): Node {
  const branches = fork.branches.map((branch): [string, Node] => [
    branch.id,
    branchNode(fork, branch, { ...around, forks: [...around.forks, { fork, branch }] }),
  ]);
  const waits = fork.onReject === 'siblings-finish';
  const disagreed: readonly Transition[] =
    waits && leadsToRejected({ nodes: [fork] }) ? [{ guard: wasRejected(fork.id), ...leavingFor(rejecting(around), around) }] : [];
  const common: Node = { id: nodeId(fork.id), onDone: [...disagreed, { target: next }], ...(waits ? { exit: [leavingFork(fork.id)] } : {}) };
  return fork.takes === 'first' ? { ...common, ...choice(fork, branches) } : { ...common, type: 'parallel', states: Object.fromEntries(branches) };
}

/** A condition branch: the first whose condition holds; the last one has none. */
function choice(fork: Fork, branches: readonly (readonly [string, Node])[]): Node {
  const always = fork.branches.map((branch): Transition => ({
    ...(branch.when ? { guard: taken(fork, branch) } : {}),
    target: branch.id,
    ...marks(fork, branch),
  }));
  const inside = branches.map(([id, node]): [string, Node] => [id, { ...node, onDone: [{ target: 'ended' }] }]);
  return { initial: 'entering', states: { entering: { always }, ...Object.fromEntries(inside), ended: { type: 'final' } } };
}

/** Of a condition branch, of which all but one are not taken. */
function marks(fork: Fork, branch: ForkBranch): Pick<Transition, 'actions'> {
  return fork.branches.some(({ when }) => when) ? { actions: [markingTaken(fork, branch, fork.branches)] } : {};
}

/** Joined by XState when every branch is final; a branch not taken is final from the start, so nobody waits for it. */
function branchNode(fork: Fork, branch: ForkBranch, around: Around): Node {
  const first = firstOf(branch.nodes);
  const rejected: Readonly<Record<string, Node>> =
    fork.onReject === 'siblings-finish' ? { [REJECTED]: { type: 'final', id: branchRejected(fork.id, branch.id) } } : {};
  const states = { ...sequence(branch.nodes, around), ended: { type: 'final', id: branchEnd(fork.id, branch.id) } as const, ...rejected };
  const on = reopenings(branch.nodes, around);
  if (!branch.when || fork.takes === 'first') return { initial: first, states, on };
  const entering: Node = {
    always: [
      { guard: notTaken(fork, branch), target: 'skipped', actions: [markingTaken(fork, null, [branch])] },
      { target: first, actions: [markingTaken(fork, branch, [branch])] },
    ],
  };
  return { initial: 'entering', states: { entering, ...states, skipped: { type: 'final' } }, on };
}

function firstOf(nodes: readonly ChainNode[]): string {
  const first = nodes[0];
  if (!first) throw new Error('a sequence without nodes passed the checks');
  return first.id;
}
