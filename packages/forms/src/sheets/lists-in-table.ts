import { gridOf } from './grid.js';
import type { SheetCell, SheetTable } from './sheet.js';

/** A head with rows beneath it in which people write. */
export interface ListInTable {
  /** Rows of the head, and the first row after the list. */
  readonly from: number;
  readonly body: number;
  readonly to: number;
  readonly columns: readonly ListColumn[];
  readonly kind: 'numbered-rows' | 'blank-rows' | 'filled-rows' | 'head-only';
}

export interface ListColumn {
  readonly label: string;
  /** Heads above that cover several columns: «责任». */
  readonly group: string;
  readonly row: number;
  readonly column: number;
  readonly across: number;
  readonly isSerial: boolean;
  /** Cells below the head reach over several rows. */
  readonly isJoined: boolean;
  /** What stands in the rows already. */
  readonly texts: readonly string[];
}

const NUMBER = /^(?:\d{1,3}|[一二三四五六七八九十]{1,3})[.、．)）]?$/u;
const SERIAL = /^(?:序号|编号|项次|序|号|No\.?)$/iu;
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计)$/u;
const LONGEST_HEAD = 40;
type Grid = readonly (readonly (SheetCell | null)[])[];

/** All lists of a table from top to bottom; a form often has answers above and a list below. */
export function listsIn(table: SheetTable): readonly ListInTable[] {
  const grid = gridOf(table);
  const found: ListInTable[] = [];
  for (let row = 0; row < grid.length; row += 1) {
    const list = listAt(table, grid, row);
    if (list) {
      found.push(list);
      row = list.to - 1;
    }
  }
  return found;
}

function listAt(table: SheetTable, grid: Grid, from: number): ListInTable | null {
  const deep = headDepth(table, grid, from);
  if (deep === 0) return null;
  const body = from + deep;
  const bottom = cellsOf(grid, body - 1);
  if (bottom.length < 2 || bottom.some(({ text }) => plain(text) === '' || plain(text).length > LONGEST_HEAD)) return null;
  const to = endOfList(grid, body, bottom);
  const rows = Array.from({ length: to - body }, (_, at) => body + at);
  const kind = kindOfRows(grid, { rows, heads: bottom, isLast: from === 0 && body === grid.length });
  if (
    kind === null ||
    (kind === 'head-only' && bottom.some(({ text }) => /[：:]/u.test(text))) ||
    (kind !== 'head-only' && rows.length < 2 && table.rows[from]?.isHead !== true && kind !== 'numbered-rows')
  )
    return null;
  return { from, body, to, kind, columns: bottom.map((cell) => columnOf(cell, { grid, from, body, rows })) };
}

/** A head takes as many rows as its deepest cell; a cell that covers several columns has others beneath it. */
function headDepth({ rows }: SheetTable, grid: Grid, from: number): number {
  const cells = rows[from]?.cells ?? [];
  const here = cellsOf(grid, from);
  // A row that a cell from above reaches into is no head of its own.
  if (cells.length < 2 || cells.length < here.length || cells.some(({ text }) => plain(text) === '')) return 0;
  const deepest = Math.max(...cells.map(({ down }) => down));
  if (deepest > 3) return 0;
  const isGrouped = deepest > 1 && cells.some(({ across, down }) => across > 1 && down < deepest);
  return isGrouped ? deepest : deepest === 1 ? 1 : cells.every(({ down }) => down === deepest) ? deepest : 0;
}

const cellsOf = (grid: Grid, row: number): readonly SheetCell[] => [...new Set((grid[row] ?? []).filter((cell) => cell !== null))];
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** Rows belong to the list as long as they have its columns. A total below is none of its rows. */
function endOfList(grid: Grid, body: number, heads: readonly SheetCell[]): number {
  let to = body;
  while (to < grid.length) {
    const cells = cellsOf(grid, to);
    const fits = cells.length > 1 && cells.length >= heads.length - 1 && heads.every(({ column }) => (grid[to]?.[column]?.column ?? -1) === column);
    if (!fits || TOTAL.test(plain(cells[0]?.text ?? ''))) break;
    to += 1;
  }
  return to;
}

function kindOfRows(
  grid: Grid,
  { rows, heads, isLast }: { readonly rows: readonly number[]; readonly heads: readonly SheetCell[]; readonly isLast: boolean },
): ListInTable['kind'] | null {
  // Many send the heads of a worksheet and nothing below.
  if (rows.length === 0) return isLast ? 'head-only' : null;
  const [first] = heads;
  const others = heads.slice(1);
  const textAt = (row: number, column: number): string => plain(grid[row]?.[column]?.text ?? '');
  const isNumbered =
    first !== undefined &&
    rows.every((row) => NUMBER.test(textAt(row, first.column)) || textAt(row, first.column) === '……' || textAt(row, first.column) === '…');
  const blank = rows.filter((row) => others.every(({ column }) => textAt(row, column) === '')).length;
  const isSerial = first !== undefined && SERIAL.test(plain(first.text));
  if (isNumbered && blank * 2 >= rows.length) return 'numbered-rows';
  if (blank * 2 >= rows.length && rows.every((row) => first === undefined || textAt(row, first.column) === '' || isSerial)) return 'blank-rows';
  // Rows that are filled in already are a list only where something counts them.
  return isNumbered && isSerial ? 'filled-rows' : null;
}

interface At {
  readonly grid: Grid;
  readonly from: number;
  readonly body: number;
  readonly rows: readonly number[];
}

function columnOf(cell: SheetCell, { grid, from, body, rows }: At): ListColumn {
  const above = [...new Set(Array.from({ length: body - from }, (_, at) => grid[from + at]?.[cell.column] ?? null))].filter(
    (each) => each !== null && each !== cell,
  );
  const row = Array.from({ length: body - from }, (_, at) => from + at).find((at) => grid[at]?.[cell.column] === cell) ?? from;
  const texts = [...new Set(rows.map((at) => grid[at]?.[cell.column] ?? null))].flatMap((each) =>
    each === null || plain(each.text) === '' ? [] : [each.text],
  );
  return {
    label: plain(cell.text),
    group: above
      .map((each) => plain(each?.text ?? ''))
      .filter((text) => text !== '')
      .join(' '),
    row,
    column: cell.column,
    across: cell.across,
    isSerial: SERIAL.test(plain(cell.text)),
    isJoined: rows.some((at) => (grid[at]?.[cell.column]?.down ?? 1) > 1),
    texts,
  };
}
