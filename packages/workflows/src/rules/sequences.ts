import type { ChainNode, ForkBranch, StepId } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';

/** The branches of a fork; no other node has any. */
export function branchesOf(node: ChainNode): readonly ForkBranch[] {
  return node.type === 'fork' ? node.branches : [];
}

/** These nodes and all inside their forks, in the order of the definition. */
export function allNodes(nodes: readonly ChainNode[] = []): readonly ChainNode[] {
  return nodes.flatMap((node) => [node, ...branchesOf(node).flatMap((branch) => allNodes(branch.nodes))]);
}

/** Every step of these nodes, forks included, in their order. */
export function stepIds(nodes: readonly ChainNode[] = []): readonly StepId[] {
  return nodes.flatMap((node) => (node.type === 'step' ? [node.id] : branchesOf(node).flatMap((branch) => stepIds(branch.nodes))));
}

/** The same with waits and sub-items: wherever an item may stand in these nodes. */
export function placeIds(nodes: readonly ChainNode[] = []): readonly PlaceId[] {
  return allNodes(nodes).flatMap((node) => (node.type === 'fork' ? [] : [node.id]));
}

/** Whether it is this place, or a fork around it. */
export function holds(node: ChainNode, place: PlaceId): boolean {
  return node.type === 'fork' ? node.branches.some(({ nodes }) => nodes.some((inner) => holds(inner, place))) : node.id === place;
}

/** The steps before this place on its way: earlier in its own sequence and in those around it; those of sibling branches are not. */
export function stepsUpTo(nodes: readonly ChainNode[], place: PlaceId): readonly StepId[] {
  const is = whereIs(nodes, place);
  return is ? [...stepIds(nodes.slice(0, is.at)), ...stepsUpTo(is.inside, place)] : [];
}

/** The steps behind this place: later in its own sequence and in those around it. */
export function stepsBehind(nodes: readonly ChainNode[], place: PlaceId): readonly StepId[] {
  const is = whereIs(nodes, place);
  return is ? [...stepsBehind(is.inside, place), ...stepIds(nodes.slice(is.at + 1))] : [];
}

/** At which node a place stands, and where that is a fork, in which of its branches. */
function whereIs(nodes: readonly ChainNode[], place: PlaceId): { readonly at: number; readonly inside: readonly ChainNode[] } | null {
  const at = nodes.findIndex((node) => holds(node, place));
  const node = nodes[at];
  if (!node) return null;
  return { at, inside: branchesOf(node).find((branch) => branch.nodes.some((inner) => holds(inner, place)))?.nodes ?? [] };
}

/** The innermost sequence that both steps stand in. */
export function commonSequence(nodes: readonly ChainNode[], one: StepId, other: StepId): readonly ChainNode[] {
  for (const branch of nodes.flatMap(branchesOf)) {
    const inside = stepIds(branch.nodes);
    if (inside.includes(one) && inside.includes(other)) return commonSequence(branch.nodes, one, other);
  }
  return nodes;
}
