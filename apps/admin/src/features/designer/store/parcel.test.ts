import { expect, it } from '@jest/globals';
import type { EditCommand } from '@bihuan/workflows';
import { parcelOf } from './parcel.js';

const packed = (changes: number): EditCommand => ({
  type: 'all',
  commands: Array.from({ length: changes }, (_, n) => ({ type: 'remove-node', node: `n${n}` })),
});

it('what waits is sent in parcels the server takes: 500 single changes, however few commands they came in', () => {
  expect(parcelOf([packed(300), packed(200), packed(1)])).toBe(2);
  expect(parcelOf([packed(300), packed(201)])).toBe(1);
  expect(parcelOf(Array.from({ length: 130 }, () => packed(1)))).toBe(100);
  expect(parcelOf([packed(501), packed(1)])).toBe(1);
});
