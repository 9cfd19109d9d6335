import type { Grant } from '../people/index.js';
import type { ItemRow } from './item-row.js';

/** Who wants to read, as far as rights depend on it. */
export interface Reader {
  readonly personId: string;
  readonly grants: readonly Grant[];
}

/** What of the item itself the right to read depends on. */
export type ForRights = Pick<ItemRow, 'privacy' | 'unitId' | 'subjectUnitId' | 'subjectPersonId' | 'ownerId' | 'leaderId'>;

/** What of the item's surroundings the right depends on. */
export interface Surroundings {
  /** Units above the item's unit, nearest first. */
  readonly above: readonly string[];
  /** Branches that cover the item's unit, where it is a department. */
  readonly covering: readonly string[];
  readonly areaLeaders: readonly string[];
  /** The reader has or had a slot in it. */
  readonly heldSlot: boolean;
  /** The reader has an open slot in it, and is still what he got it for. */
  readonly worksHere: boolean;
  /** Somebody showed it to the reader; of a restricted one that opens nothing. */
  readonly isShown: boolean;
  /** Those in whose stead the reader has it in hand; none where it is restricted. */
  readonly standsInFor: readonly unknown[];
}

/**
 * Who may read an item. A restricted one: the person it is about, who has it in hand now, the secretary of the own unit,
 * one named office role; nobody for what he was once. Everything else: whom it names as owner or leader, who has or had it in hand or stands in for
 * somebody who has, by post in the unit, above or in the branch over the department, by contact area, or for the whole tenant.
 */
export function mayRead(item: ForRights, reader: Reader, around: Surroundings): boolean {
  if (around.worksHere || item.subjectPersonId === reader.personId) return true;
  const holds = (permission: Grant['permission'], units?: readonly string[]): boolean =>
    reader.grants.some((grant) => grant.permission === permission && (!units || units.includes(grant.unitId)));
  if (item.privacy === 'restricted') return holds('items.read-restricted-all') || holds('items.read-restricted-unit', [item.unitId]);
  const isNamed = item.ownerId === reader.personId || item.leaderId === reader.personId;
  if (
    isNamed ||
    around.heldSlot ||
    around.isShown ||
    around.standsInFor.length > 0 ||
    holds('items.read-all') ||
    holds('items.read-unit', readUnits(item, around))
  )
    return true;
  return holds('items.read-area') && around.areaLeaders.includes(reader.personId);
}

/**
 * Who may say something about it: whoever has or had it in hand or stands in for such a one, whom it names, who handed it in, to whom
 * it was shown, and who may override its course. Reading alone writes nothing, and on what has ended nothing is said any more.
 */
export function mayComment(item: ItemRow, reader: Reader, around: Pick<Surroundings, 'heldSlot' | 'isShown' | 'standsInFor'>): boolean {
  if (item.ended !== null) return false;
  const isNamed = [item.ownerId, item.leaderId, item.subjectPersonId, item.context.submitter].includes(reader.personId);
  return (
    isNamed || around.heldSlot || around.isShown || around.standsInFor.length > 0 || reader.grants.some(({ permission }) => permission === 'items.override')
  );
}

/** Whoever gave it back, or the office where he cannot be reached. */
export function mayAnswerFor(returner: string | null, { personId, grants }: Reader): boolean {
  return personId === returner || grants.some(({ permission }) => permission === 'items.override');
}

/** Not the owner's whole family of units: departments of one branch do not read each other's lists. */
function readUnits({ unitId, subjectUnitId }: ForRights, { above, covering }: Surroundings): string[] {
  return [unitId, ...(subjectUnitId === null ? [] : [subjectUnitId]), ...above, ...covering];
}
