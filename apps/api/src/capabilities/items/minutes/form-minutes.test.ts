import { expect, it } from '@jest/globals';
import { measuredOf } from './form-minutes.js';

const of = (version: number, ...minutes: number[]) => minutes.map((one) => ({ version, minutes: one, papers: 1 }));

it('says nothing of fewer than five papers', () => {
  expect(measuredOf(of(1, 9, 9, 9, 9))).toBeNull();
  expect(measuredOf(of(1, 1, 2, 9, 30, 200))).toEqual({ median: 9, papers: 5 });
});

it('goes by the newest version, and by older ones only until there are enough', () => {
  const old = of(1, 40, 40, 40, 40, 40, 40);
  expect(measuredOf([...of(2, 10, 11, 12, 13, 14), ...old])).toEqual({ median: 12, papers: 5 });
  expect(measuredOf([...of(2, 10, 11), ...old])).toEqual({ median: 40, papers: 8 });
});
