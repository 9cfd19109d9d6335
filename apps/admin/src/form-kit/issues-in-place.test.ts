import { describe, expect, it } from '@jest/globals';
import type { FormDefinition, Issue } from '@bihuan/forms';
import { issuesInPlace } from './issues-in-place.js';

const definition: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 1,
  order: ['t'],
  fields: {
    t: { id: 't', key: 'rows', kind: 'table', label: '清单', columnOrder: ['a'], columns: { a: { id: 'a', key: 'what', kind: 'long-text', label: '内容' } } },
  },
};
const rows = (...ids: readonly string[]) => ({ rows: ids.map((rowId) => ({ rowId })) });
const issue = (pointer: string, message: string): Issue => ({ pointer, code: 'test', severity: 'error', message });
const found = [issue('/rows/1/what', '第2行：请填写“内容”'), issue('/rows/2', '与第1行相同'), issue('/rows', '最多2行')];
const since = (checked: object, data: object) =>
  issuesInPlace(found, { definition, checked: { ...checked }, data: { ...data } }).map(({ pointer, message }) => `${pointer} ${message}`);

describe('what was found wrong a moment ago', () => {
  it('goes with its row when one above goes or comes or it is moved itself', () => {
    expect(since(rows('a', 'b', 'c'), rows('b', 'c'))).toEqual(['/rows/0/what 第1行：请填写“内容”', '/rows/1 与第1行相同', '/rows 最多2行']);
    expect(since(rows('a', 'b', 'c'), rows('x', 'a', 'c', 'b'))).toEqual(['/rows/3/what 第4行：请填写“内容”', '/rows/2 与第1行相同', '/rows 最多2行']);
  });

  it('is wrong no more in a row that is gone', () => {
    expect(since(rows('a', 'b', 'c'), rows('a', 'c'))).toEqual(['/rows/1 与第1行相同', '/rows 最多2行']);
  });

  it('is the very same where no row has another place', () => {
    expect(issuesInPlace(found, { definition, checked: rows('a', 'b', 'c'), data: rows('a', 'b', 'c', 'd') })).toBe(found);
  });
});
