import { addDays, addWorkingDays, daysBetween, isProvisional, isWorkingDay, workingDaysBetween, writingsBetween } from '@bihuan/workflows';
import type { StepDue, WorkingCalendar } from '@bihuan/workflows';

export type DueUnit = StepDue['within']['unit'];

/** One moment a step's round waits for: its end (0), or a reminder so much before it. Either a day or, counted in hours, an instant. */
export interface Moment {
  readonly n: number;
  readonly amount: number;
  readonly unit: DueUnit;
  readonly onDay: string | null;
  /** Null where it follows from the day. */
  readonly at: string | null;
  readonly isProvisional: boolean;
  /** Which writing of each year it was counted by; absent where no calendar was asked. */
  readonly calendar?: Readonly<Record<string, number>>;
  /** A day somebody named, which comes with its morning and never moves. */
  readonly isFixed?: boolean;
}

export interface Counting {
  /** Day and instant it is counted from. */
  readonly today: string;
  readonly at: string;
  readonly calendar: WorkingCalendar;
}

/** The end of a round that begins now and the reminders before it; none that would come with the beginning. Units are never converted. */
export function momentsOf({ within: { amount, unit }, remind = [] }: StepDue, counting: Counting): Moment[] {
  const end = endOf({ amount, unit }, counting);
  return [end, ...remindersOf(end, remind, counting)];
}

/** The same once the clock goes on: so much was left when it stopped. */
export function endOf({ amount, unit }: StepDue['within'], { today, at, calendar }: Counting): Moment {
  if (unit === 'hours') return { n: 0, amount, unit, onDay: null, at: hoursAfter(at, amount), isProvisional: false };
  return { n: 0, amount, unit, at: null, ...dayAfter(today, { amount, unit }, calendar) };
}

/** The day so long after another, and what it was counted by. */
export function dayAfter(
  from: string,
  { amount, unit }: { readonly amount: number; readonly unit: 'working-days' | 'days' },
  calendar: WorkingCalendar,
): Pick<Moment, 'isProvisional' | 'calendar'> & { readonly onDay: string } {
  if (unit === 'days') return { onDay: addDays(from, amount), isProvisional: false };
  const onDay = addWorkingDays(from, amount, calendar);
  return { onDay, isProvisional: isProvisional(onDay, calendar), calendar: writingsBetween(from, onDay, calendar) };
}

/** `remind` in the unit of the deadline, each once. */
export function remindersOf(end: Moment, remind: readonly number[], { today, at, calendar }: Counting): Moment[] {
  return [...new Set(remind)].flatMap((amount, index): Moment[] => {
    const moment = before(end, amount, calendar);
    const isLater = moment.onDay === null ? (moment.at ?? '') > at : moment.onDay > today;
    return isLater ? [{ ...moment, n: index + 1 }] : [];
  });
}

function before(end: Moment, amount: number, calendar: WorkingCalendar): Moment {
  if (end.onDay === null) return { ...end, amount, at: end.at === null ? null : hoursAfter(end.at, -amount) };
  return { ...end, amount, onDay: end.unit === 'days' ? addDays(end.onDay, -amount) : workingDaysBefore(end.onDay, amount, calendar) };
}

function workingDaysBefore(day: string, n: number, calendar: WorkingCalendar): string {
  let found = day;
  for (let left = n; left > 0;) {
    found = addDays(found, -1);
    if (isWorkingDay(found, calendar)) left -= 1;
  }
  return found;
}

/** How much of the time was left on the day the clock stopped, in the unit it is counted in. */
export function leftAt(stopDay: string, { unit, onDay }: { readonly unit: DueUnit; readonly onDay: string }, calendar: WorkingCalendar): number {
  return unit === 'days' ? Math.max(0, daysBetween(stopDay, onDay)) : workingDaysBetween(stopDay, onDay, calendar);
}

export function hoursAfter(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString();
}

/** As long after the resumption as it was after the stop. */
export function shifted(at: string, { stoppedAt, now }: { readonly stoppedAt: string; readonly now: string }): string {
  return new Date(Date.parse(at) + Math.max(0, Date.parse(now) - Date.parse(stoppedAt))).toISOString();
}
