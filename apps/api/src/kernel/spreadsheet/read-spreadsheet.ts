import { Worker } from 'node:worker_threads';
import { DomainError } from '../errors/domain-error.js';
import { guardArchive } from './archive-guard.js';
import type { ParsedSheet, ParsedWarning, WorkerAnswer, WorkerJob } from './parse-worker.js';

/** One visible sheet: every cell as the text a person sees, rows at their places (`rows[0]` is row 1). */
export type SheetRead = ParsedSheet;
/** What a cell was besides its text. Rows and columns count from 0. */
export type SheetWarning = ParsedWarning;

export const LARGEST_SPREADSHEET = 4 * 1024 * 1024;
const MOST_ROWS = 20_000;
const MOST_COLUMNS = 60;
const LONGEST_MS = 20_000;
const MEMORY_MB = 512;

/**
 * Reads a workbook that came from outside. Days come as `YYYY-MM-DD`, numbers without grouping, formulas as the value they last had.
 * Throws a `DomainError` (`spreadsheet.*`) for anything that is not a plain workbook of sensible size; the process itself is never at risk.
 */
export async function readSpreadsheet(bytes: Buffer): Promise<readonly SheetRead[]> {
  if (bytes.length > LARGEST_SPREADSHEET) throw new DomainError('spreadsheet.too-large');
  guardArchive(bytes);
  const answer = await inThread({ bytes, mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS });
  if (answer.type === 'refused') throw new DomainError(`spreadsheet.${answer.code}`, { rows: MOST_ROWS });
  return answer.sheets;
}

/** Node runs the source as it stands in tests, and what was built from it otherwise. */
const file = new URL(import.meta.url.endsWith('.ts') ? './parse-worker.ts' : './parse-worker.js', import.meta.url);

function inThread(job: WorkerJob): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: job, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 } });
    const tooLong = setTimeout(() => finish(() => resolve({ type: 'refused', code: 'unreadable' })), LONGEST_MS);
    const finish = (tell: () => void): void => {
      clearTimeout(tooLong);
      void worker.terminate();
      tell();
    };
    worker.once('message', (answer: WorkerAnswer) => finish(() => resolve(answer)));
    // Out of memory ends the thread, not the process.
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ type: 'refused', code: 'unsafe' }) : reject(error))));
  });
}
