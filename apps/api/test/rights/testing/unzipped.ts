import { inflateRawSync } from 'node:zlib';
import { readPdf } from '../../../src/kernel/papers/testing/read-pdf.js';

const PDF = Buffer.from('%PDF-');
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');

/** What an answer says: a workbook is taken apart, the glyphs of a page are read by what they mean, everything else is text as it stands. */
export function wordsOf(raw: Buffer): string {
  if (raw.subarray(0, 5).equals(PDF)) return [raw.toString('latin1'), ...readPdf(raw).map(({ words }) => words.map(({ text }) => text).join(''))].join('\n');
  if (!raw.subarray(0, 2).equals(Buffer.from('PK'))) return raw.toString();
  const parts: string[] = [];
  for (let at = raw.indexOf(CENTRAL); at >= 0; at = raw.indexOf(CENTRAL, at + 46)) parts.push(entryAt(raw, at));
  return parts.join('\n');
}

/** One file of the archive, by its line in the central directory. */
function entryAt(raw: Buffer, at: number): string {
  const [method, size, local] = [raw.readUInt16LE(at + 10), raw.readUInt32LE(at + 20), raw.readUInt32LE(at + 42)];
  const name = raw.subarray(at + 46, at + 46 + raw.readUInt16LE(at + 28)).toString();
  const start = local + 30 + raw.readUInt16LE(local + 26) + raw.readUInt16LE(local + 28);
  const bytes = raw.subarray(start, start + size);
  return `${name}\n${(method === 8 ? inflateRawSync(bytes) : bytes).toString()}`;
}
