import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { itemPeopleFacts, permissionsOf } from '../people/index.js';
import { mayRead } from './item.policy.js';
import type { Reader } from './item.policy.js';
import { readItem } from './item-row.js';
import type { ItemRow } from './item-row.js';

/** The reader with the rights of this business day. */
export interface ReaderToday extends Reader {
  readonly today: string;
}

export async function readerOf(tx: Tx, personId: string, today: string): Promise<ReaderToday> {
  return { personId, today, grants: await permissionsOf(tx, personId, today) };
}

export async function isReadable(tx: Tx, item: ItemRow, reader: ReaderToday): Promise<boolean> {
  const held = await tx.row('select 1 from assignments where item_id = $1 and person_id = $2 limit 1', [item.id, reader.personId]);
  const around = await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, reader.today);
  return mayRead(item, reader, { above: around.above, ownerUnits: around.ownerUnits, areaLeaders: around.areaLeaders, heldSlot: held !== null });
}

/** Whether the person may read the item of that id; false also where there is none. */
export async function mayReadItem(tx: Tx, person: { readonly personId: string }, itemId: string): Promise<boolean> {
  const item = await readItem(tx, itemId);
  if (!item) return false;
  const { today } = await clockOf(tx);
  return isReadable(tx, item, await readerOf(tx, person.personId, today));
}
