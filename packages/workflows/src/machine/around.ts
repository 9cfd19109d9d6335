import type { Chain, ChainNode, Fork, ForkBranch, StateCode, Step, StepId } from '../definition.js';
import type { Memory } from '../rules/memory.js';

/** Where in a chain something stands, for what leads out of it. */
export interface Around {
  readonly chain: Chain;
  /** The state the chain belongs to. */
  readonly state: StateCode;
  /** Every step of the chain. */
  readonly steps: readonly Step[];
  /** The forks around it with the branch taken in each, outermost first. */
  readonly forks: readonly { readonly fork: Fork; readonly branch: ForkBranch }[];
  readonly memory: Memory;
  /** Of the machine: the steps signed right before each step. */
  readonly before: ReadonlyMap<StepId, readonly StepId[]>;
}

/** How a branch ended whose signers disagreed; no id of a definition begins like this. */
export const REJECTED = '_rejected';

/** Ids of the chart's nodes, by which a transition from elsewhere names them. No id of a definition holds a slash or a colon. */
export function nodeId(node: string): string {
  return `node:${node}`;
}

export function branchEnd(fork: string, branch: string): string {
  return `end:${fork}/${branch}`;
}

export function branchRejected(fork: string, branch: string): string {
  return `rejected:${fork}/${branch}`;
}

/** Of the forks around a step that are over by now, the ends of the branches beside the one it stands in; null where there is no such step. */
export function endsBeside(nodes: readonly ChainNode[], to: StepId, running: ReadonlySet<string>): readonly string[] | null {
  for (const node of nodes) {
    if (node.type !== 'fork') {
      if (node.id === to) return [];
      continue;
    }
    for (const branch of node.branches) {
      const inner = endsBeside(branch.nodes, to, running);
      if (!inner) continue;
      const isOver = node.takes !== 'first' && !running.has(node.id);
      const beside = isOver ? node.branches.filter((other) => other !== branch).map((other) => `#${branchEnd(node.id, other.id)}`) : [];
      return [...beside, ...inner];
    }
  }
  return null;
}
