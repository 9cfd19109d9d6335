import type { ItemState, Landing, Mapping, PlaceId } from '../vocabulary.js';

/**
 * The names back for an item that went over from `before`. Two places of the old version may go on as one of the new: an item that had
 * been at both would not have gone over, so of those it had been at none shares its new name. What began anew has no name back, for its
 * state is kept whole.
 */
export function mappingBack({ places }: Mapping, { context }: ItemState): Mapping {
  const known = Object.entries(places).flatMap(([from, { type, place }]): readonly (readonly [PlaceId, Landing])[] =>
    type === 'same' && Object.hasOwn(context.places, from) ? [[place, { type, place: from }]] : [],
  );
  return { places: Object.fromEntries(known), states: {} };
}
