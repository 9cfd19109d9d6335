import type { Chain, ChainNode, Fork, ForkBranch, Step } from '../definition.js';
import { resuming } from './changes.js';
import type { Node, Transition } from './chart.js';
import { goesStraightTo, notTaken } from './guards.js';
import { stateTarget, stepNode } from './place-node.js';

/**
 * The region of a chain: its nodes as successive states, entered through `entering`, which knows whether
 * a correction goes straight back to a step. However it is entered, the remembered step is forgotten.
 */
export function chainNode(chain: Chain): Node {
  const states = sequence(chain.nodes, chain, false);
  const resumable = chain.nodes.filter((node): node is Step => node.type === 'step' && node.return?.then === 'straight-back');
  const forget = [resuming(null)];
  const straight = resumable.map((step): Transition => ({ guard: goesStraightTo(step), target: step.id, actions: forget }));
  const always = [...straight, { target: firstOf(chain.nodes), actions: forget }];
  return { initial: 'entering', states: { entering: { always }, ...states }, onDone: { target: stateTarget(chain.agreed) } };
}

function sequence(nodes: readonly ChainNode[], chain: Chain, inFork: boolean): Record<string, Node> {
  const states = nodes.map((node, at): [string, Node] => {
    const next = nodes[at + 1]?.id ?? 'ended';
    return [node.id, node.type === 'step' ? stepNode(node, chain, { next, inFork }) : forkNode(node, chain, next)];
  });
  return Object.fromEntries([...states, ['ended', { type: 'final' }]]);
}

/** Joined by XState when every branch is final; a branch not taken is final from the start, so nobody waits for it. */
function forkNode(fork: Fork, chain: Chain, next: string): Node {
  const branches = fork.branches.map((branch): [string, Node] => [branch.id, branchNode(fork, branch, chain)]);
  return { type: 'parallel', states: Object.fromEntries(branches), onDone: { target: next } };
}

function branchNode(fork: Fork, branch: ForkBranch, chain: Chain): Node {
  const states = sequence(branch.nodes, chain, true);
  const first = firstOf(branch.nodes);
  if (!branch.when) return { initial: first, states };
  const entering: Node = { always: [{ guard: notTaken(fork, branch), target: 'skipped' }, { target: first }] };
  return { initial: 'entering', states: { entering, ...states, skipped: { type: 'final' } } };
}

function firstOf(nodes: readonly ChainNode[]): string {
  const first = nodes[0];
  if (!first) throw new Error('a sequence without nodes passed the checks');
  return first.id;
}
