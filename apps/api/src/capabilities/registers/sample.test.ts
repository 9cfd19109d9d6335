import { describe, expect, it } from '@jest/globals';
import { drawn, sizeOf } from './sample.js';

const pool = Array.from({ length: 40 }, (_, at) => at + 1);

describe('drawing entries for a check', () => {
  it('draws the same by the same number, whatever order the pool is read in', () => {
    expect(drawn('201811', pool, 5)).toEqual(drawn('201811', pool.toReversed(), 5));
  });
  it('draws others by another number, and nobody twice', () => {
    expect(drawn('201811', pool, 5)).not.toEqual(drawn('201812', pool, 5));
    expect(new Set(drawn('201811', pool, 40)).size).toBe(40);
  });
  it('draws at least one, and rounds a part up', () => {
    expect([sizeOf(10, 31), sizeOf(10, 3), sizeOf(100, 7)]).toEqual([4, 1, 7]);
  });
});
