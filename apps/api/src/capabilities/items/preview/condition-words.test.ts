import { expect, it } from '@jest/globals';
import { readsHidden } from './condition-words.js';

const v = (path: string) => ({ var: path });
const hidden = new Set(['latest.sheet.plan', 'latest.sheet.rows.price']);

it.each([
  ['a field that is hidden', { filled: v('latest.sheet.plan') }, true],
  ['a cell of a matrix that is hidden', { '>': [v('latest.sheet.plan.first.cost'), 5] }, true],
  ['a column that is hidden', { some: [v('latest.sheet.rows'), { '>': [v('row.price'), 5] }] }, true],
  ['another column of the same table', { some: [v('latest.sheet.rows'), { filled: v('row.what') }] }, false],
  ['a field whose name begins alike', { filled: v('latest.sheet.planned') }, false],
] as const)('which way it goes is kept back where it looks at %s, and only there', (_what, when, isHidden) => expect(readsHidden(when, hidden)).toBe(isHidden));
