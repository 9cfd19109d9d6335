import type { Calendar } from './calendar.js';

/** The working calendar as data: the years that were announced. Of any other year nobody knows yet which days are worked. */
export type WorkYears = Readonly<Record<string, WorkYear>>;

export interface WorkYear {
  /** Which writing of the year it is: said with what was judged by it. */
  readonly version: number;
  /** Free though from Monday to Friday. */
  readonly off: readonly string[];
  /** Worked though on a weekend. */
  readonly on: readonly string[];
}

/** The very same for the very same years, so that what was asked of it is kept. */
export function calendarOfYears(years: WorkYears): Calendar {
  const found = known.get(years) ?? { isWorkday: isWorkdayIn(years) };
  known.set(years, found);
  return found;
}

const known = new WeakMap<WorkYears, Calendar>();

function isWorkdayIn(years: WorkYears): Calendar['isWorkday'] {
  const sets = new Map(Object.entries(years).map(([year, { off, on }]) => [year, { off: new Set(off), on: new Set(on) }]));
  return (day) => {
    const year = sets.get(day.slice(0, 4));
    if (year === undefined) return undefined;
    return year.on.has(day) || (!year.off.has(day) && !isWeekend(day));
  };
}

/** Which writing of each year it is: two calendars with the same answer say the same of every day. */
export const versionsOfYears = (years: WorkYears): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(years).map(([year, { version }]) => [year, version]));

/** Zeller's congruence: Saturday is 0, Sunday 1. A day is a day, no zone moves it. */
function isWeekend(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m] = month > 2 ? [year, month] : [year - 1, month + 12];
  const weekday = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return weekday <= 1;
}
