import { isPlainObject } from './conditions/reading.js';

/** JSON compared by value; the order of keys says nothing. */
export const equalJson = (a: unknown, b: unknown): boolean => a === b || sorted(a) === sorted(b);

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1))) : inner)) ?? '';
}
