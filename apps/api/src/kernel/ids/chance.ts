import { randomFillSync } from 'node:crypto';

// Asking the system for a few bytes costs more than everything done with them.
const pool = Buffer.alloc(8192);
let used = pool.length;

/** So many random bytes fit for secrets, in a buffer of their own. None is handed out twice. */
export function chance(count: number): Buffer {
  if (count > pool.length) throw new Error(`at most ${pool.length} random bytes at once`);
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const bytes = Buffer.from(pool.subarray(used, used + count));
  pool.fill(0, used, used + count);
  used += count;
  return bytes;
}
