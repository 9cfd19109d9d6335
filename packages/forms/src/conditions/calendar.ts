import { isDay } from '../day.js';

/** Which days are worked, as the caller knows it: weekends, public holidays and the days worked in their stead. */
export interface Calendar {
  /** Nothing: nobody has announced it yet. */
  isWorkday(day: string): boolean | undefined;
}

/** Days between which is counted one by one: more than anybody plans, and bounded. */
const FARTHEST_DAYS = 3_700;

/** Whole days from one local day to another; negative where it lies before. A time of day is not looked at. */
export function daysBetween(from: string, to: string): number | undefined {
  const [a, b] = [numberOfDay(from), numberOfDay(to)];
  return a === undefined || b === undefined ? undefined : b - a;
}

export function addDays(day: string, days: number): string | undefined {
  const start = numberOfDay(day);
  if (start === undefined || !Number.isInteger(days) || Math.abs(days) > 400_000) return undefined;
  const text = dayOfNumber(start + days);
  return isDay(text) ? text : undefined;
}

/** Working days after the first day up to and with the last one; negative the other way round. */
export function workdaysBetween(from: string, to: string, calendar: Calendar): number | undefined {
  const [a, b] = [numberOfDay(from), numberOfDay(to)];
  if (a === undefined || b === undefined || Math.abs(b - a) > FARTHEST_DAYS) return undefined;
  const [kept, last] = [keptOf(calendar), Math.max(a, b)];
  let worked = 0;
  for (let day = Math.min(a, b) + 1; day <= last;) {
    const isWhole = day % STRETCH === 0 && day + STRETCH - 1 <= last;
    const more = isWhole ? workedFrom(day, kept) : isWorked(day, kept);
    if (more === undefined) return undefined;
    worked += Number(more);
    day += isWhole ? STRETCH : 1;
  }
  return worked === 0 ? 0 : worked * Math.sign(b - a);
}

/** Whether that day is worked; nothing for what is no day, or not announced. */
export function isWorkedOn(day: string, calendar: Calendar): boolean | undefined {
  const number = numberOfDay(day);
  return number === undefined ? undefined : isWorked(number, keptOf(calendar));
}

/** The day so many working days later, or earlier. */
export function addWorkdays(day: string, days: number, calendar: Calendar): string | undefined {
  if (!Number.isInteger(days)) return undefined;
  const start = numberOfDay(day);
  if (start === undefined) return undefined;
  const kept = keptOf(calendar);
  let [at, left] = [start, Math.abs(days)];
  for (let walked = 0; left > 0; walked += 1) {
    at += Math.sign(days);
    const worked = isWorked(at, kept);
    if (worked === undefined || walked > FARTHEST_DAYS) return undefined;
    if (worked) left -= 1;
  }
  return dayOfNumber(at);
}

/** Days that are looked at together, where all of them lie between. */
const STRETCH = 64;

/** What was asked of a calendar before: thousands of rows ask for the same days, and each answer costs more than all the rest. */
interface Kept {
  readonly calendar: Calendar;
  readonly days: Map<number, boolean | undefined>;
  readonly stretches: Map<number, number | undefined>;
}

const all = new WeakMap<Calendar, Kept>();

function keptOf(calendar: Calendar): Kept {
  const kept = all.get(calendar) ?? { calendar, days: new Map(), stretches: new Map() };
  all.set(calendar, kept);
  return kept;
}

/** Nothing for what is no day any more, and while it is not announced. */
function isWorked(number: number, { calendar, days }: Kept): boolean | undefined {
  if (days.has(number)) return days.get(number);
  const text = dayOfNumber(number);
  const worked = isDay(text) ? calendar.isWorkday(text) : undefined;
  days.set(number, worked);
  return worked;
}

function workedFrom(first: number, kept: Kept): number | undefined {
  if (kept.stretches.has(first)) return kept.stretches.get(first);
  const days = Array.from({ length: STRETCH }, (_, n) => isWorked(first + n, kept));
  const known = days.includes(undefined) ? undefined : days.filter((worked) => worked === true).length;
  kept.stretches.set(first, known);
  return known;
}

/** Days since 1 March of the year 0, in the calendar of today carried back; a leap day is the last day of such a year. */
function numberOfDay(text: string): number | undefined {
  const day = text.slice(0, 10);
  if (!isDay(day) || (text.length !== 10 && text[10] !== 'T')) return undefined;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + date - 1;
}

/** The other way round. */
function dayOfNumber(number: number): string {
  const era = Math.floor(number / 146_097);
  const inEra = number - era * 146_097;
  const y = Math.floor((inEra - Math.floor(inEra / 1_460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365);
  const inYear = inEra - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * inYear + 2) / 153);
  const [month, year] = [m < 10 ? m + 3 : m - 9, y + era * 400 + (m < 10 ? 0 : 1)];
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(inYear - Math.floor((153 * m + 2) / 5) + 1).padStart(2, '0')}`;
}
