import type { LifecycleDefinition } from '../src/index.js';
import { act, BACK, handIn, main, named, OFFICE, post, sendBack, step, SYSTEM, work } from './parts.js';

const drafter = (verb: string) => work(named('creator'), verb);
const above = (verb: string) => work(post('office', 'parent-unit'), verb, { orElse: OFFICE });
const organ = (verb: string) => work(post('secretary', 'item-unit'), verb, { orElse: named('creator') });
const kind = (of: string) => ({ '==': [{ var: 'latest.request.kind' }, of] }) as const;
const one = { id: 'one-matter', when: { '==': [{ count: [{ var: 'form.matters' }] }, 1] }, text: '一份请示只写一件事，请分开行文' } as const;

/** Asked or reported upward, one matter at a time, with an answer that is followed up. What was allowed by word of mouth is written down afterwards. */
export const request: LifecycleDefinition = {
  format: 1,
  key: 'request',
  title: '请示报告：核签，登记，批复，落实',
  noun: '请示报告',
  create: { to: [{ when: { '==': [{ var: 'form.fast' }, true] }, to: 'oral' }, { to: 'drafting' }], form: 'start', record: '新建' },
  order: ['drafting', 'checking', 'submitted', 'registered', 'handling', 'replied', 'implementing', 'closed'],
  states: {
    oral: {
      label: '已口头请示，待补手续',
      mine: '等您补办手续',
      tone: 'blue',
      work: drafter('去补办'),
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: { REMIND: act('提醒', null, { who: SYSTEM, record: '补办手续到期提醒', offered: 'never' }), ENTER: enter() },
    },
    drafting: { label: '起草中', mine: '等您起草', tone: 'grey', work: drafter('继续起草'), on: { SEND: send('送书记审核') } },
    checking: {
      label: '审核中',
      tone: 'blue',
      chain: {
        agreed: 'submitted',
        returned: 'correcting',
        nodes: [
          step('secretary', ['待书记签发', '等您签发'], {
            work: work(post('secretary', 'item-unit'), '去签发'),
            agree: { label: '签发并上报', record: '签发' },
            return: BACK,
            rules: ['not-the-submitter'],
          }),
        ],
      },
      on: { WITHDRAW: act('撤回', 'drafting', { who: [{ type: 'submitter' }], rules: ['nothing-decided'] }) },
    },
    correcting: {
      label: '退回修改',
      mine: '等您修改',
      tone: 'purple',
      back: true,
      clock: 'stopped',
      work: drafter('去修改'),
      on: { SEND: send('改好，重新送审') },
    },
    submitted: {
      label: '已上报',
      mine: '等您登记',
      tone: 'blue',
      work: above('去登记'),
      on: {
        REGISTER: main('登记', 'registered', { form: 'register' }),
        SEND_BACK: sendBack('格式不符，退回', 'correcting', ['请一文一事', '请示不能写在报告里，请分别行文']),
      },
    },
    registered: {
      label: '已登记',
      mine: '等您提出拟办意见',
      tone: 'blue',
      work: above('写拟办意见'),
      on: { PROPOSE: main('送领导批示', 'handling', { form: 'proposal' }) },
    },
    handling: {
      label: '办理中',
      mine: '等您批示',
      tone: 'blue',
      work: work([{ type: 'form-person', form: 'proposal', field: 'leader' }], '去批示', { orElse: post('leader', 'parent-unit') }),
      on: {
        REPLY: act('批复', 'replied', { form: 'reply', requires: [{ id: 'request', when: kind('request'), text: '这是报告，不需要批复，请用“已阅”' }] }),
        NOTE: act('已阅', 'noted', { requires: [{ id: 'report', when: { not: kind('request') }, text: '这是请示，请给出批复' }] }),
        MORE: sendBack('请补充', 'correcting'),
      },
    },
    replied: { label: '已批复', mine: '等您落实', tone: 'blue', work: organ('去落实'), on: { BEGIN: main('开始落实', 'implementing', { form: 'followup' }) } },
    implementing: {
      label: '落实中',
      mine: '等您反馈',
      tone: 'blue',
      work: organ('去反馈'),
      on: { REPORT_BACK: handIn('反馈落实情况', 'closed', { form: 'feedback' }) },
    },
    noted: { label: '已阅', tone: 'teal', end: 'done' },
    closed: { label: '已办结', tone: 'teal', end: 'done' },
  },
};

function send(label: string) {
  return handIn(label, 'checking', { form: 'request', requires: [one] });
}

function enter() {
  const who = { id: 'agreed-by', when: { filled: { var: 'form.oralOn' } }, text: '请写明口头请示的时间和同意的领导' } as const;
  return handIn('补办手续，上报', 'submitted', { form: 'request', happened: 'oralOn', requires: [one, who] });
}
