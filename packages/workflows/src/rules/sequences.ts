import type { ChainNode, StepId } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';

/** Every step of these nodes, forks included, in their order. */
export function stepIds(nodes: readonly ChainNode[] = []): readonly StepId[] {
  return nodes.flatMap((node) => (node.type === 'fork' ? node.branches.flatMap((branch) => stepIds(branch.nodes)) : node.type === 'step' ? [node.id] : []));
}

/** The same with sub-items: wherever an item may stand in these nodes. */
export function placeIds(nodes: readonly ChainNode[] = []): readonly PlaceId[] {
  return nodes.flatMap((node) => (node.type === 'fork' ? node.branches.flatMap((branch) => placeIds(branch.nodes)) : [node.id]));
}

export function holds(node: ChainNode, place: PlaceId): boolean {
  return placeIds([node]).includes(place);
}

/** The steps before this place on its way: earlier in its own sequence and in those around it; those of sibling branches are not. */
export function stepsUpTo(nodes: readonly ChainNode[], step: PlaceId): readonly StepId[] {
  const at = nodes.findIndex((node) => holds(node, step));
  const node = nodes[at];
  if (!node) return [];
  const inside = node.type === 'fork' ? node.branches.find((branch) => placeIds(branch.nodes).includes(step)) : undefined;
  return [...stepIds(nodes.slice(0, at)), ...(inside ? stepsUpTo(inside.nodes, step) : [])];
}

/** The innermost sequence that both steps stand in. */
export function commonSequence(nodes: readonly ChainNode[], one: StepId, other: StepId): readonly ChainNode[] {
  for (const branch of nodes.flatMap((node) => (node.type === 'fork' ? node.branches : []))) {
    const inside = stepIds(branch.nodes);
    if (inside.includes(one) && inside.includes(other)) return commonSequence(branch.nodes, one, other);
  }
  return nodes;
}
