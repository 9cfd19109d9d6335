import { yearsBehind } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import { dayOf } from '../views/moment-text.js';
import type { MovedEnd } from './days-moved.js';
import { moveMoments } from './moment-rows.js';
import { endOf, remindersOf } from './step-due.js';
import type { Moment } from './step-due.js';

/** A round's deadline, or the day a wait is for, that the calendar moved. */
export interface MovedDay extends MovedEnd {
  /** The day it is counted from. */
  readonly from: string;
  /** Years of the calendar that were written anew since it was counted. */
  readonly years: readonly number[];
}

/** SQL: counted in working days, and nothing came of it yet. */
export const isCounted = `d.unit = 'working-days' and d.done_at is null and d.disarmed_at is null`;

const select = `select d.place, d.round, d.n, d.amount, d.unit, d.kind, to_char(d.on_day, 'YYYY-MM-DD') as "onDay", null as at, d.is_provisional as "isProvisional", d.is_fixed as "isFixed",
           d.calendar, to_char(d.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt" from step_deadlines d where d.item_id = $1`;
const counted: Named = {
  name: 'counted-step-deadlines',
  text: `${select} and ${isCounted} and ($2 or d.stopped_at is null) order by d.place, d.round, d.n for update`,
};
// It was disarmed when it was settled, and is about to be armed again.
const ofRound: Named = {
  name: 'counted-deadlines-of-round',
  text: `${select} and d.unit = 'working-days' and d.done_at is null and d.place = $2 and d.round = $3 order by d.n for update`,
};
const passOver: Named = {
  name: 'pass-reminders-over',
  text: 'update step_deadlines set done_at = $4 where item_id = $1 and place = $2 and round = $3 and n > 0 and done_at is null',
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

type When = Pick<BusinessTime, 'zone' | 'today' | 'at'>;

/**
 * What an item's rounds wait for is counted anew where the calendar was written since; answers the days that moved. What was sent stays sent,
 * and reminders that were not move along. A clock that stands is left alone until it goes on: then `stopped` is asked for as well.
 */
export async function recountRounds(tx: Tx, time: When, itemId: string, { stopped }: { stopped: boolean }): Promise<MovedDay[]> {
  return recountRows(tx, time, { itemId, rows: await tx.rows<CountedRow>(counted, [itemId, stopped]) });
}

/** The same of one round that was settled and goes on as it was; answers besides the days it is counted from, whether or not one moved. */
export async function recountRound(
  tx: Tx,
  time: When,
  { itemId, place, round }: { readonly itemId: string; readonly place: string; readonly round: number },
): Promise<{ readonly moved: readonly MovedDay[]; readonly from: readonly string[] }> {
  const rows = await tx.rows<CountedRow>(ofRound, [itemId, place, round]);
  return { moved: await recountRows(tx, time, { itemId, rows }), from: rows.map(({ startedAt }) => dayOf(startedAt, time.zone)) };
}

async function recountRows(
  tx: Tx,
  { zone, today, at }: When,
  { itemId, rows }: { readonly itemId: string; readonly rows: readonly CountedRow[] },
): Promise<MovedDay[]> {
  if (rows.length === 0) return [];
  const calendar = await calendarOf(tx);
  const moved: MovedDay[] = [];
  for (const own of Map.groupBy(rows, ({ place, round }) => `${place} ${round}`).values()) {
    const end = own.find(({ n }) => n === 0);
    const from = end ? dayOf(end.startedAt, zone) : today;
    const years = end ? yearsBehind(end.calendar ?? null, { from, to: end.onDay }, calendar) : [];
    if (!end || years.length === 0) continue;
    const again = countedAgain(end, zone, calendar);
    const reminders = own
      .filter(({ n }) => n > 0)
      .flatMap(({ n, amount }) => remindersOf(again, [amount], { today: '', at: '', calendar }).map((one) => ({ ...one, n })));
    const isMoved = again.onDay !== end.onDay;
    await tx.rows(moveMoments, [tx.tenantId, itemId, end.place, JSON.stringify([again, ...reminders]), end.round, null, isMoved, false]);
    if (!isMoved || again.onDay === null) continue;
    // Nobody is reminded of an end that is over by now.
    if (again.onDay < today) await tx.rows(passOver, [itemId, end.place, end.round, at]);
    moved.push({ place: end.place, round: end.round, kind: end.kind, from, before: end.onDay, after: again.onDay, years });
  }
  return moved;
}
