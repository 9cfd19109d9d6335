import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition, PlainResolver } from '@bihuan/workflows';

/** A paper that as many branches sign as its form names, each as an item of its own; as data. */

const paper: FormDefinition = {
  format: 1,
  key: 'joint-paper',
  title: '联合发文',
  minutes: 2,
  order: ['m1', 'o1'],
  fields: {
    m1: { id: 'm1', key: 'matter', kind: 'text', label: '事由', required: true },
    o1: {
      id: 'o1',
      key: 'organs',
      kind: 'table',
      label: '会签单位',
      columns: {
        u1: { id: 'u1', key: 'unit', kind: 'unit', label: '单位' },
        w1: { id: 'w1', key: 'words', kind: 'text', label: '意见' },
      },
      columnOrder: ['u1', 'w1'],
    },
  },
};
const copy: FormDefinition = {
  format: 1,
  key: 'joint-copy',
  title: '会签事由',
  minutes: 1,
  order: ['c1', 'c2'],
  fields: {
    c1: { id: 'c1', key: 'about', kind: 'text', label: '会签事由', required: true },
    c2: { id: 'c2', key: 'copies', kind: 'formula', label: '份数', of: { '+': [1, 1] } },
  },
};

const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const agree = { label: '同意', record: '同意' } as const;

export const jointIssue = {
  format: 1,
  key: 'joint-issue',
  title: '联合发文',
  noun: '文件',
  create: { to: 'open', record: '拟稿' },
  order: ['open', 'review', 'issued'],
  office: { who: [post('office_head')], suspend: true, terminate: 'stopped' },
  states: {
    open: {
      label: '拟稿',
      tone: 'grey',
      back: true,
      work: { who: [post('branch_clerk', 'item-unit')], act: '拟稿' },
      on: { HAND_IN: { to: 'review', label: '送会签', who: [{ type: 'at-work' }], submits: true, record: '送会签' } },
    },
    review: {
      label: '会签中',
      tone: 'blue',
      on: { WITHDRAW: { to: 'open', label: '撤回', who: [{ type: 'submitter' }], record: '撤回' } },
      chain: {
        agreed: 'issued',
        returned: 'open',
        nodes: [
          {
            type: 'sub-items',
            id: 'organs',
            label: '各单位会签中',
            record: '分送会签',
            each: { type: 'units', form: 'joint-paper', field: 'organs', column: 'unit' },
            enough: { over: [1, 2] },
            bad: 'return',
            rest: 'end',
            child: {
              lifecycle: 'joint-organ',
              title: '{title}（{for}会签）',
              due: { amount: 5, unit: 'working-days' },
              data: { from: 'joint-paper', fields: { about: 'matter' } },
            },
          },
          {
            type: 'step',
            id: 'issue',
            label: '待签发',
            mine: '等您签发',
            mode: 'any',
            work: { who: [post('committee_secretary')], act: '去签发' },
            agree,
            return: { label: '退回', record: '退回', then: 'walk-again' },
          },
        ],
      },
    },
    issued: { label: '已签发', tone: 'teal', end: 'done' },
    stopped: { label: '已终止', tone: 'stopped', end: 'void' },
  },
} as const satisfies LifecycleDefinition;

export const jointOrgan = {
  format: 1,
  key: 'joint-organ',
  title: '会签',
  noun: '会签',
  create: { to: 'asked', form: 'joint-copy', record: '收到会签' },
  order: ['asked', 'signed'],
  office: { who: [post('office_head')], terminate: 'off' },
  states: {
    asked: {
      label: '会签',
      tone: 'blue',
      chain: {
        agreed: 'signed',
        returned: 'off',
        rejected: 'refused',
        nodes: [
          {
            type: 'step',
            id: 'organ-signs',
            label: '待书记会签',
            mine: '等您会签',
            mode: 'any',
            work: { who: [post('branch_secretary', 'item-unit')], act: '去会签' },
            agree,
            reject: { label: '不同意', record: '不同意', policy: 'one-veto' },
          },
        ],
      },
    },
    signed: { label: '已会签', tone: 'teal', end: 'done' },
    refused: { label: '不同意会签', tone: 'stopped', end: 'void' },
    off: { label: '不再会签', tone: 'stopped', end: 'void' },
  },
} as const satisfies LifecycleDefinition;

/** All of them must sign, and come to again only those that did not. */
function askedAgain(): LifecycleDefinition {
  const { review } = jointIssue.states;
  const nodes = review.chain.nodes.map((node) => {
    if (node.type !== 'sub-items') return node;
    const { enough: _half, rest: _rest, ...all } = node;
    return { ...all, again: 'failed' as const };
  });
  return { ...jointIssue, key: 'joint-issue-again', states: { ...jointIssue.states, review: { ...review, chain: { ...review.chain, nodes } } } };
}

/**
 * One for each row, called by its words: what it says is answered, all of it, and what was answered well stands while the row says the same.
 * It hands a formula down too, as processes did that were published before that was looked at.
 */
function byRows(): LifecycleDefinition {
  const { review } = jointIssue.states;
  const nodes = review.chain.nodes.map((node) => {
    if (node.type !== 'sub-items') return node;
    const { enough: _half, rest: _rest, ...all } = node;
    const each = { type: 'rows', form: 'joint-paper', field: 'organs', called: 'words', unit: 'unit' } as const;
    return {
      ...all,
      each,
      again: 'failed' as const,
      child: { ...all.child, data: { from: 'joint-paper', fields: { copies: 'matter' }, columns: { about: 'words' } } },
    };
  });
  return { ...jointIssue, key: 'joint-issue-rows', states: { ...jointIssue.states, review: { ...review, chain: { ...review.chain, nodes } } } };
}

/** The shipped library with that process more. */
export function libraryWithJointIssue(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, paper, copy], lifecycles: [...library.lifecycles, jointIssue, askedAgain(), byRows(), jointOrgan] };
}
