import type { LifecycleDefinition } from '../src/index.js';
import { act, handIn, main, named, OFFICE, post, BACK, step, SYSTEM, work } from './parts.js';

const filler = (verb: string) => work(named('filler'), verb, { orElse: post('secretary', 'item-unit') });
const closing = act('截止征集', 'missed', { who: [...SYSTEM, ...OFFICE], record: '征集截止，未报送', offered: 'never' });
const nil = act('零报告', 'nil_report', { form: 'nil', submits: true, rare: true, hint: '本单位本次没有要报的内容' });
const submit = (label: string) =>
  handIn(label, 'submitted', {
    form: 'sheet',
    requires: [{ id: 'has-rows', when: { '>=': [{ count: [{ var: 'form.rows' }] }, 1] }, text: '请至少填写1条；没有内容可报的，请用“零报告”' }],
  });

/** What one recipient of a collection owes: filled in, handed in, looked at; or said to be nothing. Late is late and still counts. */
export const collection: LifecycleDefinition = {
  format: 1,
  key: 'collection',
  title: '征集：填写，提交，采用',
  noun: '报表',
  create: { to: 'not_started', record: '下发' },
  order: ['not_started', 'drafting', 'submitted', 'accepted'],
  late: '可补报',
  office: { who: OFFICE, terminate: 'missed' },
  states: {
    not_started: {
      label: '未开始',
      mine: '等您填写',
      tone: 'grey',
      work: filler('去填写'),
      on: { START: main('开始填写', 'drafting'), NIL: nil, CLOSE: closing },
    },
    drafting: { label: '填写中', mine: '等您填写', tone: 'grey', work: filler('继续填写'), on: { SUBMIT: submit('提交'), NIL: nil, CLOSE: closing } },
    submitted: {
      label: '已提交',
      tone: 'blue',
      chain: {
        agreed: 'accepted',
        returned: 'returned',
        returnLimit: 3,
        nodes: [
          step('acceptance', ['已提交，待采用', '等您审核'], {
            work: work(OFFICE, '去审核'),
            agree: { label: '采用', record: '采用' },
            return: { ...BACK, phrases: ['请写明具体表现', '请写明责任人和时间'] },
            rules: ['not-the-submitter'],
            actions: ['take-back'],
          }),
        ],
      },
      on: { WITHDRAW: act('撤回', 'drafting', { who: [{ type: 'submitter' }], rules: ['nothing-decided'] }) },
    },
    returned: {
      label: '退回修改',
      mine: '等您修改',
      tone: 'purple',
      back: true,
      clock: 'stopped',
      work: filler('去修改'),
      on: { SUBMIT: submit('改好，重新提交') },
    },
    nil_report: { label: '零报告', tone: 'teal', end: 'done' },
    accepted: { label: '已采用', tone: 'teal', end: 'done' },
    missed: { label: '未报送', tone: 'grey', end: 'void' },
  },
};
