import type { Chain, ChainNode, Fork, ForkBranch, LifecycleDefinition, StateCode } from '../definition.js';
import { allNodes, branchesOf } from '../rules/sequences.js';
import type { NodeId, Place } from './command.js';

export interface Found {
  readonly node: ChainNode;
  readonly at: Place;
}

/** A node wherever it stands, and where that is. */
export function findNode(definition: LifecycleDefinition, id: NodeId): Found | undefined {
  for (const [chain, state] of Object.entries(definition.states)) {
    const found = state.chain && findIn(state.chain.nodes, id, { chain });
    if (found) return found;
  }
  return undefined;
}

export function findFork(definition: LifecycleDefinition, id: NodeId): Fork | undefined {
  const node = findNode(definition, id)?.node;
  return node?.type === 'fork' ? node : undefined;
}

function findIn(nodes: readonly ChainNode[], id: NodeId, around: Omit<Place, 'after'>): Found | undefined {
  for (const [n, node] of nodes.entries()) {
    const before = nodes[n - 1];
    if (node.id === id) return { node, at: { ...around, ...(before ? { after: before.id } : {}) } };
    for (const branch of branchesOf(node)) {
      const found = findIn(branch.nodes, id, { chain: around.chain, in: { fork: node.id, branch: branch.id } });
      if (found) return found;
    }
  }
  return undefined;
}

/** The same definition with one node changed; everything that was not touched stays the same object. */
export function withNode(definition: LifecycleDefinition, id: NodeId, change: (node: ChainNode) => ChainNode): LifecycleDefinition {
  const chain = findNode(definition, id)?.at.chain;
  return chain === undefined ? definition : withChain(definition, chain, (old) => ({ ...old, nodes: mapNode(old.nodes, id, change) }));
}

export function withBranches(
  definition: LifecycleDefinition,
  fork: NodeId,
  change: (branches: readonly ForkBranch[]) => readonly ForkBranch[],
): LifecycleDefinition {
  return withNode(definition, fork, (node) => (node.type === 'fork' ? { ...node, branches: change(node.branches) } : node));
}

/** The nodes of the sequence a place lies in; nothing where there is no such sequence. */
export function sequenceAt(definition: LifecycleDefinition, place: Place): readonly ChainNode[] | undefined {
  const chain = chainOf(definition, place.chain);
  if (!chain || !place.in) return chain?.nodes;
  const { fork, branch } = place.in;
  const found = allNodes(chain.nodes).find(({ id }) => id === fork);
  return found && branchesOf(found).find(({ id }) => id === branch)?.nodes;
}

export function withSequence(definition: LifecycleDefinition, place: Place, nodes: readonly ChainNode[]): LifecycleDefinition {
  const inside = place.in;
  if (!inside) return withChain(definition, place.chain, (chain) => ({ ...chain, nodes }));
  return withBranches(definition, inside.fork, (branches) => branches.map((branch) => (branch.id === inside.branch ? { ...branch, nodes } : branch)));
}

function chainOf(definition: LifecycleDefinition, code: StateCode): Chain | undefined {
  return Object.hasOwn(definition.states, code) ? definition.states[code]?.chain : undefined;
}

function withChain(definition: LifecycleDefinition, code: StateCode, change: (chain: Chain) => Chain): LifecycleDefinition {
  const state = definition.states[code];
  if (!state?.chain) return definition;
  return { ...definition, states: { ...definition.states, [code]: { ...state, chain: change(state.chain) } } };
}

function mapNode(nodes: readonly ChainNode[], id: NodeId, change: (node: ChainNode) => ChainNode): readonly ChainNode[] {
  const next = nodes.map((node) => (node.id === id ? change(node) : inside(node, id, change)));
  return next.some((node, n) => node !== nodes[n]) ? next : nodes;
}

function inside(node: ChainNode, id: NodeId, change: (node: ChainNode) => ChainNode): ChainNode {
  if (node.type !== 'fork') return node;
  const branches = node.branches.map((branch) => {
    const nodes = mapNode(branch.nodes, id, change);
    return nodes === branch.nodes ? branch : { ...branch, nodes };
  });
  return branches.some((branch, n) => branch !== node.branches[n]) ? { ...node, branches } : node;
}
