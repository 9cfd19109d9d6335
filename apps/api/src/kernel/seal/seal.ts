import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Before the first row of a chain. */
export const NO_HASH = Buffer.alloc(32);
const LEAF = Buffer.from([0x02]);

/** hash = SHA-256(0x02 ‖ previous hash ‖ canonical text). */
export function hashOf(previous: Buffer, payload: string): Buffer {
  return createHash('sha256').update(LEAF).update(previous).update(payload, 'utf8').digest();
}

export function newSecret(): Buffer {
  return randomBytes(32);
}

/** Binds a value to the chain without telling it: HMAC-SHA256 under a secret that lies beside the value and can be destroyed with it. */
export function commitment(secret: Buffer, text: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}
