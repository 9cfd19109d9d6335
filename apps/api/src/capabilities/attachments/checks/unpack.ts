import { createInflateRaw } from 'node:zlib';
import { DEFLATED } from './archive.js';

export interface Unpacked {
  readonly size: number;
  /** Its first bytes, as many as were asked for. */
  readonly head: Buffer;
}

/** Unpacks beside the event loop and keeps no more than `keep` bytes; null as soon as there is more than `most`, or where it is damaged. */
export async function unpack(
  packed: Buffer,
  { method, most, keep }: { readonly method: number; readonly most: number; readonly keep: number },
): Promise<Unpacked | null> {
  if (method !== DEFLATED) return packed.length > most ? null : { size: packed.length, head: packed.subarray(0, keep) };
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  stream.end(packed);
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      // a stream without encoding gives buffers
      if (size < keep) kept.push(chunk.subarray(0, keep - size));
      size += chunk.length;
      if (size > most) return null;
    }
  } catch {
    return null;
  } finally {
    stream.destroy();
  }
  return { size, head: Buffer.concat(kept) };
}
