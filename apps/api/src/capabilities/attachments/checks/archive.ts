/** One part of an archive, as the directory at its end describes it. */
export interface ArchivePart {
  readonly name: string;
  readonly isLocked: boolean;
  readonly method: number;
  readonly packed: number;
  readonly inside: number;
  /** Where its own head stands. */
  readonly at: number;
}

export const STORED = 0;
export const DEFLATED = 8;
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;

export const looksLikeArchive = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32LE(0) === LOCAL_ENTRY;

/** The parts of an archive; nothing is unpacked. Null when its directory is missing or damaged. */
export function partsOf(bytes: Buffer): readonly ArchivePart[] | null {
  if (bytes.length < 22 || !looksLikeArchive(bytes)) return null;
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const parts: ArchivePart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    parts.push(partAt(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

const partAt = (bytes: Buffer, at: number): ArchivePart => ({
  name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
  isLocked: (bytes.readUInt16LE(at + 8) & 1) === 1,
  method: bytes.readUInt16LE(at + 10),
  packed: bytes.readUInt32LE(at + 20),
  inside: bytes.readUInt32LE(at + 24),
  at: bytes.readUInt32LE(at + 42),
});

/** The packed bytes of a part; null where its own head says something else than the directory. */
export function packedBytes(bytes: Buffer, { at, name, packed, method }: ArchivePart): Buffer | null {
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== LOCAL_ENTRY || bytes.readUInt16LE(at + 8) !== method) return null;
  const start = at + 30 + bytes.readUInt16LE(at + 26);
  if (bytes.toString('utf8', at + 30, start) !== name) return null;
  const begin = start + bytes.readUInt16LE(at + 28);
  return begin + packed > bytes.length ? null : bytes.subarray(begin, begin + packed);
}

/** The record stands at the very end, before a comment of at most 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
