import type { Effect, ItemsUntil, Standing } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { isUuid, uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Saving } from '../apply/save-decision.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';
import type { Waiting } from './waiting-for.js';

/** An item began to wait for another: payload `itemId` and `awaits`. */
export const BEGAN = 'item.waits-for-other';
/** An item that waits for others is to look whether they are there: payload `itemId`, and `moved` where one of them moved on. */
export const LOOKS = 'item.looks-for-others';

type ArmItems = Omit<Extract<Effect, { type: 'ArmWait' }>, 'until'> & { readonly until: ItemsUntil };

const forgetOthers: Named = {
  name: 'forget-other-awaited',
  text: 'delete from item_waits where item_id = $1 and place = $2 and round = $3 and not (awaited_id = any($4::uuid[]))',
};
const keep: Named = {
  name: 'keep-awaited',
  text: `insert into item_waits (tenant_id, item_id, place, round, awaited_id) select $1, $2, $3, $4, a.id from unnest($5::uuid[]) a (id)
         on conflict on constraint pk_item_waits do nothing`,
};
const hold: Named = { name: 'hold-awaited', text: 'select from items where id = $1 for key share' };
const forget: Named = { name: 'forget-awaited', text: 'delete from item_waits where item_id = $1 and place = $2 and round = $3' };
const lookAgain: Named = {
  name: 'look-for-others-again',
  text: `insert into outbox (tenant_id, id, topic, payload) select $1, $3, '${LOOKS}', jsonb_build_object('itemId', $2::text)
         where exists (select from item_waits where item_id = $2::uuid)`,
};

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);

/**
 * Rows say who waits for whom; whether they are there already is looked at once this is committed. Named records that do not exist have their row too.
 * It looks at none of them and locks none, so that items that name each other do not wait for each other's transactions.
 */
export async function armItems(tx: Tx, item: ItemRow, { place, round, until }: ArmItems): Promise<void> {
  const value = (await newestData(tx, item.id, until.form))?.[until.field];
  // Nobody waits for himself.
  const ids = [...new Set(idsIn(value).map((id) => id.toLowerCase()))].filter((id) => isUuid(id) && id !== item.id);
  tx.write(forgetOthers, [item.id, place, round, ids]);
  tx.write(keep, [tx.tenantId, item.id, place, round, ids]);
  for (const awaits of ids) await addToOutbox(tx, BEGAN, { itemId: item.id, awaits });
  if (ids.length === 0) await addToOutbox(tx, LOOKS, { itemId: item.id });
}

/**
 * Whoever moves the other item on at this moment may not have seen the row: this ends when he has ended. Everybody after him sees it.
 * For a transaction that holds no other item.
 */
export async function whenNobodyMoves(tx: Tx, itemId: string): Promise<void> {
  await tx.rows(hold, [itemId]);
}

export function disarmItems(tx: Tx, itemId: string, { place, round }: { place: string; round: number }): void {
  tx.write(forget, [itemId, place, round]);
}

/** While it stood still, what it waits for came to nothing. */
export function lookForOthers(tx: Tx, itemId: string): void {
  tx.write(lookAgain, [tx.tenantId, itemId, uuidV7()]);
}

/** Where an item stood and stands. It is there for those that waited for it then, however late they hear of it. */
export interface Moved extends Waiting {
  readonly was: Standing;
  readonly now: Standing;
}

/** What those that wait for the item are told; nothing where it stands where it stood. */
export function movedOn(awaitedBy: readonly Waiting[], before: ItemRow, after: ItemRow): Saving['messages'] {
  const [was, now] = [whereIs(before), whereIs(after)];
  if (was.state === now.state && was.ended === now.ended) return [];
  return awaitedBy.map(({ itemId, place, round }) => ({
    id: uuidV7(),
    topic: LOOKS,
    payload: { itemId, moved: { itemId: after.id, place, round, was, now } satisfies Moved },
  }));
}

const whereIs = ({ states: [state = ''], ended }: ItemRow): Standing => ({ state, ended });

/** One that is waited for. */
export interface AwaitedRow {
  readonly place: string;
  readonly round: number;
  readonly awaitedId: string;
  /** It got there, now or before. */
  readonly isThere: boolean;
  /** Null: there is no such item. */
  readonly state: string | null;
  readonly ended: Standing['ended'];
}

const all: Named = {
  name: 'awaited-of-item',
  text: `select w.place, w.round, w.awaited_id as "awaitedId", w.is_there as "isThere", i.states[1] as state, i.ended
         from item_waits w left join items i on i.id = w.awaited_id where w.item_id = $1 order by w.place, w.round, w.awaited_id`,
};
const mark: Named = {
  name: 'mark-awaited',
  text: 'update item_waits set is_there = true where item_id = $1 and place = $2 and round = $3 and awaited_id = any($4::uuid[])',
};
export const awaitedOf = (tx: Tx, itemId: string): Promise<AwaitedRow[]> => tx.rows<AwaitedRow>(all, [itemId]);

export const standingOf = ({ state, ended }: Pick<AwaitedRow, 'state' | 'ended'>): Standing | null => (state === null ? null : { state, ended });

/** What got there has got there, wherever it goes from now on. */
export async function markThere(tx: Tx, itemId: string, { place, round, ids }: { place: string; round: number; ids: readonly string[] }): Promise<void> {
  if (ids.length > 0) await tx.rows(mark, [itemId, place, round, ids]);
}
