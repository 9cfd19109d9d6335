import { hash } from 'node:crypto';
import { chance } from '../ids/chance.js';

/** Before the first row of a chain. */
export const NO_HASH = Buffer.alloc(32);
const LEAF = Buffer.from([0x02]);

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function hashOf(previous: Buffer, payload: string): Buffer {
  return sha256(Buffer.concat([LEAF, previous, Buffer.from(payload, 'utf8')]));
}

export function newSecret(): Buffer {
  return chance(32);
}

/** Binds a value to the chain without telling it: HMAC-SHA256 under a secret that lies beside the value and can be destroyed with it. */
export function commitment(secret: Buffer, text: string): string {
  // RFC 2104 by two one-shot hashes: a key object for each value took longer than all the hashing.
  const key = secret.length > BLOCK ? sha256(secret) : secret;
  const inner = sha256(Buffer.concat([padded(key, 0x36), Buffer.from(text, 'utf8')]));
  return sha256(Buffer.concat([padded(key, 0x5c), inner])).toString('hex');
}

const BLOCK = 64;

function padded(key: Buffer, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  return block;
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');
