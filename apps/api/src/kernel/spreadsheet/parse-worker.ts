/** Runs in a thread of its own: unpacks a guarded workbook and gives its cells back as text. It imports nothing of ours. */
import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { readXlsx } from 'hucre/xlsx';
import type { CellValue, Sheet } from 'hucre/xlsx';

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

export type WorkerAnswer = { readonly type: 'read'; readonly sheets: readonly ParsedSheet[] } | { readonly type: 'refused'; readonly code: 'unsafe' | 'unreadable' | 'too-many-rows' };

/** Plain fields only: the thread runs this file as it stands, where a parameter cannot declare one. */
class Refused extends Error {
  readonly code: 'unsafe' | 'too-many-rows';

  constructor(code: 'unsafe' | 'too-many-rows') {
    super(code);
    this.code = code;
  }
}

parentPort?.postMessage(await answer(workerData as WorkerJob)); // made by read-spreadsheet.ts

async function answer({ bytes, mostRows, mostColumns }: WorkerJob): Promise<WorkerAnswer> {
  try {
    checkParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const { sheets } = await readXlsx(bytes);
    return { type: 'read', sheets: sheets.filter(({ hidden, veryHidden }) => !hidden && !veryHidden).map((sheet) => parsed(sheet, mostRows, mostColumns)) };
  } catch (error) {
    return { type: 'refused', code: error instanceof Refused ? error.code : 'unreadable' };
  }
}

/** Each part is unpacked once with its announced size as limit, so that a table of contents that lies is found before it costs memory. */
function checkParts(bytes: Buffer): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    checkPart(bytes, at);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function checkPart(bytes: Buffer, at: number): void {
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  const inside = bytes.readUInt32LE(at + 24);
  const plain = bytes.readUInt16LE(at + 10) === 0 ? packed : unpacked(packed, inside);
  if (plain.length !== inside) throw new Refused('unsafe');
  // Entities are the only way XML can grow or reach out by itself; a workbook declares none.
  if (plain.includes('<!DOCTYPE') || plain.includes('<!ENTITY')) throw new Refused('unsafe');
}

function unpacked(packed: Buffer, inside: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, inside) });
  } catch {
    throw new Refused('unsafe');
  }
}

function parsed(sheet: Sheet, mostRows: number, mostColumns: number): ParsedSheet {
  const rows: string[][] = [];
  let filled = 0;
  sheet.rows.forEach((cells, at) => {
    const row = textsOf(cells, mostColumns);
    if (row.length === 0) return;
    filled += 1;
    if (filled > mostRows) throw new Refused('too-many-rows');
    // Rows keep their places, so that a report can name the row as the person's program numbers it.
    while (rows.length < at) rows.push([]);
    rows.push(row);
  });
  return { name: sheet.name, rows, warnings: warningsOf(sheet, rows.length) };
}

function textsOf(cells: readonly CellValue[], mostColumns: number): string[] {
  const row = cells.slice(0, mostColumns).map((value) => textOf(value));
  while (row.length > 0 && row.at(-1) === '') row.pop();
  return row;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value.replaceAll(/[\u200b\ufeff]/gu, '').replaceAll(/[\t\u00a0\u3000]/gu, ' ').replaceAll(/\r\n?/gu, '\n').trim();
}

/** Staff and telephone numbers are often typed as numbers; they must not come back as 1.38e10. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

function warningsOf(sheet: Sheet, rows: number): ParsedWarning[] {
  const merged = (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({ type: 'merged' as const, row: startRow, column: startCol, toRow: endRow, toColumn: endCol }));
  const cells = [...(sheet.cells ?? [])].flatMap(([place, cell]): ParsedWarning[] => {
    const [row = 0, column = 0] = place.split(',').map(Number);
    if (cell.formula !== undefined) return [{ type: 'formula', row, column }];
    return cell.type === 'error' ? [{ type: 'error-value', row, column }] : [];
  });
  return [...merged, ...cells].filter(({ row }) => row < rows).slice(0, 1000);
}
