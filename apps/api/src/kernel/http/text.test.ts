import { describe, expect, it } from '@jest/globals';
import { formData, realDay, text } from './text.js';

const half = '\ud83d';

describe('what a caller may send as text', () => {
  it('is any words, whatever their script', () => {
    expect(text.safeParse('查摆问题 😀\n第二行').success).toBe(true);
  });

  it('is nothing the database cannot keep', () => {
    for (const bad of ['a\0b', half, `${half}a`]) expect([bad, text.max(20).safeParse(bad).success]).toEqual([bad, false]);
  });

  it('is looked for everywhere in a form, in the names too', () => {
    expect(formData.safeParse({ rows: [{ words: '好', files: ['a'] }], n: 1, nothing: null }).success).toBe(true);
    for (const bad of [{ rows: [{ words: 'a\0' }] }, { [half]: 1 }, { a: { b: [[half]] } }]) expect(formData.safeParse(bad).success).toBe(false);
  });
});

it('a day is one of the calendar', () => {
  expect(realDay.safeParse('2016-02-29').success).toBe(true);
  for (const bad of ['2018-02-29', '2099-13-45', '18-1-1']) expect(realDay.safeParse(bad).success).toBe(false);
});
