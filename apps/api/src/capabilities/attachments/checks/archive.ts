/** What the central directory of an archive says; nothing is unpacked. */
export interface ArchiveFacts {
  readonly names: readonly string[];
  /** Macros, too many parts, or far more inside than a document of this size can hold. */
  readonly isUnsafe: boolean;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const MOST_PARTS = 5000;
const MOST_BYTES_INSIDE = 200 * 1024 * 1024;

/** Null when the bytes are no archive. */
export function inspectArchive(bytes: Buffer): ArchiveFacts | null {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL_ENTRY) return null;
  const end = findEnd(bytes);
  if (end < 0) return null;
  const count = bytes.readUInt16LE(end + 10);
  const names: string[] = [];
  let inside = 0;
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    inside += bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    names.push(bytes.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { names, isUnsafe: count > MOST_PARTS || inside > MOST_BYTES_INSIDE || names.some(isMacro) };
}

const isMacro = (name: string): boolean => /vbaproject|\.bin\.rels$|activex/i.test(name);

/** The record stands at the very end, before a comment of at most 65,535 bytes. */
function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  for (let at = bytes.length - 22; at >= lowest; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  return -1;
}
