import { expect, it } from '@jest/globals';
import type { Condition } from '@bihuan/forms';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { compile } from '../machine/compile.js';
import { lint } from './lint.js';

const step = (post: string): ChainNode => ({
  type: 'step',
  id: `step-${post}`,
  label: '待审',
  mine: '等您审',
  mode: 'all',
  work: { who: [{ type: 'post', post, of: 'anywhere' }], act: '去审' },
  agree: { label: '同意', record: '同意' },
});
const drawn = (post: string, when: Condition): LifecycleDefinition => ({
  format: 1,
  key: 'drawn',
  title: '画着的',
  noun: '件',
  create: { to: 'review', record: '发起' },
  order: ['review', 'kept'],
  states: {
    review: {
      label: '审',
      tone: 'blue',
      chain: {
        agreed: 'kept',
        nodes: [
          step('first'),
          {
            type: 'fork',
            id: 'ways',
            takes: 'first',
            branches: [
              { id: 'one', label: '一', when, nodes: [step(post)] },
              { id: 'other', label: '其他', nodes: [step('third')] },
            ],
          },
        ],
      },
    },
    kept: { label: '存', tone: 'teal', end: 'done' },
  },
});
const whole: Condition = { '==': [{ var: 'latest.form.kind' }, 'a'] };
const codes = (definition: LifecycleDefinition): readonly string[] => lint(definition).map(({ code, pointer }) => `${code} ${pointer}`);
const branch = '/states/review/chain/nodes/1/branches/0';

it('a line whose post is not chosen is found at its step', () => {
  expect(codes(drawn('second', whole))).toEqual([]);
  expect(codes(drawn('', whole))).toEqual([`who.post-missing ${branch}/nodes/0/work/who/0`]);
});

it.each<[string, Condition]>([
  ['nothing to compare', { and: [] }],
  ['compared with nothing', { '==': [{ var: 'latest.form.kind' }, ''] }],
  ['one of none', { in: [{ var: 'latest.form.kind' }, []] }],
  ['one half of two', { and: [whole, { '!=': [{ var: 'latest.form.kind' }, ''] }] }],
  ['the opposite of nothing', { not: { or: [] } }],
])('a branch that is taken always or never, since its condition is not written to the end: %s', (_, when) => {
  expect(codes(drawn('second', when))).toEqual([`condition.unfinished ${branch}/when`]);
});

it('a version that was published with such a condition runs on', () => {
  expect(compile(drawn('second', { and: [] })).definition.key).toBe('drawn');
});
