import { addWorkingDays, writingsBetween, yearsBehind } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';

/** How an item's own due day was counted, rather than named by somebody. */
export interface Counting {
  readonly from: string;
  /** In working days. */
  readonly amount: number;
}

const keep: Named = {
  name: 'keep-counted-days',
  text: `insert into counted_days (tenant_id, item_id, counted_from, amount, on_day, calendar) select $1, unnest($2::uuid[]), $3, $4, $5, $6
         on conflict on constraint pk_counted_days do update set counted_from = excluded.counted_from, amount = excluded.amount, on_day = excluded.on_day, calendar = excluded.calendar`,
};
const ofItem: Named = {
  name: 'counted-day-of-item',
  text: `select to_char(counted_from, 'YYYY-MM-DD') as "from", amount, to_char(on_day, 'YYYY-MM-DD') as "onDay", calendar from counted_days where item_id = $1 for update`,
};
const drop: Named = { name: 'drop-counted-day', text: 'delete from counted_days where item_id = $1' };

/** The due day of these items was counted, and follows the calendar from now on, as long as nobody gives them another one. */
export async function keepCountedDay(tx: Tx, itemIds: readonly string[], { from, amount }: Counting): Promise<void> {
  if (itemIds.length === 0) return;
  const calendar = await calendarOf(tx);
  const onDay = addWorkingDays(from, amount, calendar);
  await tx.rows(keep, [tx.tenantId, itemIds, from, amount, onDay, JSON.stringify(writingsBetween(from, onDay, calendar))]);
}

/** Where it would be due by the calendar as it is written now, and the years that were written anew; null where it stays. A day somebody gave it since is his. */
export async function dayCountedAnew(
  tx: Tx,
  { id, dueOn }: Pick<ItemRow, 'id' | 'dueOn'>,
): Promise<{ readonly onDay: string; readonly from: string; readonly years: readonly number[] } | null> {
  const row = await tx.row<Counting & { readonly onDay: string; readonly calendar: Readonly<Record<string, number>> }>(ofItem, [id]);
  if (!row) return null;
  if (row.onDay !== dueOn) {
    await tx.rows(drop, [id]);
    return null;
  }
  const calendar = await calendarOf(tx);
  const years = yearsBehind(row.calendar, { from: row.from, to: row.onDay }, calendar);
  if (years.length === 0) return null;
  await keepCountedDay(tx, [id], row);
  const onDay = addWorkingDays(row.from, row.amount, calendar);
  return onDay === row.onDay ? null : { onDay, from: row.from, years };
}
