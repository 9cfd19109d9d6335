import { isDay } from '../day.js';

/** Which days are worked, as the caller knows it: weekends, public holidays and the days worked in their stead. */
export interface Calendar {
  isWorkday(day: string): boolean;
}

/** Days between which is counted one by one: more than anybody plans, and bounded. */
const FARTHEST_DAYS = 3_700;
const DAY_MS = 86_400_000;

/** Whole days from one local day to another; negative where it lies before. A time of day is not looked at. */
export function daysBetween(from: string, to: string): number | undefined {
  const [a, b] = [momentOf(from), momentOf(to)];
  return a === undefined || b === undefined ? undefined : Math.round((b - a) / DAY_MS);
}

export function addDays(day: string, days: number): string | undefined {
  const start = momentOf(day);
  if (start === undefined || !Number.isInteger(days) || Math.abs(days) > 400_000) return undefined;
  const text = new Date(start + days * DAY_MS).toISOString().slice(0, 10);
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

function momentOf(text: string): number | undefined {
  const day = text.slice(0, 10);
  return isDay(day) && (text.length === 10 || text[10] === 'T') ? Date.parse(`${day}T00:00:00Z`) : undefined;
}
