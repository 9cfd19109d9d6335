import type { ActDefinition, ChainNode, LifecycleDefinition } from '../src/index.js';
import { act, handIn, named, OFFICE, post, AGAIN, BACK, step, SYSTEM, work } from './parts.js';

const filler = (verb: string) => work(named('filler'), verb, { orElse: post('secretary', 'item-unit') });
const level = (of: string) => ({ '==': [{ var: 'latest.problem-list.level' }, of] }) as const;
const is = { some: { '>=': [{ count: [{ var: 'form.rows' }] }, 1] }, nil: { '==': [{ var: 'form.nil' }, true] } } as const;

/** Problems found by a person, a department or the leading body, once, and handed on upward. */
export const problemList: LifecycleDefinition = {
  format: 1,
  key: 'problem-list',
  title: '查摆问题清单征集',
  noun: '清单',
  create: { to: 'not_started', record: '下发' },
  order: ['not_started', 'reviewing', 'accepted', 'forwarded'],
  late: '可补报',
  office: { who: OFFICE, suspend: true, terminate: 'withdrawn' },
  states: {
    not_started: {
      label: '填写中',
      mine: '等您填写',
      tone: 'grey',
      work: filler('继续填写'),
      on: { SUBMIT: submit('提交审核'), CLOSE: act('截止征集', 'missed', { who: [...SYSTEM, ...OFFICE], record: '征集截止，未报送', offered: 'never' }) },
    },
    reviewing: {
      label: '审核中',
      tone: 'blue',
      chain: { agreed: 'accepted', returned: 'returned', returnLimit: 3, nodes: [firstHop(), secondHop()] },
      on: { WITHDRAW: act('撤回', 'not_started', { who: [{ type: 'submitter' }], rules: ['nothing-decided'] }) },
    },
    returned: {
      label: '退回修改',
      mine: '等您修改',
      tone: 'purple',
      back: true,
      clock: 'stopped',
      work: filler('去修改'),
      on: { SUBMIT: submit('改好，重新报送') },
    },
    accepted: {
      label: '已通过',
      mine: '等您汇总上报',
      tone: 'teal',
      work: work(OFFICE, '去上报'),
      on: { FORWARD: act('汇总上报', 'forwarded', { primary: true, form: 'merged-list' }) },
    },
    forwarded: { label: '已上报', tone: 'teal', end: 'done' },
    missed: { label: '未报送', tone: 'grey', end: 'void' },
    withdrawn: { label: '已撤下', tone: 'grey', end: 'void' },
  },
};

function submit(label: string): ActDefinition {
  return handIn(label, 'reviewing', {
    form: 'problem-list',
    requires: [
      { id: 'rows-or-nil', when: { or: [is.some, is.nil] }, text: '请至少填写1条；确实没有的，请选“暂未查摆出问题”并写明怎么查的' },
      {
        id: 'looked-how',
        when: { or: [{ empty: { var: 'form.nil' } }, { '==': [{ var: 'form.nil' }, false] }, { filled: { var: 'form.lookedHow' } }] },
        text: '请写明是怎么查摆的',
      },
      {
        id: 'written-out',
        when: { every: [{ var: 'form.rows' }, { '>=': [{ length: { var: 'row.problem' } }, 8] }] },
        text: '有的问题写得太短，请写明具体表现',
      },
      { id: 'distinct', when: { distinct: [{ var: 'form.rows' }, 'problem'] }, text: '有两行内容相同，请写出区别或删去一行' },
    ],
  });
}

/** By whose list it is. «Nothing found» is confirmed by the secretary himself, whoever wrote it. */
function firstHop(): ChainNode {
  const secretary = work(post('secretary', 'item-unit'), '去审核', { orElse: post('secretary', 'parent-unit') });
  const record = step('meeting-record', ['待党委会研究', '等您登记会议结论'], {
    work: work(post('committee-recorder'), '去登记'),
    agree: { label: '登记研究通过', record: '党委会研究通过', opinion: 'required' },
    return: AGAIN,
    personal: true,
  });
  const committee = step('branch-committee', ['待支委审核', '等您审核'], {
    work: work(post('committee-member', 'item-unit'), '去审核'),
    rules: ['not-the-submitter'],
    return: AGAIN,
    actions: ['take-back', 'consult'],
  });
  return {
    type: 'fork',
    id: 'by-level',
    takes: 'first',
    branches: [
      {
        id: 'nothing-found',
        label: '暂未查摆出问题',
        when: { '==': [{ var: 'latest.problem-list.nil' }, true] },
        nodes: [step('nil-check', ['待书记确认', '等您确认'], { work: secretary, personal: true, rules: ['not-the-submitter'], return: AGAIN })],
      },
      { id: 'leading-body', label: '领导班子', when: level('leading-body'), nodes: [record] },
      {
        id: 'department',
        label: '内设机构',
        when: level('department'),
        nodes: [
          committee,
          step('department-secretary', ['待书记审核', '等您审核'], { work: secretary, return: { ...BACK, to: ['previous', 'submitter'] }, self: 'superior' }),
        ],
      },
      {
        id: 'person',
        label: '党员干部个人',
        nodes: [step('own-secretary', ['待书记审核', '等您审核'], { work: secretary, rules: ['not-the-submitter'], return: AGAIN })],
      },
    ],
  };
}

function secondHop(): ChainNode {
  return step('office-review', ['待党办审核', '等您审核'], {
    work: work(OFFICE, '去审核'),
    mode: 'claim',
    agree: { label: '审核通过', record: '审核通过', opinion: 'optional' },
    return: { ...BACK, to: ['submitter', 'earlier'], phrases: ['请写明具体表现', '请写明责任人和时间'] },
    actions: ['consult', 'transfer', 'take-back'],
    due: { within: { amount: 3, unit: 'working-days' }, remind: [1] },
  });
}
