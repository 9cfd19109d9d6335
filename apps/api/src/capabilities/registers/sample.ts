import { createHash } from 'node:crypto';

/** Which of the pool a number draws: always the same, and nobody can tell beforehand which. */
export function drawn(number: string, pool: readonly number[], size: number): number[] {
  const place = (serial: number): string => createHash('sha256').update(`${number}/${serial}`).digest('hex');
  return pool
    .map((serial) => ({ serial, at: place(serial) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(0, size)
    .map(({ serial }) => serial);
}

/** At least one, and a part is rounded up: ten of a hundred of 31 are four. */
export const sizeOf = (share: number, pool: number): number => Math.min(pool, Math.max(1, Math.ceil((pool * share) / 100)));
