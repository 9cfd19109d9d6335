import { columnsOf } from '../definition-reading.js';
import type { TableField } from '../definition.js';
import type { Block } from '../paste/block.js';
import { headsOf } from '../paste/heads.js';
import { gridOf } from './grid.js';
import { joinedSheet } from './joined.js';
import type { Sheet, SheetTable } from './sheet.js';

/** The table of a file that a table of a form recognises by its heads. */
export interface RowsInSheets {
  readonly from: Sheet['from'];
  /** What the file calls its columns; its serial number among them. */
  readonly heads: readonly string[];
  /** Heads of columns first, then a line for each row. */
  readonly block: Block;
  /** What each line of the block after the head is called: the row of a worksheet, or the how manieth of a table. */
  readonly numbers: readonly number[];
}

/** Heads the column in which a file comes back with what was wrong. */
export const REASON = '原因';
const TOTAL = /^(?:合计|总计|小计)$/u;
const OPEN = /^[_\s]*$/u;

/** Looks through all sheets of a file for the table whose heads name most columns. Null where none names any. */
export function rowsInSheets(sheets: readonly Sheet[], table: TableField): RowsInSheets | null {
  let best: { readonly found: RowsInSheets; readonly named: number } | null = null;
  for (const sheet of sheets) {
    for (const block of joinedSheet(sheet).blocks) {
      const read = block.type === 'table' ? rowsOf(block, table) : null;
      if (read && (best === null || read.named > best.named))
        best = { found: { from: sheet.from, heads: read.heads, block: read.block, numbers: read.numbers }, named: read.named };
    }
  }
  return best?.found ?? null;
}

function rowsOf(from: SheetTable, table: TableField): (Omit<RowsInSheets, 'from'> & { readonly named: number }) | null {
  const grid = gridOf(from);
  const lines = grid.map((row) => row.map((cell, column) => (cell?.column === column && !OPEN.test(cell.text) ? cell.text.trim() : '')));
  const heads = headsOf(lines, columnsOf(table));
  if (!heads) return null;
  // A file we gave back says beside each row why; that is nobody's answer.
  const line = (lines[heads.rows - 1] ?? []).map((text, at) => (text === REASON && heads.columns[at] === undefined ? '' : text));
  const kept = lines.flatMap((texts, at) =>
    at >= heads.rows && isRow(texts, { grid: grid[at] ?? [], heads: line, columns: heads.columns })
      ? [{ texts, number: from.rows[at]?.number ?? at - heads.rows + 1 }]
      : [],
  );
  return {
    heads: line,
    block: [line, ...kept.map(({ texts }) => texts)],
    numbers: kept.map(({ number }) => number),
    named: heads.columns.filter((column) => column !== undefined).length,
  };
}

interface Around {
  readonly grid: readonly (object | null)[];
  readonly heads: readonly string[];
  readonly columns: readonly unknown[];
}

/** Blank numbered rows, totals, remarks over the whole width and heads told again are no rows. */
function isRow(texts: readonly string[], { grid, heads, columns }: Around): boolean {
  const words = texts.filter((text) => text !== '');
  // The same rows a block would be laid by, so that each keeps its number.
  if (!texts.some((text, at) => text !== '' && columns[at] !== undefined)) return false;
  if (new Set(grid).size === 1 && grid.length > 1) return false;
  return !words.some((word) => TOTAL.test(word.replaceAll(/\s+/gu, ''))) && texts.join('\n') !== heads.join('\n');
}
