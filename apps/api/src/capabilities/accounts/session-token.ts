import { createHash, randomBytes } from 'node:crypto';

/** A new reference token. It leaves the server once, in the cookie; only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
