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
  const columns = arraysOf(tables, table, first);
  const [ordinality, names] = numbered ? [' with ordinality', [...Object.keys(table), 'n']] : ['', Object.keys(table)];
  return `unnest(${columns.join(', ')})${ordinality} as ${as} (${names.join(', ')})`;
}

/**
 * The same of at most a hundred rows: all columns but the first are read by the row's number. `rowsOf` has a store made for each column, which costs
 * more than the few rows do; of thousands, reading texts by number would cost more.
 */
export function fewRowsOf(tables: readonly Columns[], { table, as, first }: Omit<RowsInSql, 'numbered'>): string {
  const [names, arrays] = [Object.keys(table), arraysOf(tables, table, first)];
  const columns = arrays.map((array, n) => (n === 0 ? `u.${names[n]}` : `(${array})[u.n::int] as ${names[n]}`));
  return `(select ${columns.join(', ')} from unnest(${arrays[0]}) with ordinality as u (${names[0]}, n)) as ${as}`;
}

function arraysOf(tables: readonly Columns[], table: Columns, first: number): string[] {
  const from = tables.slice(0, tables.indexOf(table)).reduce((sum, before) => sum + Object.keys(before).length, first);
  return Object.values(table).map((type, n) => `$${from + n}::${type}[]`);
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
