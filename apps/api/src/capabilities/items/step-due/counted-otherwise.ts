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

/** How many deadlines, waits and due days run that are counted in working days, and how many of them would stand at another day by this calendar. Changes nothing. */
export async function countedOtherwise(tx: Tx, calendar: WorkingCalendar): Promise<{ readonly running: number; readonly moving: number }> {
  const { zone } = await clockOf(tx);
  const due = await tx.rows<Counting & { readonly onDay: string }>(days);
  let count = due.length;
  let moving = due.filter(({ from, amount, onDay }) => addWorkingDays(from, amount, calendar) !== onDay).length;
  for (let last: Running | undefined; ;) {
    const rows: Running[] = await tx.rows<Running>(running, [last?.itemId ?? null, last?.place ?? null, last?.round ?? null]);
    count += rows.length;
    moving += rows.filter((row) => countedAgain(row, zone, calendar).onDay !== row.onDay).length;
    last = rows.at(-1);
    if (rows.length < PAGE) return { running: count, moving };
  }
}
