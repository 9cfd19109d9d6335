import { yearsBehind } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import { dayOf } from '../views/moment-text.js';
import { moveMoments } from './moment-rows.js';
import { endOf, remindersOf } from './step-due.js';
import type { Moment } from './step-due.js';

/** A round's deadline, or the day a wait is for, that the calendar moved. */
export interface MovedDay {
  readonly place: string;
  readonly kind: 'due' | 'wait';
  readonly before: string;
  readonly after: string;
  /** Years of the calendar that were written anew since it was counted. */
  readonly years: readonly number[];
}

/** SQL: counted in working days, and nothing came of it yet. */
export const isCounted = `d.unit = 'working-days' and d.done_at is null and d.disarmed_at is null`;

const counted: Named = {
  name: 'counted-step-deadlines',
  text: `select d.place, d.round, d.n, d.amount, d.unit, d.kind, to_char(d.on_day, 'YYYY-MM-DD') as "onDay", null as at, d.is_provisional as "isProvisional", d.is_fixed as "isFixed",
           d.calendar, to_char(d.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt"
         from step_deadlines d where d.item_id = $1 and ${isCounted} and ($2 or d.stopped_at is null) order by d.place, d.round, d.n for update`,
};

export interface CountedRow extends Moment {
  readonly place: string;
  readonly round: number;
  readonly kind: 'due' | 'wait';
  readonly onDay: string;
  readonly startedAt: string;
}

/** The same moment by this calendar: it follows from the calendar, the day it is counted from, and the rule. */
export const countedAgain = (end: Pick<CountedRow, 'amount' | 'unit' | 'startedAt' | 'isFixed'>, zone: string, calendar: WorkingCalendar): Moment => ({
  ...endOf(end, { today: dayOf(end.startedAt, zone), at: end.startedAt, calendar }),
  isFixed: end.isFixed ?? false,
});

/**
 * What an item's rounds wait for is counted anew where the calendar was written since; answers the days that moved. What was sent stays sent,
 * and reminders that were not move along. A clock that stands is left alone until it goes on: then `stopped` is asked for as well.
 */
export async function recountRounds(tx: Tx, { zone }: Pick<BusinessTime, 'zone'>, itemId: string, { stopped }: { stopped: boolean }): Promise<MovedDay[]> {
  const rows = await tx.rows<CountedRow>(counted, [itemId, stopped]);
  if (rows.length === 0) return [];
  const calendar = await calendarOf(tx);
  const moved: MovedDay[] = [];
  for (const own of Map.groupBy(rows, ({ place, round }) => `${place} ${round}`).values()) {
    const end = own.find(({ n }) => n === 0);
    const years = end ? yearsBehind(end.calendar ?? null, { from: dayOf(end.startedAt, zone), to: end.onDay }, calendar) : [];
    if (!end || years.length === 0) continue;
    const again = countedAgain(end, zone, calendar);
    const reminders = own
      .filter(({ n }) => n > 0)
      .flatMap(({ n, amount }) => remindersOf(again, [amount], { today: '', at: '', calendar }).map((one) => ({ ...one, n })));
    const isMoved = again.onDay !== end.onDay;
    await tx.rows(moveMoments, [tx.tenantId, itemId, end.place, JSON.stringify([again, ...reminders]), end.round, null, isMoved, false]);
    if (isMoved && again.onDay !== null) moved.push({ place: end.place, kind: end.kind, before: end.onDay, after: again.onDay, years });
  }
  return moved;
}
