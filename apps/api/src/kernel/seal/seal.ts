import { hash } from 'node:crypto';
import { chance } from '../ids/chance.js';

/** Before the first row of a chain. */
export const NO_HASH = Buffer.alloc(32);
const LEAF = 0x02;
/** Mark and hash, before the text. */
const HEAD = 1 + NO_HASH.length;

/** Lent to one text after the other: memory for each was most of what a check cost. */
const scratch = Buffer.allocUnsafeSlow(64 * 1024);

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function hashOf(previous: Buffer, payload: string): Buffer {
  return sha256(hashed(previous, payload));
}

/** The same, and the bytes of the text, which need not be worked out again to be stored. */
export function hashedText(previous: Buffer, payload: string): { readonly hash: Buffer; readonly bytes: Buffer } {
  const all = hashed(previous, payload);
  return { hash: sha256(all), bytes: Buffer.from(all.subarray(HEAD)) };
}

/** What is hashed; it stands there until the next one is asked for. */
function hashed(previous: Buffer, payload: string): Buffer {
  // Three bytes are the most a unit of UTF-16 needs: written once, where `from` would measure it first.
  const most = HEAD + payload.length * 3;
  const memory = most > scratch.length ? Buffer.allocUnsafe(most) : scratch;
  memory.writeUInt8(LEAF, 0);
  memory.set(previous, 1);
  return memory.subarray(0, HEAD + memory.write(payload, HEAD, 'utf8'));
}

export function newSecret(): Buffer {
  return chance(32);
}

/** Binds a value to the chain without telling it: HMAC-SHA256 under a secret that lies beside the value and can be destroyed with it. */
export function commitment(secret: Buffer, text: string): string {
  // RFC 2104 by two one-shot hashes: a key object for each value took longer than all the hashing.
  const key = secret.length > BLOCK ? sha256(secret) : secret;
  const inner = sha256(padded(key, 0x36, Buffer.from(text, 'utf8')));
  return sha256(padded(key, 0x5c, inner)).toString('hex');
}

const BLOCK = 64;

/** The key filled up to a block and mixed with the pad, and what it is to bind behind it. */
function padded(key: Buffer, pad: number, bytes: Buffer): Buffer {
  const block = Buffer.allocUnsafe(BLOCK + bytes.length).fill(pad, 0, BLOCK);
  for (let at = 0; at < key.length; at += 1) block[at] = (key[at] ?? 0) ^ pad;
  block.set(bytes, BLOCK);
  return block;
}

/** By way of a text with a letter for each byte: asked for a buffer, the library takes twice as long. */
export const sha256 = (bytes: Buffer | string): Buffer => Buffer.from(hash('sha256', bytes, 'binary'), 'binary');
