import { hash } from 'node:crypto';
import { chance } from '../ids/chance.js';

/** Before the first row of a chain. */
export const NO_HASH = Buffer.alloc(32);
const LEAF = 0x02;

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function hashOf(previous: Buffer, payload: string): Buffer {
  return hashedText(previous, payload).hash;
}

/** The same, and the bytes of the text, which need not be worked out again to be stored. */
export function hashedText(previous: Buffer, payload: string): { readonly hash: Buffer; readonly bytes: Buffer } {
  // Three bytes are the most a unit of UTF-16 needs: written once, where `from` would measure and copy it first.
  const bytes = Buffer.allocUnsafe(1 + previous.length + payload.length * 3);
  bytes.writeUInt8(LEAF, 0);
  bytes.set(previous, 1);
  const length = 1 + previous.length + bytes.write(payload, 1 + previous.length, 'utf8');
  return { hash: sha256(bytes.subarray(0, length)), bytes: bytes.subarray(1 + previous.length, length) };
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

// By way of hex: asked for a buffer, the library takes twice as long.
const sha256 = (bytes: Buffer): Buffer => Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
