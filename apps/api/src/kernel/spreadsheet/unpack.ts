/** Runs in the threads that read files: parts come out no larger than the table of contents said. Imports nothing of ours. */
import { inflateRawSync } from 'node:zlib';

/** Plain fields only: a thread runs this file as it stands, where a parameter cannot declare one. */
export class Refused extends Error {
  readonly code: 'unsafe' | 'too-many-rows';

  constructor(code: 'unsafe' | 'too-many-rows') {
    super(code);
    this.code = code;
  }
}

/** Unpacks each part once with its announced size as limit, so that a table of contents that lies is found before it costs memory. */
export function eachPart(bytes: Buffer, see: (name: string, plain: Buffer) => void): void {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    see(name, plainPart(bytes, at));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
}

function plainPart(bytes: Buffer, at: number): Buffer {
  const local = bytes.readUInt32LE(at + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
  const inside = bytes.readUInt32LE(at + 24);
  const plain = bytes.readUInt16LE(at + 10) === 0 ? packed : unpacked(packed, inside);
  if (plain.length !== inside) throw new Refused('unsafe');
  // Entities are the only way XML can grow or reach out by itself; an office file declares none.
  if (plain.includes('<!DOCTYPE') || plain.includes('<!ENTITY')) throw new Refused('unsafe');
  return plain;
}

function unpacked(packed: Buffer, inside: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, inside) });
  } catch {
    throw new Refused('unsafe');
  }
}
