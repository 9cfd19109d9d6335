import type { ChainNode, StepId } from '../definition.js';

/** Every step of these nodes, forks included, in their order. */
export function stepIds(nodes: readonly ChainNode[] = []): readonly StepId[] {
  return nodes.flatMap((node) => (node.type === 'step' ? [node.id] : node.branches.flatMap((branch) => stepIds(branch.nodes))));
}

export function holds(node: ChainNode, step: StepId): boolean {
  return stepIds([node]).includes(step);
}

/** The steps before this one on its way: earlier in its own sequence and in those around it; those of sibling branches are not. */
export function stepsUpTo(nodes: readonly ChainNode[], step: StepId): readonly StepId[] {
  const at = nodes.findIndex((node) => holds(node, step));
  const node = nodes[at];
  if (!node) return [];
  const inside = node.type === 'fork' ? node.branches.find((branch) => stepIds(branch.nodes).includes(step)) : undefined;
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
