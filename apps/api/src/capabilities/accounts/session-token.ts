import { randomBytes } from 'node:crypto';
import { sha256 } from '../../kernel/seal/seal.js';

/** A new reference token. It leaves the server once, in the cookie; only its hash is stored. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

export function sessionHash(token: string): Buffer {
  return sha256(token);
}
