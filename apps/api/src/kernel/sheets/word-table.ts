/** Runs in a thread: a table of a Word document, its merged cells put together. Imports types only. */
import type { SheetCell, SheetRow, SheetTable } from '@bihuan/forms';

/** A cell as the file has it. */
export interface RawCell {
  across: number;
  /** `restart` begins a merged cell, `continue` is the same cell as above. */
  down: 'no' | 'restart' | 'continue';
  /** The same along the row, as old programs write it. */
  besides: 'no' | 'restart' | 'continue';
  isDeleted: boolean;
  lines: string[];
}

export interface RawRow {
  isHead: boolean;
  isDeleted: boolean;
  before: number;
  readonly cells: RawCell[];
}

export const newCell = (): RawCell => ({ across: 1, down: 'no', besides: 'no', isDeleted: false, lines: [] });
export const newRow = (): RawRow => ({ isHead: false, isDeleted: false, before: 0, cells: [] });

interface OpenCell {
  column: number;
  across: number;
  down: number;
  readonly text: string;
}

/** What the paper shows: each cell once, at its place, with how far it reaches. */
export function tableOf(raw: readonly RawRow[], widths: readonly number[] = []): SheetTable {
  let above: readonly OpenCell[] = [];
  const rows = raw
    .filter(({ isDeleted, cells }) => !isDeleted && cells.length > 0)
    .map((row) => {
      const { begun, standing } = placed(row, above);
      above = standing;
      return { isHead: row.isHead, begun };
    });
  const columns = Math.max(0, ...rows.flatMap(({ begun }) => begun.map(({ column, across }) => column + across)));
  return {
    type: 'table',
    columns,
    ...(saysWidths(widths, columns) ? { widths } : {}),
    rows: rows.map(({ isHead, begun }): SheetRow => ({ cells: begun.map((cell): SheetCell => ({ ...cell })), ...(isHead ? { isHead: true as const } : {}) })),
  };
}

/** Some programs leave a grid behind that is not the table's. */
const saysWidths = (widths: readonly number[], columns: number): boolean => columns > 1 && widths.length === columns && widths.every((width) => width > 0);

/** Cells that begin in the row, and those that may be continued below it. */
function placed({ before, cells }: RawRow, above: readonly OpenCell[]): { begun: OpenCell[]; standing: OpenCell[] } {
  const begun: OpenCell[] = [];
  const standing: OpenCell[] = [];
  let column = before;
  for (const cell of cells) {
    const last = begun.at(-1);
    if (cell.besides === 'continue' && last) last.across += cell.across;
    else {
      const over = cell.down === 'continue' ? above.find((each) => each.column === column) : undefined;
      if (over) {
        over.down += 1;
        standing.push(over);
      } else {
        const open: OpenCell = { column, across: cell.across, down: 1, text: cell.isDeleted ? '' : cell.lines.join('\n').trim() };
        begun.push(open);
        if (cell.down !== 'no') standing.push(open);
      }
    }
    column += cell.across;
  }
  return { begun, standing };
}
