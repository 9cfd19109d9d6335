import { expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { coverageOf } from './coverage.js';

const definition: LifecycleDefinition = {
  format: 1,
  key: 'k',
  title: '登记',
  noun: '登记',
  create: { to: 'open', record: '新建' },
  order: ['open', 'review', 'done'],
  states: {
    open: { label: '填写', tone: 'grey', work: { who: [{ type: 'person-field', field: 'filler' }], act: '填写' } },
    review: {
      label: '审核',
      tone: 'blue',
      chain: {
        agreed: 'done',
        nodes: [
          {
            type: 'step',
            id: 'head',
            label: '待审',
            mine: '等您审',
            mode: 'any',
            work: { who: [{ type: 'person-field', field: 'leader' }], act: '去审' },
            agree: { label: '同意', record: '同意' },
          },
        ],
      },
    },
    done: { label: '完成', tone: 'teal', end: 'done' },
  },
};

it('what no run came to is named in the order of the path', () => {
  expect(coverageOf(definition, new Set(['open', 'review']))).toEqual({ all: 3, visited: 1, never: ['待审', '完成'] });
});

it('is complete once every step and every end was come to', () => {
  expect(coverageOf(definition, new Set(['open', 'review', 'head', 'done'])).never).toEqual([]);
});
