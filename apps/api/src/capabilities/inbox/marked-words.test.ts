import { expect, it } from '@jest/globals';
import type { FormDefinition } from '@bihuan/forms';
import { markedWords } from './marked-words.js';

const list: FormDefinition = {
  format: 1,
  key: 'list',
  title: '清单',
  minutes: 5,
  order: ['goal', 'rows'],
  fields: {
    goal: { id: 'goal', key: 'goal', kind: 'text', label: '目标' },
    rows: {
      id: 'rows',
      key: 'rows',
      kind: 'table',
      label: '事项',
      columns: { what: { id: 'what', key: 'what', kind: 'text', label: '做什么' }, when: { id: 'when', key: 'when', kind: 'date', label: '何时' } },
      columnOrder: ['what', 'when'],
    },
  },
};
const data = { goal: '做好', rows: ['a', 'b', 'c'].map((rowId) => ({ rowId, what: '一件' })) };

it('a card says how many places are to be put right and which rows they are in', () => {
  expect(markedWords(list, data, ['rows/c', 'rows/a'])).toEqual({ count: 2, words: '第1行、第3行' });
  expect(markedWords(list, data, ['rows/b/when', 'rows/b/what', 'goal'])).toEqual({ count: 3, words: '“目标”、第2行' });
});

it('what stands there no more is not asked for', () => {
  expect(markedWords(list, data, ['rows/gone'])).toBeNull();
});
