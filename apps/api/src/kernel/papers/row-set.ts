import type { SharedCell, Stretch } from '@bihuan/forms';
import { ROW, SIZES } from './paper.js';
import { stretchesOfLines } from './stretches.js';

/** The three hands a sheet is set in: 小标宋 for the title, 黑体 for heads, 仿宋 for the rest. */
export type Hand = 'title' | 'head' | 'body';

/** From line to line, in sizes of their letters. */
export const LEADING = 1.3;

export interface Look {
  readonly hand: Hand;
  readonly size: number;
  readonly isCentred: boolean;
}

/** A cell with its words broken into lines. */
export interface CellSet {
  readonly lines: readonly string[];
  readonly look: Look;
  /** Of each line. */
  readonly bold?: readonly (readonly Stretch[])[] | undefined;
  /** It stands over several rows; on a further page it says so. */
  readonly shared?: SharedCell & { readonly again: readonly string[] };
}

export interface Row {
  readonly cells: readonly CellSet[];
  readonly columns: readonly number[];
}

/** What so many lines take in a cell, in points. */
export const roomFor = (lines: number): number => lines * SIZES.table * LEADING + 4;
export const heightOf = (row: Row): number => Math.max(ROW, ...row.cells.map(({ lines, shared }) => (shared ? 0 : roomFor(lines.length))));

export function withBold(row: Row, texts: readonly string[], boldAt: (column: number) => readonly Stretch[] | undefined): Row {
  const cells = row.cells.map((cell, at) => {
    const bold = boldAt(at);
    return bold === undefined ? cell : { ...cell, bold: stretchesOfLines(texts[at] ?? '', cell.lines, bold) };
  });
  return { ...row, cells };
}

/** The first so many lines, and the rest. */
export function split(row: Row, lines: number): readonly [Row, Row] {
  const part = (from: number, to: number): Row => ({ ...row, cells: row.cells.map((cell) => partOf(cell, from, to)) });
  return [part(0, lines), part(lines, Number.MAX_SAFE_INTEGER)];
}

function partOf(cell: CellSet, from: number, to: number): CellSet {
  if (cell.shared) return { ...cell, shared: { ...cell.shared, begins: cell.shared.begins && from === 0 } };
  return { ...cell, lines: cell.lines.slice(from, to), ...(cell.bold && { bold: cell.bold.slice(from, to) }) };
}
