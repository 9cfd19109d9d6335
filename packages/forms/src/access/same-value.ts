import { isEmptyValue } from '../conditions/reading.js';

/** Emptied is the same as never filled in. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || (isEmptyValue(a) && isEmptyValue(b)) || JSON.stringify(a) === JSON.stringify(b);
