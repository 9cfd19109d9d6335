import { createHash } from 'node:crypto';
import { canonical } from '../../kernel/canonical/canonical.js';

/** SHA-256 of the canonical JSON: two files that differ only in spaces or order of keys are the same content. */
export function contentHash(content: object): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}
