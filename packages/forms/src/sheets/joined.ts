import { gridOf } from './grid.js';
import type { Sheet, SheetBlock, SheetRow, SheetTable } from './sheet.js';

/** Between two halves of one table stands nothing, or «续表». */
const CONTINUED = /^[（(]?\s*续(?:表|上表)?\s*\d*[)）]?$/u;

/**
 * The sheet with tables put together that only a page break had parted: the same head again, at the top of the next page.
 * A head repeated in the middle of a table is told once. Blocks keep their numbers: what was joined leaves an empty paragraph.
 */
export function joinedSheet(sheet: Sheet): Sheet {
  const blocks: SheetBlock[] = [];
  let last: number | null = null;
  for (const block of sheet.blocks) {
    const before: SheetBlock | undefined = last === null ? undefined : blocks[last];
    if (block.type === 'table' && before?.type === 'table' && last !== null && goesOn(before, block)) {
      blocks[last] = { ...before, rows: [...before.rows, ...block.rows] };
      blocks.push(nothing);
    } else {
      if (block.type === 'table') last = blocks.length;
      else if (!CONTINUED.test(block.text)) last = null;
      blocks.push(block);
    }
  }
  return { ...sheet, blocks: blocks.map((block) => (block.type === 'table' ? withoutRepeats(block) : block)) };
}

const nothing: SheetBlock = { type: 'paragraph', text: '' };

const textsOf = ({ cells }: SheetRow): string => cells.map(({ column, text }) => `${column}\t${plain(text)}`).join('\n');
const plain = (text: string): string => text.replaceAll(/\s+/gu, '');

function goesOn(above: SheetTable, below: SheetTable): boolean {
  const [first, again] = [headRow(above), headRow(below)];
  return above.columns === below.columns && first !== undefined && again !== undefined && textsOf(first) === textsOf(again);
}

/** The first row that has a word in every cell. */
function headRow({ rows }: SheetTable): SheetRow | undefined {
  return rows.slice(0, 4).find(({ cells }) => cells.length > 1 && cells.every(({ text }) => text !== ''));
}

function withoutRepeats(table: SheetTable): SheetTable {
  const head = headRow(table);
  if (head === undefined || table.rows.filter((row) => textsOf(row) === textsOf(head)).length < 2) return table;
  const at = table.rows.indexOf(head);
  return rowsOnly(table, (row, place) => place <= at || textsOf(row) !== textsOf(head));
}

/** A table of fewer rows; a cell that reached over one that is gone reaches less far. */
export function rowsOnly(table: SheetTable, keeps: (row: SheetRow, at: number) => boolean): SheetTable {
  const grid = gridOf(table);
  const kept = table.rows.flatMap((row, at) => (keeps(row, at) ? [at] : []));
  const rows = kept.flatMap((at): SheetRow[] => {
    const row = table.rows[at];
    return row ? [{ ...row, cells: row.cells.map((cell) => ({ ...cell, down: kept.filter((other) => grid[other]?.[cell.column] === cell).length })) }] : [];
  });
  return { ...table, rows };
}
