import { createHash } from 'node:crypto';
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
  const answer = await readOnce(createHash('sha256').update(bytes).digest('base64'), { bytes, mostRows: MOST_ROWS, mostColumns: MOST_COLUMNS });
  if (answer.type === 'refused') throw new DomainError(`spreadsheet.${answer.code}`, { rows: MOST_ROWS });
  return answer.sheets;
}

/** Whoever looks at the differences sends the same bytes again a moment later to take them over. */
const KEPT_MS = 5 * 60 * 1000;
const MOST_KEPT = 2;
const kept = new Map<string, { readonly answer: Promise<WorkerAnswer>; readonly forget: NodeJS.Timeout }>();

/** The last few files stay read for a moment. They are found by the hash of all their bytes: who has those, has what is in them. */
function readOnce(hash: string, job: WorkerJob): Promise<WorkerAnswer> {
  const known = kept.get(hash);
  if (known) return known.answer;
  const answer = inThread(job);
  const forget = setTimeout(() => kept.delete(hash), KEPT_MS).unref();
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) drop(oldest);
  kept.set(hash, { answer, forget });
  answer.then(
    ({ type }) => void (type === 'refused' && drop(hash)),
    () => drop(hash),
  );
  return answer;
}

function drop(hash: string): void {
  clearTimeout(kept.get(hash)?.forget);
  kept.delete(hash);
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
      finish(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ type: 'refused', code: 'unsafe' }) : reject(error))),
    );
  });
}
