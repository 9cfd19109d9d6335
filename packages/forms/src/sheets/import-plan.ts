import { columnsOf, type Column } from '../definition-reading.js';
import type { Row, TableField } from '../definition.js';
import { sameValue } from '../access/same-value.js';
import { equalJson } from '../changes/equal-json.js';
import { TABLE_MAX_ROWS } from '../fields/table.js';
import { kindOf } from '../fields/registry.js';
import type { TextsKnown } from '../fields/text-read.js';
import { layBlock, planPaste, type FilledIn, type LaidBlock, type PasteInto } from '../paste/plan-paste.js';
import type { RowsInSheets } from './rows-in-sheets.js';

/** A value of a row that is filled in; `before` where the row is there already. */
export interface ImportedCell {
  readonly key: string;
  readonly label: string;
  readonly value: unknown;
  readonly before?: unknown;
}

/** What becomes of one row of a file. */
export type ImportedRow = { readonly number: number; readonly texts: readonly string[] } & (
  | { readonly type: 'new'; readonly cells: readonly ImportedCell[] }
  | { readonly type: 'changed'; readonly rowId: string; readonly at: number; readonly cells: readonly ImportedCell[] }
  | { readonly type: 'same'; readonly at: number }
  | { readonly type: 'bad'; readonly reasons: readonly string[] }
);

export interface ImportPlan {
  /** How many rows there may be. */
  readonly most: number;
  readonly rows: readonly ImportedRow[];
  /** What is not about one row. */
  readonly notes: readonly string[];
}

/** Where rows of a file are to go. */
export type ImportInto = Omit<PasteInto, 'at'>;

/** The rows of a file laid over a table, as a block of its own below everything that is there. */
export function layImport(found: RowsInSheets, into: ImportInto): LaidBlock {
  // The limit of the table is asked when it is known which rows are new.
  return layBlock(found.block, { table: { ...into.table, maxRows: TABLE_MAX_ROWS }, rows: [], at: { row: 0, column: '' }, mayAdd: true, opens: into.opens });
}

interface Known extends TextsKnown {
  /** A row nobody has written in. */
  isBlank(row: Row): boolean;
}

/**
 * What each row of a file would do: a row that says the same in its first column as one that is there changes that one; blank cells of
 * the file take nothing away. A row with one cell that cannot be read is left out whole. Nothing is filled in here.
 */
export function planImport(found: RowsInSheets, into: ImportInto, known: Known): ImportPlan {
  const laid = layImport(found, into);
  const plan = planPaste(laid, { ...into, rows: [], at: { row: 0, column: '' }, mayAdd: true }, known);
  const standing = into.rows.map((row, at) => ({ row, at })).filter(({ row }) => !known.isBlank(row));
  const first = columnsOf(into.table).find((column) => laid.texts.some((text) => text.column.id === column.id));
  const met = new Set<string>();
  const most = into.mayAdd ? (into.table.maxRows ?? TABLE_MAX_ROWS) : standing.length;
  let room = most - standing.length;
  const rows = found.numbers.map((number, row): ImportedRow => {
    const about = { number, texts: found.block[row + 1] ?? [] };
    const reasons = plan.problems.filter((problem) => problem.row === row).map(({ message }) => message.replace(/^第\d+行\s*/u, ''));
    if (reasons.length > 0) return { ...about, type: 'bad', reasons };
    const cells = cellsAt(
      plan.cells.filter((cell) => cell.row === row),
      into.table,
    );
    const said = first ? firstWords(cells, first) : '';
    const twin = said === '' ? undefined : standing.find((one) => first && !met.has(one.row.rowId) && wordsOf(one.row[first.key]) === said);
    if (twin) {
      met.add(twin.row.rowId);
      return changeOf(about, twin, { cells, into });
    }
    if (cells.length === 0) return { ...about, type: 'bad', reasons: ['这一行没有能填入的内容'] };
    if (room < 1) return { ...about, type: 'bad', reasons: [into.mayAdd ? `最多${into.table.maxRows ?? TABLE_MAX_ROWS}行，放不下了` : '这里不能加行'] };
    room -= 1;
    return { ...about, type: 'new', cells };
  });
  return { most, rows, notes: plan.notes };
}

const wordsOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll(/\s+/gu, '') : '');
const firstWords = (cells: readonly ImportedCell[], { key }: Column): string => wordsOf(cells.find((cell) => cell.key === key)?.value);

function cellsAt(cells: readonly { readonly key: string; readonly value: unknown }[], table: TableField): readonly ImportedCell[] {
  return cells.flatMap(({ key, value }) => {
    const column = columnsOf(table).find((one) => one.key === key);
    return column === undefined || kindOf(column).isEmpty(value) ? [] : [{ key, label: column.label, value }];
  });
}

interface About {
  readonly number: number;
  readonly texts: readonly string[];
}

function changeOf(
  about: About,
  { row, at }: { readonly row: Row; readonly at: number },
  { cells, into }: { readonly cells: readonly ImportedCell[]; readonly into: ImportInto },
): ImportedRow {
  const different = cells.filter(({ key, value }) => !isSame(row[key] ?? null, value));
  const shut = different.filter(({ key }) => {
    const column = columnsOf(into.table).find((one) => one.key === key);
    return column === undefined || !into.opens(column.id, row.rowId);
  });
  if (shut.length > 0) return { ...about, type: 'bad', reasons: [`第${at + 1}行的${shut.map(({ label }) => label).join('、')}不能修改`] };
  return different.length === 0
    ? { ...about, type: 'same', at }
    : { ...about, type: 'changed', rowId: row.rowId, at, cells: different.map((cell) => ({ ...cell, before: row[cell.key] ?? null })) };
}

/** Blanks between Chinese characters come and go with the program that sets them. */
const isSame = (one: unknown, other: unknown): boolean =>
  equalJson(one, other) || (typeof one === 'string' && typeof other === 'string' && wordsOf(one) === wordsOf(other));

/** The rows with everything that is good filled in: changed ones at their places, new ones in place of blank ones at the end. What others wrote since the plan was made stays. */
export function withImported(rows: readonly Row[], plan: ImportPlan, { isBlank, blank }: { isBlank(row: Row): boolean; blank(): Row }): FilledIn {
  const changes = new Map(plan.rows.flatMap((row) => (row.type === 'changed' ? [[row.rowId, row.cells] as const] : [])));
  const standing = rows.slice(0, rows.findLastIndex((row) => !isBlank(row)) + 1);
  const good = new Map(
    standing.map((row) => [
      row.rowId,
      (changes.get(row.rowId) ?? []).filter(({ key, value, before }) => sameValue(row[key], before) || sameValue(row[key], value)),
    ]),
  );
  const fresh = plan.rows.flatMap((row) => (row.type === 'new' ? [row.cells] : []));
  const added = fresh.slice(0, Math.max(0, plan.most - standing.length));
  const taken = [...added, ...[...good.values()].filter(({ length }) => length > 0)];
  return {
    rows: [...standing.map((row) => withCells(row, good.get(row.rowId) ?? [])), ...added.map((cells) => withCells(blank(), cells))],
    taken: taken.length,
    left: [...fresh, ...changes.values()].flat().length - taken.flat().length,
  };
}

const withCells = (row: Row, cells: readonly ImportedCell[]): Row => ({ ...row, ...Object.fromEntries(cells.map(({ key, value }) => [key, value])) });
