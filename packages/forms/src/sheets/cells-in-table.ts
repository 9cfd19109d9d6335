import { gridOf } from './grid.js';
import { labelsIn } from './label-line.js';
import type { SheetCell, SheetTable } from './sheet.js';

/** A label of a table with the place beside or below it where the answer goes. */
export interface LabelCell {
  readonly label: string;
  readonly beside: string;
  readonly row: number;
  readonly column: number;
  /** How much of the table the answer has: more than a line of words fits in a large one. */
  readonly isLarge: boolean;
}

/** What the rows of a table ask that are no list, and what they merely say. */
export interface CellsRead {
  readonly labels: readonly LabelCell[];
  readonly said: readonly { readonly text: string; readonly row: number; readonly column: number }[];
}

type Grid = readonly (readonly (SheetCell | null)[])[];
const LONGEST_LABEL = 30;
const plain = (text: string): string => text.replaceAll(/\s+/gu, '');
const isOpen = (text: string): boolean => /^[_\s年月日]*$/u.test(text);
const isBoxes = (text: string): boolean => /[□☐◻]/u.test(text);

export function cellsOf(table: SheetTable, rows: readonly number[]): CellsRead {
  const grid = gridOf(table);
  const wanted = new Set(rows);
  const taken = new Set<SheetCell>();
  const labels: LabelCell[] = [];
  const said: { text: string; row: number; column: number }[] = [];
  table.rows.forEach(({ cells }, row) => {
    if (!wanted.has(row)) return;
    for (const cell of cells) {
      if (taken.has(cell) || plain(cell.text) === '') continue;
      const answer = answerOf(grid, { cell, row, wanted, taken });
      const found = answer
        ? [{ label: labelText(cell.text), beside: answer.text, row, column: cell.column, isLarge: answer.down > 1 || answer.text.includes('\n') }]
        : withinCell(cell, row, table.columns);
      if (answer) taken.add(answer);
      if (found.length > 0) labels.push(...found);
      else said.push({ text: cell.text, row, column: cell.column });
    }
  });
  return { labels, said };
}

const labelText = (text: string): string =>
  (/^[\p{L}\p{N}\s（()）、/：:*％%]+$/u.test(text) ? plain(text) : text.replaceAll(/\s*\n\s*/gu, ' ').trim()).replace(/[：:]$/u, '');

interface At {
  readonly cell: SheetCell;
  readonly row: number;
  readonly wanted: ReadonlySet<number>;
  readonly taken: ReadonlySet<SheetCell>;
}

/** The blank place to the right, else the one below that is as wide. */
function answerOf(grid: Grid, { cell, row, wanted, taken }: At): SheetCell | null {
  if (plain(cell.text).length > LONGEST_LABEL || /[。；;]/u.test(cell.text)) return null;
  const right = grid[row]?.[cell.column + cell.across] ?? null;
  if (right && right !== cell && !taken.has(right) && (isOpen(right.text) || isBoxes(right.text) || isSigned(right.text))) return right;
  const below = wanted.has(row + cell.down) ? (grid[row + cell.down]?.[cell.column] ?? null) : null;
  return below && below.column === cell.column && below.across === cell.across && !taken.has(below) && isOpen(below.text) && !(right && labelled(right))
    ? below
    : null;
}

const labelled = ({ text }: SheetCell): boolean => plain(text) === '';

/** A place for words with a line to sign at its foot is still a place for words. */
const isSigned = (text: string): boolean =>
  /(?:签名|签字|盖章|签章|公章)/u.test(text) &&
  text.split('\n').every((line) => isOpen(line) || /(?:签名|签字|盖章|签章|公章|负责人|年\s*月\s*日)/u.test(line));

/** «主要事迹：» with room beneath it in the same cell, or several labels in one cell. */
function withinCell(cell: SheetCell, row: number, columns: number): readonly LabelCell[] {
  return labelsIn(cell.text).map(({ label, beside }) => ({
    label,
    beside,
    row,
    column: cell.column,
    isLarge: cell.across * 2 > columns && labelsIn(cell.text).length === 1,
  }));
}
