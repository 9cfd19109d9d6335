import type { ChainNode, ForkBranch, Step, StepId } from '../../definition.js';
import type { Branch, ForkToken, Sequence } from './item.js';

/** A step's place in the definition: the lists it stands in, from the outermost; each but the last stands at a fork. */
export type Road = readonly Stretch[];
export interface Stretch {
  readonly nodes: readonly ChainNode[];
  readonly index: number;
  /** Branch of the fork at `index` that leads on. */
  readonly branch?: string;
}

export function roadTo(nodes: readonly ChainNode[], step: StepId): Road | null {
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'fork') {
      if (node.id === step) return [{ nodes, index }];
      continue;
    }
    for (const branch of node.branches) {
      const rest = roadTo(branch.nodes, step);
      if (rest) return [{ nodes, index, branch: branch.id }, ...rest];
    }
  }
  return null;
}

export function stepsIn(nodes: readonly ChainNode[]): readonly Step[] {
  return nodes.flatMap((node) => (node.type === 'step' ? [node] : branchesIn(node).flatMap((branch) => stepsIn(branch.nodes))));
}

/** Only forks have branches. */
export function branchesIn(node: ChainNode): readonly ForkBranch[] {
  return node.type === 'fork' ? node.branches : [];
}

/** Every step that comes before the end of the road: earlier in its own list, or earlier in a list around it. */
export function stepsUpTo(road: Road): readonly Step[] {
  return road.flatMap(({ nodes, index }) => stepsIn(nodes.slice(0, index)));
}

/** The steps right before: the node before it, of a fork the last ones of each branch; what may be left out does not hide what comes before it. */
export function stepsRightBefore(road: Road): readonly Step[] {
  const found: Step[] = [];
  for (const { nodes, index } of [...road].reverse()) {
    const before = nodes.slice(0, index);
    found.push(...lastSteps(before));
    if (before.some(isAlwaysTaken)) break;
  }
  return found;
}

export function lastSteps(nodes: readonly ChainNode[]): readonly Step[] {
  const last = nodes.at(-1);
  if (!last) return [];
  if (last.type === 'step') return [last];
  // Who signs for a child signs for the child; elsewhere nobody signs.
  const inside = branchesIn(last).flatMap((branch) => lastSteps(branch.nodes));
  return isAlwaysTaken(last) ? inside : [...inside, ...lastSteps(nodes.slice(0, -1))];
}

/** Whether somebody signs there whatever the conditions say. */
export function isAlwaysTaken(node: ChainNode): boolean {
  if (node.type === 'step') return true;
  if (node.type !== 'fork') return false;
  const asks = (branch: ForkBranch): boolean => branch.nodes.some(isAlwaysTaken);
  return node.takes === 'first' ? node.branches.every(asks) : node.branches.some((branch) => !branch.when && asks(branch));
}

/** Whether the target stands in another branch of a fork that the step stands in. */
export function isInSiblingBranch(road: Road, target: Road): boolean {
  return road.some((stretch, depth) => {
    const other = target[depth];
    return (
      stretch.branch !== undefined &&
      other?.nodes === stretch.nodes &&
      other.index === stretch.index &&
      other.branch !== undefined &&
      other.branch !== stretch.branch
    );
  });
}

/** The way down the running tree to where a step is at hand, or a wait lasts. */
export type Trail = readonly Hop[];
export interface Hop {
  readonly sequence: Sequence;
  /** How one gets into `sequence`; absent for the outermost. */
  readonly from?: { readonly fork: ForkToken; readonly branch: Branch };
}

export function trailTo(sequence: Sequence | null, step: StepId, from?: Hop['from']): Trail | null {
  if (!sequence?.token) return null;
  const here: Hop = { sequence, ...(from ? { from } : {}) };
  const { token } = sequence;
  if (token.type !== 'fork') return (token.type === 'step' ? token.step : token.type === 'wait' ? token.wait : token.node).id === step ? [here] : null;
  for (const branch of token.branches) {
    const rest = typeof branch.run === 'string' ? null : trailTo(branch.run, step, { fork: token, branch });
    if (rest) return [here, ...rest];
  }
  return null;
}
