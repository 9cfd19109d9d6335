import { Worker } from 'node:worker_threads';
import type { Sheet } from '@bihuan/forms';
import { DomainError } from '../errors/domain-error.js';
import { judgeArchive } from '../spreadsheet/archive-parts.js';
import type { Part } from '../spreadsheet/archive-parts.js';
import { oneOfFew } from './one-of-few.js';
import type { SheetAnswer, SheetJob } from './sheet-worker.js';

export const LARGEST_SHEET = 4 * 1024 * 1024;
/** A document of 60 pages has about 3,000 cells; a list of 5,000 rows 60,000. */
const bounds = { cells: 80_000, letters: 2_000_000 };
const LONGEST_MS = 10_000;
const MEMORY_MB = 320;
/** Files within the file, whatever they are called. */
const EMBEDDED = /(^|\/)embeddings\/|\.(zip|rar|7z|gz|docx?|docm|dotm|xlsx?|xlsm|xlsb|pptx?|exe|dll|js|vbs|bat|cmd|ps1|scr|html?|mht|chm|jar)$/iu;

/**
 * Reads a .docx or .xlsx that came from outside as what its paper shows: paragraphs and tables, merged cells resolved.
 * Throws a `DomainError` (`sheet.*`) for anything that is no plain sheet of sensible size; the process itself is never at risk, and nothing is kept.
 */
export async function readSheets(bytes: Buffer): Promise<readonly Sheet[]> {
  if (bytes.length > LARGEST_SHEET) throw new DomainError('sheet.too-large');
  const judged = judgeArchive(bytes);
  if (judged.type === 'none') throw new DomainError('sheet.not-a-sheet');
  if (judged.type === 'refused') throw new DomainError(`sheet.${judged.code}`);
  const from = kindOf(judged.parts);
  if (judged.parts.some(({ name }) => EMBEDDED.test(name))) throw new DomainError('sheet.embedded');
  const answer = await oneOfFew(() => inThread({ bytes, from, bounds }));
  if (answer.type === 'refused') throw new DomainError(`sheet.${answer.code}`);
  if (!answer.sheets.some(({ blocks }) => blocks.length > 0)) throw new DomainError('sheet.empty');
  return answer.sheets;
}

function kindOf(parts: readonly Part[]): 'word' | 'excel' {
  const names = new Set(parts.map(({ name }) => name));
  const [isWord, isExcel] = [names.has('word/document.xml'), names.has('xl/workbook.xml')];
  // A file that is both at once is made to be read differently by different programs.
  if (isWord === isExcel || !names.has('[Content_Types].xml')) throw new DomainError('sheet.not-a-sheet');
  return isWord ? 'word' : 'excel';
}

/** Node runs the source as it stands in tests, and what was built from it otherwise. */
const file = new URL(import.meta.url.endsWith('.ts') ? './sheet-worker.ts' : './sheet-worker.js', import.meta.url);

function inThread(job: SheetJob): Promise<SheetAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: job, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 64 } });
    const tooLong = setTimeout(() => finish(() => resolve({ type: 'refused', code: 'unreadable' })), LONGEST_MS);
    const finish = (tell: () => void): void => {
      clearTimeout(tooLong);
      void worker.terminate();
      tell();
    };
    worker.once('message', (answer: SheetAnswer) => finish(() => resolve(answer)));
    // Out of memory ends the thread, not the process.
    worker.once('error', (error: Error & { code?: string }) =>
      finish(() => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve({ type: 'refused', code: 'unsafe' }) : reject(error))),
    );
  });
}
