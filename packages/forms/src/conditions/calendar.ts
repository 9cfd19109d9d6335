import { isDay } from '../day.js';

/** Which days are worked, as the caller knows it: weekends, public holidays and the days worked in their stead. */
export interface Calendar {
  isWorkday(day: string): boolean;
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
  const days = daysBetween(from, to);
  if (days === undefined || Math.abs(days) > FARTHEST_DAYS) return undefined;
  const [start, sign] = days < 0 ? [to, -1] : [from, 1];
  let worked = 0;
  for (let offset = 1; offset <= Math.abs(days); offset += 1) if (calendar.isWorkday(addDays(start, offset) ?? '')) worked += 1;
  return worked === 0 ? 0 : worked * sign;
}

/** The day so many working days later, or earlier. */
export function addWorkdays(day: string, days: number, calendar: Calendar): string | undefined {
  if (!Number.isInteger(days)) return undefined;
  let [at, left]: [string | undefined, number] = [addDays(day, 0), Math.abs(days)];
  for (let walked = 0; at !== undefined && left > 0; walked += 1) {
    if (walked > FARTHEST_DAYS) return undefined;
    at = addDays(at, Math.sign(days));
    if (at !== undefined && calendar.isWorkday(at)) left -= 1;
  }
  return at;
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
