import type { Grant } from '../people/index.js';
import type { ItemRow } from './item-row.js';

/** Who wants to read, as far as rights depend on it. */
export interface Reader {
  readonly personId: string;
  readonly grants: readonly Grant[];
}

/** What of the item's surroundings the right depends on. */
export interface Surroundings {
  /** Units above the item's unit, nearest first. */
  readonly above: readonly string[];
  /** Units that count as the owner's own in both trees: a branch and its departments. */
  readonly ownerUnits: readonly string[];
  readonly areaLeaders: readonly string[];
  /** The reader has or had a slot in it. */
  readonly heldSlot: boolean;
}

/**
 * Who may read an item. A restricted one: the person it is about, who holds a slot in it, the secretary of the own unit,
 * one named office role. Everything else: by post in the unit or above, by contact area, or for the whole tenant.
 */
export function mayRead(item: ItemRow, reader: Reader, around: Surroundings): boolean {
  if (around.heldSlot || item.subjectPersonId === reader.personId) return true;
  const holds = (permission: Grant['permission'], units?: readonly string[]): boolean =>
    reader.grants.some((grant) => grant.permission === permission && (!units || units.includes(grant.unitId)));
  if (item.privacy === 'restricted') return holds('items.read-restricted-all') || holds('items.read-restricted-unit', [item.unitId]);
  if (holds('items.read-all') || holds('items.read-unit', [item.unitId, ...around.above, ...around.ownerUnits])) return true;
  return holds('items.read-area') && around.areaLeaders.includes(reader.personId);
}
