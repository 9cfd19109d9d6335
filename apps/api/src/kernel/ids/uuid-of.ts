import { createHash } from 'node:crypto';

/** An id that is always the same for the same words, as a key for one part of a request. Of version 8: none that is drawn meets it. */
export function uuidOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
