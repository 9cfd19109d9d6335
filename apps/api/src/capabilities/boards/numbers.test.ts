import { expect, it } from '@jest/globals';
import { monthSum, numbersOf } from './numbers.js';
import type { UnitSum } from './queries/cells.js';

const sum = (unit: string, more: Partial<UnitSum> = {}): UnitSum => ({
  unit,
  letters: new Map(),
  unsent: 0,
  mine: 0,
  returned: 0,
  overdue: 0,
  minutes: 0,
  restricted: 0,
  restrictedMinutes: 0,
  ...more,
});

it('the strip adds up the cells, and says what a month asks of one branch', () => {
  const sums = [
    sum('one', { unsent: 2, overdue: 1, minutes: 40 }),
    sum('two', { unsent: 1, returned: 1, minutes: 51 }),
    sum('office', { mine: 3, minutes: 900 }),
  ];
  const shown = (areas: readonly string[]) => numbersOf(sums, new Set(areas)).map(({ text }) => text);
  expect(shown(['one', 'two'])).toEqual(['3', '3', '1', '1', '46分钟（上限120）']);
  expect(shown(['one', 'two', 'office'])[4]).toBe('331分钟（上限120）');
});

it('more than the limit is said to be too much, and nothing is nothing', () => {
  expect(numbersOf([sum('one', { minutes: 121 })], new Set(['one'])).at(-1)?.tooMuch).toBe(true);
  expect(numbersOf([sum('one', { minutes: 120 })], new Set(['one'])).at(-1)?.tooMuch).toBe(false);
  expect(numbersOf([], new Set()).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
});

it('restricted lists are work too; so few that their number would tell whose they are, they are left out', () => {
  const month = (counts: readonly number[]) =>
    monthSum(
      counts.map((n, at) => sum(`u${at}`, { minutes: 20, restricted: n, restrictedMinutes: 8 * n })),
      new Set(['u0', 'u1']),
    );
  expect(month([3, 4])).toEqual({ units: 2, minutes: 96, restricted: 7, average: 48 });
  expect(month([1, 1])).toEqual({ units: 2, minutes: 40, restricted: 0, average: 20 });
});
