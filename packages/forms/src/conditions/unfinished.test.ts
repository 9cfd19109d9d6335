import { expect, it } from '@jest/globals';
import type { Condition, Operand } from './condition.js';
import { isUnfinished, isUnfinishedOperand } from './unfinished.js';

const kind = { var: 'kind' };
const rows = { var: 'rows' };
const whole: Condition = { '==': [kind, 'a'] };

it.each<[string, Condition]>([
  ['nothing to compare', { and: [] }],
  ['none of none', { or: [] }],
  ['the opposite of nothing', { not: { and: [] } }],
  ['compared with nothing', { '==': [kind, ''] }],
  ['compared with blanks alone', { '!=': [kind, '  '] }],
  ['nothing compared with something', { '==': ['', kind] }],
  ['nothing between two', { within: [null, 1, 2] }],
  ['one of several, of which one is nothing', { in: [kind, ['a', '']] }],
  ['nothing that is one of several', { in: ['', ['a', 'b']] }],
  ['beginning with nothing', { starts: [kind, ''] }],
  ['between something and nothing', { within: [kind, 1, ''] }],
  ['one of none', { in: [kind, []] }],
  ['one half of two', { and: [whole, { or: [] }] }],
  ['every row, of which nothing is asked', { every: [rows, { and: [] }] }],
  ['as many rows as nothing is asked of', { '>': [{ count: [rows, { and: [] }] }, 0] }],
  ['a value that hangs on nothing', { '>': [{ if: [{ and: [] }, 1, 0] }, 0] }],
  ['a sum of rows of which nothing is asked', { '>': [{ '+': [{ sum: [rows, { var: 'row.cost' }, { or: [] }] }, 1] }, 0] }],
])('is not written to the end: %s', (_, when) => {
  expect(isUnfinished(when)).toBe(true);
});

it.each<[string, Condition]>([
  ['a comparison', whole],
  ['filled in', { filled: kind }],
  ['as many rows as there are', { '>': [{ count: [rows] }, 0] }],
  ['rows that differ', { distinct: [rows, 'name'] }],
  ['with what is false, or none', { or: [{ '==': [kind, false] }, { '==': [kind, 0] }] }],
  ['a day some days later', { '<=': [kind, { 'add-days': [{ var: 'begun' }, 3] }] }],
])('is written to the end: %s', (_, when) => {
  expect(isUnfinished(when)).toBe(false);
});

it('a formula hangs on a condition in the same way', () => {
  const of = (when: Condition): Operand => ({ round: [{ if: [when, { var: 'a' }, 0] }, 2] });
  expect([isUnfinishedOperand(of(whole)), isUnfinishedOperand(of({ and: [] }))]).toEqual([false, true]);
});
