import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const pack = promisify<Buffer, Buffer>(deflateRaw);

export interface PartToWrite {
  readonly name: string;
  readonly text: string;
}

/** An archive as office programs read it: each part packed, a table of contents at the end. No days, so that the same parts are the same bytes. */
export async function writeArchive(parts: readonly PartToWrite[]): Promise<Buffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const part of parts) {
    const { local, entry, name, packed } = await entryOf(part, at);
    bodies.push(local, name, packed);
    directory.push(entry, name);
    at += local.length + name.length + packed.length;
  }
  const contents = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(contents.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, contents, end]);
}

const VERSION = 20;
const DEFLATED = 8;
const FIRST_DAY = 0x21; // 1 January 1980

async function entryOf({ name: called, text }: PartToWrite, at: number) {
  const plain = Buffer.from(text);
  const packed = await pack(plain);
  const name = Buffer.from(called);
  const local = Buffer.alloc(30);
  const entry = Buffer.alloc(46);
  local.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(VERSION, 4);
  // The fields both headers share stand two bytes further in the second.
  for (const [header, shift] of [
    [local, 0],
    [entry, 2],
  ] as const) {
    header.writeUInt16LE(VERSION, 4 + shift);
    header.writeUInt16LE(DEFLATED, 8 + shift);
    header.writeUInt16LE(FIRST_DAY, 12 + shift);
    header.writeUInt32LE(crc32(plain), 14 + shift);
    header.writeUInt32LE(packed.length, 18 + shift);
    header.writeUInt32LE(plain.length, 22 + shift);
    header.writeUInt16LE(name.length, 26 + shift);
  }
  entry.writeUInt32LE(at, 42);
  return { local, entry, name, packed };
}
