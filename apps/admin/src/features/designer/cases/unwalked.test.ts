import { describe, expect, it } from '@jest/globals';
import type { ChainNode, LifecycleDefinition } from '@bihuan/workflows';
import { answersFor } from './answers-for.js';
import { missedBranches, sumOf, unwalkedOf } from './unwalked.js';

const step = (id: string): ChainNode => ({
  type: 'step',
  id,
  label: id,
  mine: '等您审',
  mode: 'any',
  work: { who: [{ type: 'submitter' }], act: '审' },
  agree: { label: '同意', record: '同意' },
});
const definition: LifecycleDefinition = {
  format: 1,
  key: 'k',
  title: '登记',
  noun: '登记',
  create: { to: 'open', record: '新建' },
  order: ['open', 'review', 'done'],
  states: {
    open: {
      label: '填写',
      tone: 'grey',
      on: { SEND: { to: 'review', label: '交', who: [{ type: 'at-work' }], record: '交' }, NOTE: { label: '记', who: [{ type: 'at-work' }], record: '记' } },
    },
    review: {
      label: '审核',
      tone: 'blue',
      chain: {
        agreed: 'done',
        returned: 'open',
        nodes: [
          {
            type: 'fork',
            id: 'f',
            takes: 'first',
            branches: [
              { id: 'a', label: '重大', when: { '==': [{ var: 'form.kind' }, 'major'] }, nodes: [step('chief')] },
              { id: 'b', label: '其他', nodes: [step('head')] },
            ],
          },
        ],
      },
    },
    done: { label: '完成', tone: 'teal', end: 'done' },
  },
};
const passed = { places: ['open', 'review', 'head', 'done'], branches: ['f/b'], ways: [' open', 'open review', 'review done'] };

describe('what no case came by', () => {
  it('is named by node, branch and way, and counted of all there is', () => {
    const unwalked = unwalkedOf(definition, passed);
    expect([...unwalked.keys]).toEqual(['chief', 'f/a', 'review open']);
    expect(sumOf(unwalked)).toEqual({ all: 11, walked: 8, percent: 72 });
    expect(missedBranches(definition, unwalked).map(({ branch }) => branch.label)).toEqual(['重大']);
  });

  it('is nothing once all was come by', () => {
    expect(
      sumOf(
        unwalkedOf(definition, {
          places: ['open', 'review', 'head', 'chief', 'done'],
          branches: ['f/a', 'f/b'],
          ways: [' open', 'open review', 'review done', 'review open'],
        }),
      ),
    ).toMatchObject({ percent: 100 });
  });

  it('is led to by answers that make its condition hold', () => {
    expect(answersFor({ '==': [{ var: 'form.kind' }, 'major'] }, 'own')).toEqual({ own: { kind: 'major' } });
    expect(answersFor({ and: [{ in: [{ var: 'latest.a.x' }, ['p', 'q']] }, { '==': [{ var: 'latest.a.y' }, true] }] }, undefined)).toEqual({
      a: { x: 'p', y: true },
    });
    expect(answersFor({ '>': [{ var: 'form.n' }, 3] }, 'own')).toEqual({});
    expect(answersFor(undefined, 'own')).toEqual({});
  });
});
