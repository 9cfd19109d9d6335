import { addWorkingDays } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Counting } from './counted-days.js';
import { countedAgain, isCounted } from './recount-rounds.js';
import type { CountedRow } from './recount-rounds.js';

interface Running extends CountedRow {
  readonly itemId: string;
}

const PAGE = 2000;
const running: Named = {
  name: 'running-working-day-deadlines',
  text: `select d.item_id as "itemId", d.place, d.round, d.amount, d.unit, d.is_fixed as "isFixed", to_char(d.on_day, 'YYYY-MM-DD') as "onDay",
           to_char(d.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt"
         from step_deadlines d where ${isCounted} and d.n = 0 and d.stopped_at is null and ($1::uuid is null or (d.item_id, d.place, d.round) > ($1, $2, $3))
         order by d.item_id, d.place, d.round limit ${PAGE}`,
};

const days: Named = {
  name: 'running-counted-days',
  text: `select to_char(c.counted_from, 'YYYY-MM-DD') as "from", c.amount, to_char(c.on_day, 'YYYY-MM-DD') as "onDay"
         from counted_days c join items i on i.id = c.item_id where i.ended is null and i.due_on = c.on_day`,
};

export interface CountedOtherwise {
  readonly running: number;
  /** They would stand at another day. */
  readonly moving: number;
  /** And that one is over: what they bring would come at once. */
  readonly overdue: number;
}

/** How many deadlines, waits and due days run that are counted in working days, and what this calendar would make of them. Changes nothing. */
export async function countedOtherwise(tx: Tx, calendar: WorkingCalendar): Promise<CountedOtherwise> {
  const { zone, today } = await clockOf(tx);
  const due = await tx.rows<Counting & { readonly onDay: string }>(days);
  const said = { running: 0, moving: 0, overdue: 0 };
  const add = (before: string, after: string | null): void => {
    said.running += 1;
    if (after === null || after === before) return;
    said.moving += 1;
    if (after < today && before >= today) said.overdue += 1;
  };
  for (const { from, amount, onDay } of due) add(onDay, addWorkingDays(from, amount, calendar));
  for (let last: Running | undefined; ;) {
    const rows: Running[] = await tx.rows<Running>(running, [last?.itemId ?? null, last?.place ?? null, last?.round ?? null]);
    for (const row of rows) add(row.onDay, countedAgain(row, zone, calendar).onDay);
    last = rows.at(-1);
    if (rows.length < PAGE) return said;
  }
}
