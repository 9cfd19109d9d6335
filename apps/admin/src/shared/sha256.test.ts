import { describe, expect, it } from '@jest/globals';
import { createHash, randomBytes } from 'node:crypto';
import { Sha256 } from './sha256.js';

describe('the hash of a file', () => {
  it('is the one everybody else works out, for every length around a block and in whatever pieces it comes', () => {
    for (const length of [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 300_001]) {
      const bytes = randomBytes(length);
      const hash = new Sha256();
      for (let at = 0; at < length; at += 97) hash.update(bytes.subarray(at, at + 97));
      expect([length, hash.digest()]).toEqual([length, createHash('sha256').update(bytes).digest('hex')]);
    }
  });
});
