import { expect, it } from '@jest/globals';
import { monthSum, numbersOf } from './numbers.js';
import { restrictedWords } from './queries/cell-view.js';
import type { UnitSum } from './queries/cells.js';

const sum = (unit: string, more: Partial<UnitSum> = {}): UnitSum => ({
  unit,
  letters: new Map(),
  unsent: 0,
  mine: 0,
  returned: 0,
  overdue: 0,
  minutes: 0,
  restricted: [],
  ...more,
});

it('the strip adds up the cells, and says what a month asks of one branch', () => {
  const sums = [
    sum('one', { unsent: 2, overdue: 1, minutes: 40 }),
    sum('two', { unsent: 1, returned: 1, minutes: 51 }),
    sum('office', { mine: 3, minutes: 900 }),
  ];
  const shown = (areas: readonly string[]) => numbersOf(sums, new Map(areas.map((unit) => [unit, 'area']))).map(({ text }) => text);
  expect(shown(['one', 'two'])).toEqual(['3', '3', '1', '1', '46分钟（上限120）']);
  expect(shown(['one', 'two', 'office'])[4]).toBe('331分钟（上限120）');
});

it('more than the limit is said to be too much, and nothing is nothing', () => {
  expect(numbersOf([sum('one', { minutes: 121 })], new Map([['one', 'area']])).at(-1)?.tooMuch).toBe(true);
  expect(numbersOf([sum('one', { minutes: 120 })], new Map([['one', 'area']])).at(-1)?.tooMuch).toBe(false);
  expect(numbersOf([], new Map()).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
});

it('restricted lists are work too; a few of a task in one area are in no sum, so that no filter tells of them by what it leaves out', () => {
  const unit = (name: string, n: number, task = 'lists') => sum(name, { minutes: 20, restricted: n === 0 ? [] : [{ task, n, minutes: 8 * n }] });
  const areas = { a1: 'A', a2: 'A', b1: 'B', b2: 'B' };
  const month = (sums: readonly UnitSum[], only: (area: string) => boolean = () => true) =>
    monthSum(sums, new Map(Object.entries(areas).filter(([, area]) => only(area)))).restricted;
  const few = [unit('a1', 2), unit('a2', 0), unit('b1', 1), unit('b2', 4)];
  expect([month(few), month(few, (area) => area === 'A'), month(few, (area) => area === 'B')]).toEqual([5, 0, 5]);
  expect(month([unit('a1', 1), unit('a2', 2, 'others')])).toBe(0);
  expect(monthSum([unit('b1', 3), unit('b2', 4)], new Map(Object.entries(areas)))).toEqual({ units: 2, minutes: 96, restricted: 7, average: 48 });
});

it('of restricted lists in a cell it is told how many ended only where neither those nor the others are a few', () => {
  const said = (total: number, done: number) => restrictedWords({ total, done })?.replace(/^另有限定范围的清单|，不在此列$/gu, '');
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((done) => said(7, done))).toEqual([
    '7份',
    '7份',
    '7份',
    '7份（已办结3份）',
    '7份（已办结4份）',
    '7份',
    '7份',
    '7份（已办结7份）',
  ]);
  expect([said(2, 2), said(3, 3), restrictedWords({ total: 0, done: 0 })]).toEqual(['', '3份（已办结3份）', null]);
});
