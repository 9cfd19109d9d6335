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

const nothing: Condition = { and: [] };
const office = { type: 'post', post: 'office', of: 'anywhere' } as const;
const reviewed = (more: object): LifecycleDefinition => {
  const definition = drawn('second', whole);
  const { review, kept } = definition.states;
  if (!review || !kept) throw new Error('drawn otherwise');
  return { ...definition, states: { review: { ...review, ...more }, kept } };
};
const sent = (more: object) => reviewed({ on: { KEEP: { to: 'kept', label: '存', who: [office], record: '存了', ...more } } });
const wait = { type: 'wait', id: 'w', label: '等', until: { type: 'answer', label: '登记', record: '登记了', who: [office] } } as const;
const asked = [{ id: 'r', when: nothing, text: '缺' }];
const byCase = { type: 'expression', cases: [{ when: nothing, then: office }], otherwise: office } as const;

it.each<[string, LifecycleDefinition, string]>([
  ['where it begins', { ...drawn('second', whole), create: { to: [{ when: nothing, to: 'review' }, { to: 'review' }], record: '发起' } }, '/create/to/0/when'],
  ['where an act leads', sent({ to: [{ when: nothing, to: 'kept' }, { to: 'kept' }] }), '/states/review/on/KEEP/to/0/when'],
  ['what an act asks for', sent({ requires: asked }), '/states/review/on/KEEP/requires/0/when'],
  [
    'where a chain leads',
    reviewed({ chain: { agreed: [{ when: nothing, to: 'kept' }, { to: 'kept' }], nodes: [step('first')] } }),
    '/states/review/chain/agreed/0/when',
  ],
  [
    'what an answer asks for',
    reviewed({ chain: { agreed: 'kept', nodes: [step('first'), { ...wait, until: { ...wait.until, requires: asked } }] } }),
    '/states/review/chain/nodes/1/until/requires/0/when',
  ],
  [
    'by what a signer is found',
    reviewed({ chain: { agreed: 'kept', nodes: [{ ...step('first'), work: { who: [byCase], act: '去审' } }] } }),
    '/states/review/chain/nodes/0/work/who/0/cases/0/when',
  ],
])('a condition that is not written to the end is found at its place: %s', (_, definition, pointer) => {
  expect(lint(definition)).toContainEqual({ code: 'condition.unfinished', pointer, message: '条件还没有写完' });
});
