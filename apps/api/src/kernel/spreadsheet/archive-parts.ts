/** The table of contents at the end of an archive. Nothing is unpacked here. */
export interface Part {
  readonly name: string;
  readonly packed: number;
  readonly inside: number;
}

export type ArchiveCode = 'locked-or-old' | 'unsafe' | 'macros' | 'links';
/** `none`: the bytes are no archive, or one whose contents and parts disagree. */
export type Judged =
  | { readonly type: 'parts'; readonly parts: readonly Part[] }
  | { readonly type: 'refused'; readonly code: ArchiveCode }
  | { readonly type: 'none' };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** An old .xls or .doc and a file under a password both come in this container. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const MOST_PARTS = 500;
const MOST_BYTES_INSIDE = 80 * 1024 * 1024;
/** Repetitive sheets reach 60 : 1; what packs better than this holds nothing a person typed. */
const HIGHEST_RATIO = 200;
const SMALL_PART = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** Refuses what an office file filled in by people never is. That the parts are not larger than they say is checked while they are unpacked. */
export function judgeArchive(bytes: Buffer): Judged {
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) return { type: 'refused', code: 'locked-or-old' };
  const parts = partsOf(bytes);
  if (!parts) return { type: 'none' };
  const code = flawOf(parts);
  return code ? { type: 'refused', code } : { type: 'parts', parts };
}

interface Entry extends Part {
  readonly isEncrypted: boolean;
  readonly isPlain: boolean;
}

function flawOf(parts: readonly Entry[]): ArchiveCode | null {
  if (parts.some(({ isEncrypted }) => isEncrypted)) return 'locked-or-old';
  if (parts.some(({ isPlain }) => !isPlain)) return 'unsafe';
  if (parts.length > MOST_PARTS || total(parts) > MOST_BYTES_INSIDE || parts.some(isBomb)) return 'unsafe';
  if (new Set(parts.map(({ name }) => name.toLowerCase())).size < parts.length || parts.some(({ name }) => isForeign(name))) return 'unsafe';
  if (parts.some(({ name }) => /vbaproject|vbadata|activex|macrosheets/iu.test(name))) return 'macros';
  return parts.some(({ name }) => /^xl\/externallinks\//iu.test(name)) ? 'links' : null;
}

const total = (parts: readonly Part[]): number => parts.reduce((sum, { inside }) => sum + inside, 0);
const isBomb = ({ packed, inside }: Part): boolean => inside > SMALL_PART && inside > packed * HIGHEST_RATIO;
/** Parts of an office file have plain relative names. */
const isForeign = (name: string): boolean => name.startsWith('/') || /(^|\/)\.\.(\/|$)|[\\:\0]/u.test(name);

function partsOf(bytes: Buffer): readonly Entry[] | null {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL_ENTRY) return null;
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const parts: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    parts.push(entryAt(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

function entryAt(bytes: Buffer, at: number): Entry {
  const method = bytes.readUInt16LE(at + 10);
  const packed = bytes.readUInt32LE(at + 20);
  const inside = bytes.readUInt32LE(at + 24);
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    packed,
    inside,
    isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    // Sizes of all ones stand elsewhere (zip64); a file of four megabytes has no use for that.
    isPlain: (method === STORED || method === DEFLATED) && packed !== 0xffffffff && inside !== 0xffffffff,
  };
}

/** The record stands at the very end, before a comment of at most 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
