/** Runs in a thread of its own: unpacks a guarded workbook and gives its cells back as text. What it imports of ours it names as it stands, so that it runs from sources and from what was built. */
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet } from 'hucre/xlsx';
import { fillsUp, textOf } from './cell-text.ts';
import type { Shown } from './cell-text.ts';
import { eachPart, Refused } from './unpack.ts';

export interface WorkerJob {
  readonly bytes: Uint8Array;
  readonly mostRows: number;
  readonly mostColumns: number;
}

export type ParsedWarning =
  | { readonly type: 'formula' | 'error-value'; readonly row: number; readonly column: number }
  | { readonly type: 'merged'; readonly row: number; readonly column: number; readonly toRow: number; readonly toColumn: number };

export interface ParsedSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly warnings: readonly ParsedWarning[];
}

export type WorkerAnswer =
  | { readonly type: 'read'; readonly sheets: readonly ParsedSheet[] }
  | { readonly type: 'refused'; readonly code: 'unsafe' | 'unreadable' | 'too-many-rows' };

parentPort?.postMessage(await answer(workerData as WorkerJob)); // made by read-spreadsheet.ts

async function answer({ bytes, mostRows, mostColumns }: WorkerJob): Promise<WorkerAnswer> {
  try {
    let fills = false;
    eachPart(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), (name, plain) => void (fills ||= hasFillingFormat(name, plain)));
    // How each cell looks takes memory and time: it is read where some look other than their numbers.
    const { sheets } = await readXlsx(bytes, { readStyles: fills });
    const by = fills ? (await import('hucre')).formatValue : null;
    return {
      type: 'read',
      sheets: sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map((sheet) => parsed(sheet, { mostRows, mostColumns, by })),
    };
  } catch (error) {
    return { type: 'refused', code: error instanceof Refused ? error.code : 'unreadable' };
  }
}

function hasFillingFormat(name: string, plain: Buffer): boolean {
  if (!name.toLowerCase().endsWith('styles.xml')) return false;
  return [...plain.toString().matchAll(/\bformatCode="([^"]*)"/gu)].some(([, code = '']) => fillsUp(code.replaceAll('&quot;', '"')));
}

interface Reading extends Pick<WorkerJob, 'mostRows' | 'mostColumns'> {
  readonly by: Shown['by'] | null;
}

function parsed(sheet: Sheet, reading: Reading): ParsedSheet {
  const rows: string[][] = [];
  let filled = 0;
  sheet.rows.forEach((cells, at) => {
    const row = textsOf(cells, (column) => shownAt(sheet, `${at},${column}`, reading), reading);
    if (row.length === 0) return;
    filled += 1;
    if (filled > reading.mostRows) throw new Refused('too-many-rows');
    // Rows keep their places, so that a report can name the row as the person's program numbers it.
    while (rows.length < at) rows.push([]);
    rows.push(row);
  });
  return { name: sheet.name, rows, warnings: warningsOf(sheet, rows.length) };
}

function shownAt({ cells }: Sheet, place: string, { by }: Reading): Shown | null {
  const format = by === null ? undefined : cells?.get(place)?.style?.numFmt;
  return by === null || format === undefined ? null : { format, by };
}

function textsOf(cells: readonly CellValue[], shown: (column: number) => Shown | null, { mostColumns }: Reading): string[] {
  const row = cells.slice(0, mostColumns).map((value, column) => textOf(value, typeof value === 'number' ? shown(column) : null));
  while (row.length > 0 && row.at(-1) === '') row.pop();
  return row;
}

function warningsOf(sheet: Sheet, rows: number): ParsedWarning[] {
  const merged = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    type: 'merged' as const,
    row: startRow,
    column: startCol,
    toRow: endRow,
    toColumn: endCol,
  }));
  const cells = [...(sheet.cells ?? [])].flatMap(([place, cell]): ParsedWarning[] => {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (cell.formula !== undefined) return [{ type: 'formula', row, column }];
    return cell.type === 'error' ? [{ type: 'error-value', row, column }] : [];
  });
  return [...merged, ...cells].filter(({ row }) => row < rows).slice(0, 1000);
}
