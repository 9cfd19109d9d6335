import { expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '../definition.js';
import { answersRead } from './answers-read.js';

const definition: LifecycleDefinition = {
  format: 1,
  key: 'k',
  title: '"var":"latest.word.taken"',
  noun: '件',
  create: { to: 'open', record: '新建' },
  start: { label: '发起', posts: ['clerk'], form: 'own' },
  order: ['open', 'done'],
  states: {
    open: {
      label: '审',
      tone: 'blue',
      chain: {
        agreed: 'done',
        nodes: [
          {
            type: 'fork',
            id: 'f',
            takes: 'first',
            branches: [
              {
                id: 'a',
                label: '甲',
                when: { and: [{ '==': [{ var: 'form.kind' }, 'major'] }, { some: [{ var: 'latest.other.rows' }, { filled: { var: 'row.text' } }] }] },
                nodes: [],
              },
              {
                id: 'b',
                label: '乙',
                nodes: [
                  {
                    type: 'step',
                    id: 's',
                    label: '审',
                    mine: '等您审',
                    mode: 'any',
                    work: { who: [{ type: 'form-person', form: 'own', field: 'leader' }], act: '审' },
                    agree: { label: '同意', record: '同意' },
                  },
                ],
              },
            ],
          },
        ],
      },
    },
    done: { label: '完', tone: 'teal', end: 'done' },
  },
};

it('names what conditions and people are read from, and takes no word for a path', () => {
  expect(answersRead(definition)).toEqual([
    { form: 'own', field: 'kind' },
    { form: 'other', field: 'rows' },
    { form: 'own', field: 'leader' },
  ]);
});
