import type { ItemState, PlaceId } from '../vocabulary.js';
import type { Machine } from './machine.js';

/** An item that goes on by another version: how it stood in the one before, and where a place at hand goes on; null: it begins anew. */
export interface WentOver {
  readonly from: Machine;
  readonly state: ItemState;
  readonly now: (place: PlaceId) => PlaceId | null;
}
