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
  ['some rows, of which nothing is asked', { some: [rows, { or: [] }] }],
  ['no row, of which nothing is asked', { none: [rows, { and: [] }] }],
  ['one of two ways', { or: [whole, { and: [] }] }],
  ['one of several, which hangs on nothing', { in: [{ if: [{ and: [] }, kind, 'b'] }, ['a']] }],
  ['containing nothing', { contains: [kind, null] }],
  ['at most nothing', { '<=': [kind, ''] }],
  ['at least nothing', { '>=': [kind, ''] }],
  ['less than nothing', { '<': [kind, ''] }],
  ['nothing that is worked', { workday: '' }],
  ['a worked day that hangs on nothing', { workday: { if: [{ and: [] }, kind, kind] } }],
  ['one of two values that hangs on nothing', { '>': [{ if: [whole, 1, { if: [{ or: [] }, 1, 2] }] }, 0] }],
  ['the other of two values that hangs on nothing', { '>': [{ if: [whole, { if: [{ or: [] }, 1, 2] }, 1] }, 0] }],
  ['a least of values that hang on nothing', { '>': [{ min: [rows, { if: [{ and: [] }, 1, 2] }] }, 0] }],
  ['a most of rows of which nothing is asked', { '>': [{ max: [rows, 1, { and: [] }] }, 0] }],
  ['an average of rows of which nothing is asked', { '>': [{ average: [rows, 1, { and: [] }] }, 0] }],
  ['a value that hangs on nothing', { '>': [{ if: [{ and: [] }, 1, 0] }, 0] }],
  ['a sum of rows of which nothing is asked', { '>': [{ '+': [{ sum: [rows, { var: 'row.cost' }, { or: [] }] }, 1] }, 0] }],
])('is not written to the end: %s', (_, when) => {
  expect(isUnfinished(when)).toBe(true);
});

it.each<[string, Condition]>([
  ['a comparison', whole],
  ['filled in', { filled: kind }],
  ['as many rows as there are', { '>': [{ count: [rows] }, 0] }],
  ['empty', { empty: kind }],
  ['both of two', { and: [whole, { not: whole }] }],
  ['every row', { every: [rows, { filled: { var: 'row.cost' } }] }],
  ['some rows', { some: [rows, { filled: { var: 'row.cost' } }] }],
  ['no row', { none: [rows, { filled: { var: 'row.cost' } }] }],
  ['a day that is worked', { workday: kind }],
  ['one of several', { in: [kind, ['a', false, 0]] }],
  ['as many characters', { '>': [{ length: kind }, 3] }],
  ['as many rows as are so', { '>': [{ count: [rows, whole] }, 0] }],
  ['a sum', { '>': [{ sum: [rows, { var: 'row.cost' }] }, 0] }],
  ['a sum of some rows', { '>': [{ sum: [rows, { var: 'row.cost' }, whole] }, 0] }],
  ['a value that may be nothing', { '>': [{ if: [whole, 1, null] }, 0] }],
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
