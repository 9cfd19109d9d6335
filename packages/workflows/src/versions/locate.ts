import type { ChainNode, Fork, LifecycleDefinition, StateCode } from '../definition.js';
import type { PlaceId } from '../vocabulary.js';

/** A place on its way from the chain's first sequence: the forks and branches around it, outermost first. */
export interface Located {
  readonly state: StateCode;
  readonly forks: readonly { readonly fork: string; readonly branch: string; readonly takes: NonNullable<Fork['takes']> }[];
}

/** Where every place of a definition stands. */
export function located(definition: LifecycleDefinition): ReadonlyMap<PlaceId, Located> {
  const found = new Map<PlaceId, Located>();
  for (const [state, { work, chain }] of Object.entries(definition.states)) {
    if (work) found.set(state, { state, forks: [] });
    if (chain) locate(chain.nodes, { state, forks: [] }, found);
  }
  return found;
}

function locate(nodes: readonly ChainNode[], at: Located, found: Map<PlaceId, Located>): void {
  for (const node of nodes) {
    if (node.type === 'fork')
      for (const branch of node.branches)
        locate(branch.nodes, { ...at, forks: [...at.forks, { fork: node.id, branch: branch.id, takes: node.takes ?? 'all' }] }, found);
    else if (node.type !== 'cc' && node.type !== 'notify') found.set(node.id, at);
  }
}

/** Whether the node is one of these places, or a fork somewhere around one. */
export function holds(node: ChainNode, places: ReadonlySet<PlaceId>): boolean {
  if (node.type !== 'fork') return places.has(node.id);
  return node.branches.some(({ nodes }) => nodes.some((inner) => holds(inner, places)));
}
