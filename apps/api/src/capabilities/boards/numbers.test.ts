import { expect, it } from '@jest/globals';
import { numbersOf } from './numbers.js';
import type { CellSum } from './queries/cells.js';

const cell = (unit: string, more: Partial<CellSum> = {}): CellSum => ({ task: 't', unit, letter: 'g', unsent: 0, mine: 0, returned: 0, overdue: 0, minutes: 0, inMonth: 0, ...more });

it('the strip adds up the cells, and says what a month asks of one branch', () => {
  const cells = [cell('one', { unsent: 2, overdue: 1, minutes: 40 }), cell('two', { unsent: 1, returned: 1, minutes: 51 }), cell('office', { mine: 3, minutes: 900 })];
  const shown = (areas: readonly string[]) => numbersOf(cells, new Set(areas)).map(({ text }) => text);
  expect(shown(['one', 'two'])).toEqual(['3', '3', '1', '1', '46分钟（上限120）']);
  expect(shown(['one', 'two', 'office'])[4]).toBe('331分钟（上限120）');
});

it('more than the limit is said to be too much, and nothing is nothing', () => {
  expect(numbersOf([cell('one', { minutes: 121 })], new Set(['one'])).at(-1)?.tooMuch).toBe(true);
  expect(numbersOf([cell('one', { minutes: 120 })], new Set(['one'])).at(-1)?.tooMuch).toBe(false);
  expect(numbersOf([], new Set()).map(({ value }) => value)).toEqual([0, 0, 0, 0, 0]);
});
