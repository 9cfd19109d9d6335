import type { Issue, TableField } from '../definition.js';

/** What was found in a row where it stood. */
interface Found {
  readonly index: number;
  readonly issues: readonly Issue[];
}

/**
 * What one question found in the rows of tables, as long as they are the very same objects: a row that nobody touched is not looked at
 * again. Only for what depends on the row alone; where it is wrong, its number is in the words, so that it must stand where it stood.
 */
export class SeenRows {
  readonly #tables = new WeakMap<TableField, WeakMap<object, Found>>();
  #most = Number.POSITIVE_INFINITY;
  #isLeft = false;

  ask(table: TableField, { row, index }: { readonly row: object; readonly index: number }, look: () => readonly Issue[]): readonly Issue[] {
    const rows = this.#tables.get(table) ?? new WeakMap<object, Found>();
    this.#tables.set(table, rows);
    const found = rows.get(row);
    if (found && (found.issues.length === 0 || found.index === index)) return found.issues;
    if (this.#most === 0) {
      this.#isLeft = true;
      return [];
    }
    this.#most -= 1;
    const issues = look();
    rows.set(row, { index, issues });
    return issues;
  }

  /** Asks about no more rows than so many that were not seen yet; whether any are left unseen. */
  some(most: number, asking: () => unknown): boolean {
    [this.#most, this.#isLeft] = [most, false];
    asking();
    this.#most = Number.POSITIVE_INFINITY;
    return this.#isLeft;
  }
}

/** Asks anew every time. */
export const nothingSeen: Pick<SeenRows, 'ask'> = { ask: (_table, _place, look) => look() };
export type Seen = Pick<SeenRows, 'ask'>;
