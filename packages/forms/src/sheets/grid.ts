import type { SheetCell, SheetTable } from './sheet.js';

/** The cell over each place of a table, row by row; `null` where the paper has none. A merged cell stands at every place it covers. */
export function gridOf({ rows, columns }: SheetTable): readonly (readonly (SheetCell | null)[])[] {
  const grid = rows.map(() => Array.from({ length: columns }, (): SheetCell | null => null));
  rows.forEach(({ cells }, top) => {
    for (const cell of cells) {
      for (let row = top; row < Math.min(rows.length, top + cell.down); row += 1) grid[row]?.fill(cell, cell.column, cell.column + cell.across);
    }
  });
  return grid;
}
