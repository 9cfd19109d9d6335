import { clockOf } from '../../kernel/clock/clock.js';
import type { Named, Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { itemPeopleFacts, permissionsOf } from '../people/index.js';
import { seatsOf } from './facts/seats.js';
import { mayRead } from './item.policy.js';
import type { ForRights, Reader } from './item.policy.js';
import { surroundingsOfMany } from './facts/surroundings.js';
import { readItem, readItems } from './item-row.js';
import type { ItemRow } from './item-row.js';

/** The reader with the rights of this business day. */
export interface ReaderToday extends Reader {
  readonly today: string;
}

export async function readerOf(tx: Tx, personId: string, today: string): Promise<ReaderToday> {
  return { personId, today, grants: await permissionsOf(tx, personId, today) };
}

/** An item, and who may read it. */
export interface Readable {
  readonly item: ItemRow;
  readonly reader: ReaderToday;
}

/** For whoever may not read it there is no such item. */
export async function readableItem(tx: Tx, itemId: string, personId: string): Promise<Readable> {
  const item = await readItem(tx, itemId);
  const reader = await readerOf(tx, personId, (await clockOf(tx)).today);
  if (!item || !(await isReadable(tx, item, reader))) throw new DomainError('item.unknown');
  return { item, reader };
}

export async function isReadable(tx: Tx, item: ItemRow, reader: ReaderToday): Promise<boolean> {
  const around = await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, reader.today);
  const seats = await seatsOf(tx, { itemId: item.id, personId: reader.personId, today: reader.today });
  return mayRead(item, reader, { ...around, ...seats });
}

/** Those of the items that the person may read today; a few questions however many there are. */
export async function readableAmong(tx: Tx, ids: readonly string[], personId: string): Promise<ItemRow[]> {
  const [items, around] = await Promise.all([readItems(tx, ids), surroundingsOfMany(tx, ids, personId)]);
  return items.filter((item) => {
    const here = around.get(item.id);
    return here !== undefined && mayRead(item, { personId, grants: here.grants }, here);
  });
}

const readForRights: Named = {
  name: 'read-for-rights',
  text: `select id, privacy, unit_id as "unitId", subject_unit_id as "subjectUnitId", subject_person_id as "subjectPersonId", owner_id as "ownerId", leader_id as "leaderId" from items where id = any($1::uuid[])`,
};

/** Their ids alone, where nothing else of them is needed. */
export async function readableIdsAmong(tx: Tx, ids: readonly string[], personId: string): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const [items, around] = await Promise.all([tx.rows<ForRights & { id: string }>(readForRights, [ids]), surroundingsOfMany(tx, ids, personId)]);
  return new Set(
    items.flatMap((item) => {
      const here = around.get(item.id);
      return here && mayRead(item, { personId, grants: here.grants }, here) ? item.id : [];
    }),
  );
}

/** Ids of the restricted ones among them that the reader may not read. */
export async function unreadableOf(tx: Tx, items: readonly ItemRow[], reader: ReaderToday): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const item of items) if (item.privacy === 'restricted' && !(await isReadable(tx, item, reader))) ids.add(item.id);
  return ids;
}

/** Whether the person may read the item of that id; false also where there is none. */
export async function mayReadItem(tx: Tx, person: { readonly personId: string }, itemId: string): Promise<boolean> {
  const item = await readItem(tx, itemId);
  if (!item) return false;
  const { today } = await clockOf(tx);
  return isReadable(tx, item, await readerOf(tx, person.personId, today));
}
