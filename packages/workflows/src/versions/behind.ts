import type { ChainNode, ForkBranch, LifecycleDefinition } from '../definition.js';
import { stateCode } from '../machine/active.js';
import { REJECTED } from '../machine/around.js';
import { branchesOf, placeIds } from '../rules/sequences.js';
import type { ItemState, Mapping, PlaceId, StateValue } from '../vocabulary.js';

/** Places that lie behind the item on this walk and where it has been; what only an earlier walk came to is not behind it. */
export function behind({ states }: LifecycleDefinition, { value, context }: ItemState): ReadonlySet<PlaceId> {
  const code = stateCode({ value, context });
  const inner = code !== null && typeof value === 'object' ? value[code] : undefined;
  const chain = code === null ? undefined : states[code]?.chain;
  return new Set(chain ? inSequence(chain.nodes, inner).filter((id) => Object.hasOwn(context.places, id)) : []);
}

/** The same, by their ids in the new version. What begins anew there is behind nobody. */
export function behindNow(definition: LifecycleDefinition, state: ItemState, { places }: Mapping): ReadonlySet<PlaceId> {
  return new Set(
    [...behind(definition, state)].flatMap((id) => {
      const landing = Object.hasOwn(places, id) ? places[id] : undefined;
      if (!landing) return [id];
      return landing.type === 'same' ? [landing.place] : [];
    }),
  );
}

function inSequence(nodes: readonly ChainNode[], value: StateValue | undefined): readonly PlaceId[] {
  if (typeof value !== 'object') return [];
  const at = nodes.findIndex(({ id }) => Object.hasOwn(value, id));
  const node = nodes[at];
  return node ? [...placeIds(nodes.slice(0, at)), ...branchesOf(node).flatMap((branch) => inBranch(branch, value[node.id]))] : [];
}

function inBranch({ id, nodes }: ForkBranch, fork: StateValue | undefined): readonly PlaceId[] {
  const own = typeof fork === 'object' && Object.hasOwn(fork, id) ? fork[id] : undefined;
  return own === 'ended' || own === REJECTED ? placeIds(nodes) : inSequence(nodes, own);
}
