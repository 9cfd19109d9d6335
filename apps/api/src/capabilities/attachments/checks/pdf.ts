import { fault } from './fault.js';
import type { FileFault } from './fault.js';

/** Writers put little after the last mark, if anything. */
const TAIL = 4096;

/** What is wrong with a PDF, as far as it stands open: whether it ends, and whether it says that it runs something. What lies in packed objects is not looked into. */
export function faultOfPdf(bytes: Buffer): FileFault | null {
  if (!bytes.subarray(-TAIL).includes('%%EOF')) return fault('file.broken');
  return bytes.includes('/JavaScript') || bytes.includes('/Launch') ? fault('file.macros') : null;
}
