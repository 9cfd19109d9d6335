import type { ChainNode, Fork, StepId } from '../definition.js';

/** Every step of these nodes, forks included, in their order. */
export function stepIds(nodes: readonly ChainNode[] = []): readonly StepId[] {
  return nodes.flatMap((node) => (node.type === 'step' ? [node.id] : node.branches.flatMap((branch) => stepIds(branch.nodes))));
}

/** The steps that come after this one on its way, in its own sequence and in those around it; steps of sibling branches do not. */
export function stepsAfter(nodes: readonly ChainNode[], step: StepId): readonly StepId[] {
  const at = nodes.findIndex((node) => holds(node, step));
  const node = nodes[at];
  if (!node) return [];
  const inside = node.type === 'step' ? [] : (node.branches.find((branch) => holdsAny(branch.nodes, step))?.nodes ?? []);
  return [...(node.type === 'step' ? [] : stepsAfter(inside, step)), ...stepIds(nodes.slice(at + 1))];
}

/** The forks around a step with the branch it stands in, outermost first. */
export function forksAround(nodes: readonly ChainNode[], step: StepId): readonly { readonly fork: Fork; readonly branch: string }[] {
  const fork = nodes.find((node): node is Fork => node.type === 'fork' && holds(node, step));
  const branch = fork?.branches.find((one) => holdsAny(one.nodes, step));
  return fork && branch ? [{ fork, branch: branch.id }, ...forksAround(branch.nodes, step)] : [];
}

export function holds(node: ChainNode, step: StepId): boolean {
  return node.type === 'step' ? node.id === step : node.branches.some(({ nodes }) => holdsAny(nodes, step));
}

function holdsAny(nodes: readonly ChainNode[], step: StepId): boolean {
  return nodes.some((node) => holds(node, step));
}
