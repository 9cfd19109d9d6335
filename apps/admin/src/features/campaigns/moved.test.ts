import { expect, it } from '@jest/globals';
import { moved } from './moved.js';

it('moves rows together and stops at the edge', () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect(moved(ids, new Set(['c']), -1)).toEqual(['a', 'c', 'b', 'd']);
  expect(moved(ids, new Set(['b', 'c']), 1)).toEqual(['a', 'd', 'b', 'c']);
  expect(moved(ids, new Set(['a', 'b']), -1)).toEqual(ids);
  expect(moved(ids, new Set(['d']), 1)).toEqual(ids);
});
