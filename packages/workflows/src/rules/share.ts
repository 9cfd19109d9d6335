import type { Share } from '../definition.js';

/** Whether so many voices of all are the share. Whole numbers only. A count larger than all voices there are asks for all of them. */
export function reaches(share: Share, voices: number, total: number): boolean {
  if ('count' in share) return voices >= Math.min(share.count, total);
  if ('atLeast' in share) return voices * share.atLeast[1] >= total * share.atLeast[0];
  return voices * share.over[1] > total * share.over[0];
}
