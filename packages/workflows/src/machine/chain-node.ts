import type { Chain, ChainNode, Fork, ForkBranch, Step } from '../definition.js';
import { branchEnd, branchRejected, nodeId, REJECTED, type Around } from './around.js';
import { enteringChain, forgettingCourse, leavingFork } from './changes.js';
import type { Node, Transition } from './chart.js';
import { goesStraightTo, notTaken, taken, wasRejected } from './guards.js';
import { leavingFor, rejecting } from './leaving.js';
import { stepNode } from './place-node.js';
import { reopenings } from './reopening.js';
import { stateTarget } from './state-id.js';
import { subItemsNode } from './sub-items-node.js';
import { leadsToRejected } from '../lint/rejection.js';

/**
 * The region of a chain: its nodes as successive states, entered through `entering`, which knows whether
 * a correction goes straight back to a step. However it is entered, the remembered step is forgotten.
 * `leadsOn`: another chain follows, so that the course of the submission goes on.
 */
export function chainNode(chain: Chain, around: Around, { leadsOn }: { leadsOn: boolean }): Node {
  const forget = [enteringChain()];
  const resumable = chain.nodes.filter((node): node is Step => node.type === 'step' && node.return?.then === 'straight-back');
  const straight = resumable.map((step): Transition => ({ guard: goesStraightTo(step), target: step.id, actions: forget }));
  const entering: Node = { always: [...straight, { target: firstOf(chain.nodes), actions: forget }] };
  const onDone: Transition = { target: stateTarget(chain.agreed), ...(leadsOn ? {} : { actions: [forgettingCourse()] }) };
  return { initial: 'entering', states: { entering, ...sequence(chain.nodes, around), ended: { type: 'final' } }, onDone: [onDone], on: reopenings(chain.nodes, around) };
}

function sequence(nodes: readonly ChainNode[], around: Around): Record<string, Node> {
  return Object.fromEntries(
    nodes.map((node, at): [string, Node] => {
      const next = nodes[at + 1]?.id ?? 'ended';
      if (node.type === 'fork') return [node.id, forkNode(node, around, next)];
      return [node.id, node.type === 'step' ? stepNode(node, around, { next, returners: returnersOf(nodes.slice(at + 1)) }) : subItemsNode(node, around, next)];
    }),
  );
}

/** Those that are asked again right after a step they sent it back to. */
function returnersOf(later: readonly ChainNode[]): readonly Step[] {
  return later.filter((node): node is Step => node.type === 'step' && node.return?.then === 'straight-back' && (node.return.to ?? []).some((to) => to !== 'submitter'));
}

/** Left when it is joined, or for good. What its branches said is then of the past. */
function forkNode(fork: Fork, around: Around, next: string): Node {
  const branches = fork.branches.map((branch): [string, Node] => [branch.id, branchNode(fork, branch, { ...around, forks: [...around.forks, { fork, branch }] })]);
  const waits = fork.onReject === 'siblings-finish';
  const disagreed: readonly Transition[] = waits && leadsToRejected({ nodes: [fork] }) ? [{ guard: wasRejected(fork.id), ...leavingFor(rejecting(around), around) }] : [];
  const common: Node = { id: nodeId(fork.id), onDone: [...disagreed, { target: next }], ...(waits ? { exit: [leavingFork(fork.id)] } : {}) };
  return fork.takes === 'first' ? { ...common, ...choice(fork, branches) } : { ...common, type: 'parallel', states: Object.fromEntries(branches) };
}

/** A condition branch: the first whose condition holds; the last one has none. */
function choice(fork: Fork, branches: readonly (readonly [string, Node])[]): Node {
  const always = fork.branches.map((branch): Transition => ({ ...(branch.when ? { guard: taken(fork, branch) } : {}), target: branch.id }));
  const inside = branches.map(([id, node]): [string, Node] => [id, { ...node, onDone: [{ target: 'ended' }] }]);
  return { initial: 'entering', states: { entering: { always }, ...Object.fromEntries(inside), ended: { type: 'final' } } };
}

/** Joined by XState when every branch is final; a branch not taken is final from the start, so nobody waits for it. */
function branchNode(fork: Fork, branch: ForkBranch, around: Around): Node {
  const first = firstOf(branch.nodes);
  const rejected: Readonly<Record<string, Node>> = fork.onReject === 'siblings-finish' ? { [REJECTED]: { type: 'final', id: branchRejected(fork.id, branch.id) } } : {};
  const states = { ...sequence(branch.nodes, around), ended: { type: 'final', id: branchEnd(fork.id, branch.id) } as const, ...rejected };
  const on = reopenings(branch.nodes, around);
  if (!branch.when || fork.takes === 'first') return { initial: first, states, on };
  const entering: Node = { always: [{ guard: notTaken(fork, branch), target: 'skipped' }, { target: first }] };
  return { initial: 'entering', states: { entering, ...states, skipped: { type: 'final' } }, on };
}

function firstOf(nodes: readonly ChainNode[]): string {
  const first = nodes[0];
  if (!first) throw new Error('a sequence without nodes passed the checks');
  return first.id;
}
