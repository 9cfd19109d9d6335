import { isThere } from '@bihuan/workflows';
import type { Effect, ItemsUntil, Standing } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { isUuid, uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Saving } from '../apply/save-decision.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';

/** Something somebody may wait for moved on: payload `itemId`, `state`, `ended`. */
export const MOVED_ON = 'item.moved-on';
/** An item that waits for others is to look whether they are there: payload `itemId`, and `moved` where one told where it has got. */
export const LOOKS = 'item.looks-for-others';

type ArmItems = Omit<Extract<Effect, { type: 'ArmWait' }>, 'until'> & { readonly until: ItemsUntil };

const forgetOthers: Named = {
  name: 'forget-other-awaited',
  text: 'delete from item_waits where item_id = $1 and place = $2 and round = $3 and not (awaited_id = any($4::uuid[]))',
};
// Whoever moves one of them on at this moment is waited for, and whoever comes later finds the row: nothing happens unseen between the two.
const hold: Named = {
  name: 'hold-awaited',
  text: 'select id, states[1] as state, ended from items where id = any($1::uuid[]) order by id for key share',
};
const keep: Named = {
  name: 'keep-awaited',
  text: `insert into item_waits (tenant_id, item_id, place, round, awaited_id, is_there)
         select $1, $2, $3, $4, a.id, a.is_there from jsonb_to_recordset($5) as a (id uuid, is_there boolean)
         on conflict on constraint pk_item_waits do update set is_there = item_waits.is_there or excluded.is_there`,
};
const forget: Named = { name: 'forget-awaited', text: 'delete from item_waits where item_id = $1 and place = $2 and round = $3' };
const lookAgain: Named = {
  name: 'look-for-others-again',
  text: `insert into outbox (tenant_id, id, topic, payload) select $1, $3, '${LOOKS}', jsonb_build_object('itemId', $2::text)
         where exists (select from item_waits where item_id = $2::uuid)`,
};

const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : []);

/** Rows say who waits for whom; whether they are there already is looked at once this is committed. Named records that do not exist have their row too. */
export async function armItems(tx: Tx, item: ItemRow, { place, round, until }: ArmItems): Promise<void> {
  const value = (await newestData(tx, item.id, until.form))?.[until.field];
  // Nobody waits for himself.
  const ids = [...new Set(idsIn(value).map((id) => id.toLowerCase()))].filter((id) => isUuid(id) && id !== item.id);
  tx.write(forgetOthers, [item.id, place, round, ids]);
  const found = await tx.rows<Standing & { id: string }>(hold, [ids]);
  const there = new Set(found.filter((one) => isThere(until, one)).map(({ id }) => id));
  tx.write(keep, [tx.tenantId, item.id, place, round, JSON.stringify(ids.map((id) => ({ id, is_there: there.has(id) })))]);
  await addToOutbox(tx, LOOKS, { itemId: item.id });
}

export function disarmItems(tx: Tx, itemId: string, { place, round }: { place: string; round: number }): void {
  tx.write(forget, [itemId, place, round]);
}

/** While it stood still, what it waits for came to nothing. */
export function lookForOthers(tx: Tx, itemId: string): void {
  tx.write(lookAgain, [tx.tenantId, itemId, uuidV7()]);
}

/** For those that wait for the item, where it is now; nothing where it stands where it stood. */
export function movedOn(before: ItemRow, { id: itemId, states: [state = ''], ended }: ItemRow): Saving['messages'] {
  const stays = before.states[0] === state && before.ended === ended;
  return stays ? [] : [{ id: uuidV7(), topic: MOVED_ON, payload: { itemId, state, ended } }];
}

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
const waiters: Named = { name: 'waiting-for-item', text: 'select distinct item_id as id from item_waits where awaited_id = $1 order by 1' };

export const awaitedOf = (tx: Tx, itemId: string): Promise<AwaitedRow[]> => tx.rows<AwaitedRow>(all, [itemId]);

export const standingOf = ({ state, ended }: Pick<AwaitedRow, 'state' | 'ended'>): Standing | null => (state === null ? null : { state, ended });

/** What got there has got there, wherever it goes from now on. */
export async function markThere(tx: Tx, itemId: string, { place, round, ids }: { place: string; round: number; ids: readonly string[] }): Promise<void> {
  if (ids.length > 0) await tx.rows(mark, [itemId, place, round, ids]);
}

/** Items that wait for this one. */
export const waitingFor = async (tx: Tx, awaitedId: string): Promise<readonly string[]> =>
  (await tx.rows<{ id: string }>(waiters, [awaitedId])).map(({ id }) => id);
