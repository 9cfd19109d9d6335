/** Runs in a thread: the worksheets of a workbook as blocks. Imports only what runs there as well. */
import { readXlsx } from 'hucre/xlsx';
import type { Cell, Sheet as Worksheet } from 'hucre/xlsx';
import type { Sheet, SheetBlock, SheetCell, SheetRow, SheetTable } from '@bihuan/forms';
import { textOf } from '../spreadsheet/cell-text.ts';
import { TooMuch } from './bounds.ts';
import type { Bounds } from './bounds.ts';

const MOST_COLUMNS = 60;
/** Bordered rows below the last word: no form has more blank lines. */
const MOST_BLANK = 60;
const MOST_SHEETS = 20;

/** Every visible worksheet that holds a word. What has lines around it is a table; where nothing has, what stands side by side. */
export async function readExcel(bytes: Uint8Array, bounds: Bounds): Promise<readonly Sheet[]> {
  const { sheets } = await readXlsx(bytes, { readStyles: true, sheets: ({ hidden, veryHidden }) => !hidden && !veryHidden });
  let [cells, letters] = [0, 0];
  return sheets
    .slice(0, MOST_SHEETS)
    .map((sheet) => {
      const lines = linesOf(sheet);
      cells += lines.reduce((sum, line) => sum + line.length, 0);
      letters += lines.reduce((sum, line) => sum + line.reduce((inLine, { text }) => inLine + text.length, 0), 0);
      if (cells > bounds.cells || letters > bounds.letters) throw new TooMuch('workbook');
      return { name: sheet.name, from: 'excel' as const, blocks: blocksOf(sheet, lines) };
    })
    .filter(({ blocks }) => blocks.length > 0);
}

/** A cell at its place in the worksheet. */
interface Placed extends SheetCell {
  readonly isBordered: boolean;
  readonly isBold: boolean;
  readonly isCentred: boolean;
}

function linesOf(sheet: Worksheet): readonly (readonly Placed[])[] {
  const height = Math.min(
    lastWord(sheet) + 1 + MOST_BLANK,
    Math.max(sheet.rows.length, ...[...(sheet.cells ?? new Map<string, Cell>()).keys()].map((key) => Number(key.split(',')[0]) + 1)),
  );
  const merged = mergesOf(sheet);
  return Array.from({ length: Math.max(0, height) }, (_, row) => {
    const width = Math.min(MOST_COLUMNS, Math.max(sheet.rows[row]?.length ?? 0, merged.reach));
    return Array.from({ length: width }, (__, column) => column).flatMap((column): Placed[] => {
      const merge = merged.at(row, column);
      if (merge && (merge.top !== row || merge.left !== column)) return [];
      const style = sheet.cells?.get(`${row},${column}`)?.style;
      return [
        {
          column,
          across: Math.min(merge?.across ?? 1, MOST_COLUMNS - column),
          down: merge?.down ?? 1,
          text: textOf(sheet.rows[row]?.[column]),
          isBordered: isBordered(style),
          isBold: style?.font?.bold === true,
          isCentred: style?.alignment?.horizontal === 'center',
        },
      ];
    });
  });
}

const isBordered = (style: Cell['style']): boolean =>
  style?.border !== undefined &&
  [style.border.top, style.border.bottom, style.border.left, style.border.right].filter((side) => side?.style !== undefined).length > 1;

function lastWord({ rows }: Worksheet): number {
  return rows.findLastIndex((row) => row.some((value) => textOf(value) !== ''));
}

interface Merge {
  readonly top: number;
  readonly left: number;
  readonly across: number;
  readonly down: number;
}

function mergesOf({ merges = [] }: Worksheet): { at: (row: number, column: number) => Merge | undefined; reach: number } {
  const found = merges
    .slice(0, 5000)
    .map(({ startRow, startCol, endRow, endCol }): Merge => ({ top: startRow, left: startCol, across: endCol - startCol + 1, down: endRow - startRow + 1 }))
    .filter(({ left }) => left < MOST_COLUMNS);
  const byRow = new Map<number, Merge[]>();
  for (const merge of found)
    for (let row = merge.top; row < Math.min(merge.top + merge.down, merge.top + 6000); row += 1) byRow.set(row, [...(byRow.get(row) ?? []), merge]);
  return {
    at: (row, column) => byRow.get(row)?.find(({ left, across }) => column >= left && column < left + across),
    reach: Math.max(0, ...found.map(({ left, across }) => Math.min(MOST_COLUMNS, left + across))),
  };
}

function blocksOf(sheet: Worksheet, lines: readonly (readonly Placed[])[]): readonly SheetBlock[] {
  const hasBorders = lines.some((line) => line.filter((cell) => cell.isBordered).length > 1);
  const blocks: SheetBlock[] = [];
  let rows: { line: readonly Placed[]; row: number }[] = [];
  let reaches = 0;
  const finish = (): void => {
    const table = tableOf(rows, headsOf(sheet), widthsOf(sheet));
    if (table) blocks.push(table);
    rows = [];
  };
  lines.forEach((line, row) => {
    if (row < reaches || isTableLine(line, { hasBorders, follows: rows.length > 0 })) {
      rows.push({ line, row });
      reaches = Math.max(reaches, ...line.map(({ down }) => row + down));
    } else {
      finish();
      const words = line.filter(({ text }) => text !== '');
      if (words.length > 0)
        blocks.push({
          type: 'paragraph',
          text: words.map(({ text }) => text).join('  '),
          ...(words.every(({ isCentred }) => isCentred) ? { isCentred: true as const } : {}),
          ...(words.every(({ isBold }) => isBold) ? { isBold: true as const } : {}),
        });
    }
  });
  finish();
  const boxes = (sheet.textBoxes ?? []).flatMap(({ text }): SheetBlock[] => (text.trim() === '' ? [] : [{ type: 'paragraph', text: text.trim() }]));
  return [...blocks, ...boxes];
}

function isTableLine(line: readonly Placed[], { hasBorders, follows }: { readonly hasBorders: boolean; readonly follows: boolean }): boolean {
  if (hasBorders) return line.filter(({ isBordered: has }) => has).length > 1 || (follows && line.some(({ isBordered: has, across }) => has && across > 1));
  const words = line.filter(({ text }) => text !== '');
  if (words.some(({ text }) => /[：:]\s*_*$/u.test(text))) return false;
  return words.length > 1 || (follows && words.length === 1 && words.every(({ text, across }) => across === 1 && text.length <= 30 && !/^[注※*]/u.test(text)));
}

/** Rows printed on top of each page, as `$3:$4`. */
function headsOf({ pageSetup }: Worksheet): (row: number) => boolean {
  const [, from, to] = /^\$?(\d+):\$?(\d+)$/u.exec(pageSetup?.printTitlesRow ?? '') ?? [];
  return (row) => from !== undefined && row + 1 >= Number(from) && row + 1 <= Number(to);
}

/** Half-width signs of the usual letter are this wide on paper, in millimetres. */
const SIGN = 1.9;

/** Of so many columns from one on; null where the file leaves one of them as it comes. */
const widthsOf =
  ({ columns = [] }: Worksheet) =>
  (from: number, to: number): readonly number[] | null => {
    const widths = columns.slice(from, to).map((column) => Math.round((column?.width ?? 0) * SIGN * 10) / 10);
    return to - from > 1 && widths.length === to - from && widths.every((width) => width > 0) ? widths : null;
  };

function tableOf(
  rows: readonly { line: readonly Placed[]; row: number }[],
  isHead: (row: number) => boolean,
  widthsFrom: ReturnType<typeof widthsOf>,
): SheetTable | null {
  const used = rows.flatMap(({ line }) => line.filter(({ text, isBordered: has }) => has || text !== ''));
  if (used.length === 0) return null;
  const left = Math.min(...used.map(({ column }) => column));
  const right = Math.max(...used.map(({ column, across }) => column + across));
  const widths = widthsFrom(left, right);
  return {
    type: 'table',
    columns: right - left,
    ...(widths ? { widths } : {}),
    rows: rows.map(({ line, row }, at): SheetRow => ({
      number: row + 1,
      ...(isHead(row) ? { isHead: true as const } : {}),
      cells: line
        .filter(({ column }) => column >= left && column < right)
        .map(({ column, across, down, text }) => ({
          column: column - left,
          across: Math.min(across, right - column),
          down: Math.min(down, rows.length - at),
          text,
        })),
    })),
  };
}
