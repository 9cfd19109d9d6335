import type { Day } from '../vocabulary.js';

/** Which days are worked, as plain data; the only file of this package that may use `Date`, and only to count given days. */
export interface WorkingCalendar {
  readonly years: Readonly<Record<number, CalendarYear>>;
}
export interface CalendarYear {
  /** `announced` by the authority; `provisional` until it is: Monday to Friday then. */
  readonly status: 'announced' | 'provisional';
  /** Which writing of the year it is, from 1; absent where writings are not kept. */
  readonly version?: number;
  /** Days off that would be worked. */
  readonly holidays: readonly Day[];
  /** Make-up days: worked though on a weekend. */
  readonly workdays: readonly Day[];
}

const MILLISECONDS_A_DAY = 86_400_000;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T00:00:00Z');
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A year that is not in the calendar counts Monday to Friday; `isProvisional` says so. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  const year = calendar.years[yearOf(day)];
  if (year?.workdays.includes(day)) return true;
  if (year?.holidays.includes(day)) return false;
  return isWeekday(day);
}

function isWeekday(day: Day): boolean {
  const weekday = weekdayOf(day);
  return weekday >= 1 && weekday <= 5;
}

/** Whether the calendar of this day's year is still a guess. */
export function isProvisional(day: Day, calendar: WorkingCalendar): boolean {
  return calendar.years[yearOf(day)]?.status !== 'announced';
}

/** Which writing of each year the days from one to the other are counted by, a year that was never written as 0: whoever counts by the same ones gets the same day. */
export function writingsBetween(from: Day, to: Day, calendar: WorkingCalendar): Readonly<Record<string, number>> {
  const [first, last] = [yearOf(from), yearOf(to)].toSorted((one, other) => one - other);
  const years = Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, n) => (first ?? 0) + n);
  return Object.fromEntries(years.map((year) => [String(year), calendar.years[year]?.version ?? 0]));
}

/** Years among these days that were written anew since something was counted by the writings named; every one of them where none is named. */
export function yearsBehind(
  named: Readonly<Record<string, number>> | null,
  { from, to }: { readonly from: Day; readonly to: Day },
  calendar: WorkingCalendar,
): readonly number[] {
  const now = Object.entries(writingsBetween(from, to, calendar));
  return now.flatMap(([year, version]) => (named?.[year] === version ? [] : [Number(year)]));
}

/**
 * Working days after `from` up to and with `to`; 0 when `to` is not later. However far the days lie apart, it costs no more than the days the
 * calendar names: the weeks are reckoned, and every day it names is put right.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  let count = weekdaysBetween(from, to);
  for (const [year, { holidays, workdays }] of Object.entries(calendar.years))
    for (const day of new Set([...holidays, ...workdays]))
      if (day > from && day <= to && day.startsWith(year)) count += Number(isWorkingDay(day, calendar)) - Number(isWeekday(day));
  return count;
}

/** The same where no calendar names a day. */
function weekdaysBetween(from: Day, to: Day): number {
  const days = Math.max(0, daysBetween(from, to));
  let count = 5 * Math.floor(days / 7);
  for (let n = 1; n <= days % 7; n++) if (isWeekday(addDays(from, n))) count++;
  return count;
}

/** The n-th working day after `from`. */
export function addWorkingDays(from: Day, n: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(n) || n < 0) throw new Error(`cannot add ${n} working days`);
  let day = from;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left--;
  }
  return day;
}

/** So many days later, or earlier; there is no day before 0001-01-01 and none after 9999-12-31. */
export function addDays(day: Day, n: number): Day {
  return dayOf(Math.min(LAST, Math.max(FIRST, timeOf(day) + n * MILLISECONDS_A_DAY)));
}

/** Calendar days from one to the other; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (timeOf(to) - timeOf(from)) / MILLISECONDS_A_DAY;
}

/** «10月20日（周六）», with the year when it is another one than the reader's. */
export function dayWords(day: Day, referenceYear: number): string {
  const { year, month, date } = partsOf(day);
  const words = `${month}月${date}日（周${WEEKDAYS[weekdayOf(day)] ?? ''}）`;
  return year === referenceYear ? words : `${year}年${words}`;
}

export function yearOf(day: Day): number {
  return partsOf(day).year;
}

function weekdayOf(day: Day): number {
  return new Date(timeOf(day)).getUTCDay();
}

function timeOf(day: Day): number {
  const { year, month, date } = partsOf(day);
  // `Date.UTC` takes the first hundred years for those after 1900.
  const time = new Date(0).setUTCFullYear(year, month - 1, date);
  if (dayOf(time) !== day) throw new Error(`${day} is not a calendar day`);
  return time;
}

function partsOf(day: Day): { readonly year: number; readonly month: number; readonly date: number } {
  const found = DAY.exec(day);
  if (!found) throw new Error(`${day} is not a day YYYY-MM-DD`);
  return { year: Number(found[1]), month: Number(found[2]), date: Number(found[3]) };
}

function dayOf(time: number): Day {
  return new Date(time).toISOString().slice(0, 10);
}
