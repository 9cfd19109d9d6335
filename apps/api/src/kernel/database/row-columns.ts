import { binaryColumn } from './binary-columns.js';
import type { Cell, ColumnType } from './binary-columns.js';

/** Name → type of the columns that rows travel in. */
export type Columns = Readonly<Record<string, ColumnType>>;
export type RowOf<T> = Readonly<Record<keyof T, Cell>>;

export interface RowsInSql {
  readonly table: Columns;
  readonly as: string;
  /** Number of the statement's first parameter that is a column. */
  readonly first: number;
  /** With a column `n`, from 1 in their order. */
  readonly numbered?: true;
}

/** SQL: the rows of one of the tables a statement is given as columns. */
export function rowsOf(tables: readonly Columns[], { table, as, first, numbered }: RowsInSql): string {
  const from = tables.slice(0, tables.indexOf(table)).reduce((sum, before) => sum + Object.keys(before).length, first);
  const columns = Object.values(table).map((type, n) => `$${from + n}::${type}[]`);
  const [ordinality, names] = numbered ? [' with ordinality', [...Object.keys(table), 'n']] : ['', Object.keys(table)];
  return `unnest(${columns.join(', ')})${ordinality} as ${as} (${names.join(', ')})`;
}

/** The parameters of one table. */
export function columnsOf<T extends Columns>(table: T, rows: readonly RowOf<T>[]): Buffer[] {
  return Object.entries(table).map(([name, type]) =>
    binaryColumn(
      type,
      rows.map((row) => row[name]),
    ),
  );
}
