import { SEEN } from '../json-schema.js';
import type { Calendar } from './calendar.js';
import type { Reading } from './condition.js';

/**
 * An object as JSON makes it; class instances, arrays and null are none. The prototype is known by having none
 * itself, because objects made in another realm (a worker, a frame, `structuredClone`) have another `Object`.
 */
export function isPlainObject(value: unknown): value is Reading {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Follows a dotted path through own properties of plain objects; anything else is `undefined`. */
export function valueAt(reading: Reading, path: string): unknown {
  let value: unknown = reading;
  for (const key of path.split('.')) {
    if (!isPlainObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

const seen = new RegExp(SEEN, 'u');

/** No value, blank text or an empty list. `0` and `false` are answers. */
export function isEmptyValue(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return !seen.test(value);
  return Array.isArray(value) && value.length === 0;
}

/** Rows of a table; an absent table has none, and what is no list is no table. */
export function rowsAt(reading: Reading, path: string): readonly unknown[] | undefined {
  const value = valueAt(reading, path);
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : undefined;
}

/** No path names it: whatever is copied from a reading has the calendar too, and nobody reads it as a value. */
const CALENDAR = Symbol('calendar');

/** The same with the working days of whoever asks. */
export const withCalendar = (reading: Reading, calendar: Calendar): Reading => ({ ...reading, [CALENDAR]: calendar });

export const calendarIn = (reading: Reading): Calendar | undefined => Reflect.get(reading, CALENDAR) as Calendar | undefined; // put there right above alone
