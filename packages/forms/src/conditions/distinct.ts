import { isEmptyValue, isPlainObject } from './reading.js';

/** Two rows, counted from 0, that say the same in one column. */
export interface Repetition {
  readonly first: number;
  readonly second: number;
}

/**
 * Each later row that repeats an earlier one in the column, with the first row it repeats.
 * Empty cells repeat nothing; blanks around a text do not make it different.
 */
export function repeatedRows(rows: readonly unknown[], key: string): readonly Repetition[] {
  const firstWith = new Map<unknown, number>();
  return rows.flatMap((row, second) => {
    const value = cell(row, key);
    if (isEmptyValue(value)) return [];
    const first = firstWith.get(value);
    if (first !== undefined) return [{ first, second }];
    firstWith.set(value, second);
    return [];
  });
}

function cell(row: unknown, key: string): unknown {
  const value = isPlainObject(row) && Object.hasOwn(row, key) ? row[key] : undefined;
  return typeof value === 'string' ? value.trim() : value;
}
