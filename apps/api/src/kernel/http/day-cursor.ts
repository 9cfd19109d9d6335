import { isDay } from '@bihuan/forms';
import { z } from 'zod';

/** What a page of a list in the order of days ended with: a row's id, and the day it had then, if any: what becomes of its day afterwards moves no page. */
export interface Passed {
  readonly id: string;
  readonly dueOn: string | null;
}

/** The same as an address carries it, `2018-10-15~id` or `id` alone; `id` says what one looks like, as a regular expression. */
export const dayCursor = (id: string) =>
  z
    .string()
    .regex(new RegExp(`^(?:\\d{4}-\\d{2}-\\d{2}~)?${id}$`, 'u'))
    .refine((cursor) => !cursor.includes('~') || isDay(cursor.slice(0, 10)));

export const cursorOf = ({ id, dueOn }: Passed): string => (dueOn === null ? id : `${dueOn}~${id}`);

/** Null before the first page. */
export function passedIn(cursor: string | null | undefined): Passed | null {
  if (!cursor) return null;
  const [first = '', second] = cursor.split('~');
  return second === undefined ? { id: first, dueOn: null } : { id: second, dueOn: first };
}
