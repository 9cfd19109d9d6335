import { allNodes, findNode, type ChainNode, type EditPlace, type LifecycleDefinition, type StateCode } from '@bihuan/workflows';

/** Chains in the order of the path on screen; those off it last. */
export function chainsOf({ order, states }: LifecycleDefinition): readonly StateCode[] {
  const known = [...new Set([...order, ...Object.keys(states)])];
  return known.filter((code) => states[code]?.chain);
}

/** Every node as the eye meets it, top down and left to right. */
export function inReadingOrder(definition: LifecycleDefinition): readonly ChainNode[] {
  return chainsOf(definition).flatMap((code) => allNodes(definition.states[code]?.chain?.nodes));
}

/** Right after a node, in its own sequence. */
export function placeAfter(definition: LifecycleDefinition, node: string): EditPlace | null {
  const found = findNode(definition, node);
  return found ? { ...found.at, after: node } : null;
}

/** One place up or down, into and out of nothing: a fork is passed as a whole. */
export function neighbourPlace(definition: LifecycleDefinition, node: string, way: 'up' | 'down'): EditPlace | null {
  const found = findNode(definition, node);
  if (!found) return null;
  const { after: _, ...around } = found.at;
  const nodes = siblings(definition, found.at);
  const at = nodes.findIndex(({ id }) => id === node);
  const before = way === 'up' ? nodes[at - 2] : nodes[at + 1];
  if (way === 'up' && at === 0) return null;
  if (way === 'down' && !before) return null;
  return before ? { ...around, after: before.id } : around;
}

/** Whether a node put there would stand where it does: right before or after itself, or in one of its own branches. */
export function isThere(definition: LifecycleDefinition, node: string, to: EditPlace): boolean {
  const at = findNode(definition, node)?.at;
  if (to.after === node || to.in?.fork === node) return true;
  return at !== undefined && at.chain === to.chain && at.in?.fork === to.in?.fork && at.in?.branch === to.in?.branch && at.after === to.after;
}

export function siblings(definition: LifecycleDefinition, place: EditPlace): readonly ChainNode[] {
  const nodes = definition.states[place.chain]?.chain?.nodes ?? [];
  const inside = place.in;
  if (!inside) return nodes;
  const fork = allNodes(nodes).find(({ id }) => id === inside.fork);
  return (fork?.type === 'fork' && fork.branches.find(({ id }) => id === inside.branch)?.nodes) || [];
}
