import { DomainError } from '../errors/domain-error.js';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** An old .xls and a workbook under a password both come in this container. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const MOST_PARTS = 500;
const MOST_BYTES_INSIDE = 80 * 1024 * 1024;
/** Repetitive sheets reach 60 : 1; what packs better than this holds nothing a person typed. */
const HIGHEST_RATIO = 200;
const SMALL_PART = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly name: string;
  readonly packed: number;
  readonly inside: number;
}

/**
 * Reads the table of contents at the end of the file and refuses what a workbook filled in by people never is.
 * Nothing is unpacked here; that the parts are not larger than they say is checked while they are unpacked.
 */
export function guardArchive(bytes: Buffer): void {
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) throw new DomainError('spreadsheet.locked-or-old');
  const parts = partsOf(bytes);
  if (!parts?.some(({ name }) => name === 'xl/workbook.xml')) throw new DomainError('spreadsheet.not-a-workbook');
  if (parts.length > MOST_PARTS || total(parts) > MOST_BYTES_INSIDE || parts.some(isBomb)) throw new DomainError('spreadsheet.unsafe');
  if (new Set(parts.map(({ name }) => name.toLowerCase())).size < parts.length || parts.some(({ name }) => isForeign(name))) throw new DomainError('spreadsheet.unsafe');
  if (parts.some(({ name }) => /vbaproject|activex|macrosheets/iu.test(name))) throw new DomainError('spreadsheet.macros');
  if (parts.some(({ name }) => /^xl\/externallinks\//iu.test(name))) throw new DomainError('spreadsheet.links');
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { inside }) => sum + inside, 0);
const isBomb = ({ packed, inside }: Part): boolean => inside > SMALL_PART && inside > packed * HIGHEST_RATIO;
/** Parts of a workbook have plain relative names. */
const isForeign = (name: string): boolean => name.startsWith('/') || /(^|\/)\.\.(\/|$)|[\\:\0]/u.test(name);

/** Null when the bytes are no archive, or one whose contents and parts disagree. */
function partsOf(bytes: Buffer): readonly Part[] | null {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL_ENTRY) return null;
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    parts.push(partAt(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function partAt(bytes: Buffer, at: number): Part {
  const isEncrypted = (bytes.readUInt16LE(at + 8) & 1) === 1;
  if (isEncrypted) throw new DomainError('spreadsheet.locked-or-old');
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const inside = bytes.readUInt32LE(at + 24);
  // Sizes of all ones stand elsewhere (zip64); a workbook of four megabytes has no use for that.
  if ((method !== STORED && method !== DEFLATED) || packed === 0xffffffff || inside === 0xffffffff) throw new DomainError('spreadsheet.unsafe');
  return { name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)), packed, inside };
}

/** The record stands at the very end, before a comment of at most 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
