import { expect, it } from '@jest/globals';
import { cut } from './cut.js';

it('a text is cut before a letter that would only half fit', () => {
  expect(['𠮷𠮷', 'a𠮷', '党办', '𠮷', ''].map((text) => cut(text, 2))).toEqual(['𠮷', 'a', '党办', '𠮷', '']);
  expect(cut('a𠮷', 3)).toBe('a𠮷');
});
