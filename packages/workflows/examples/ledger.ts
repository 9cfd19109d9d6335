import type { ActDefinition, LifecycleDefinition, Work } from '../src/index.js';

const owner: Work = { who: [{ type: 'person-field', field: 'owner' }], orElse: [{ type: 'unit-of', field: 'lead', post: 'head' }], act: '去办理' };

/** An entry of a register: short or long way by its class, checked from outside, closed with a number, reopened with a reason. */
export const ledger: LifecycleDefinition = {
  format: 1,
  key: 'ledger',
  title: '台账事项',
  noun: '事项',
  create: { to: [{ when: { '==': [{ var: 'form.class' }, 'at-once'] }, to: 'working' }, { to: 'waiting' }], form: 'entry', record: '列入台账' },
  order: ['waiting', 'working', 'checking', 'closed'],
  states: {
    waiting: {
      label: '未到开始日',
      tone: 'grey',
      timers: [{ event: 'START', at: 'startsOn' }],
      on: { START: { to: 'working', label: '开始办理', who: [{ type: 'system' }, { type: 'post', post: 'office', of: 'anywhere' }], record: '到期开始' } },
    },
    working: {
      label: '办理中',
      mine: '等您办理',
      tone: 'blue',
      work: owner,
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: {
        LOG: { label: '记一笔进展', who: [{ type: 'at-work' }], form: 'note', record: '记一笔进展' },
        REMIND: { label: '提醒', who: [{ type: 'system' }], record: '到期提醒' },
        FINISH: { ...finish('checking'), requires: [{ id: 'has-proof', when: { filled: { var: 'form.proof' } }, text: '请先上传佐证材料' }] },
      },
    },
    checking: {
      label: '待验收',
      mine: '等您验收',
      tone: 'purple',
      work: { who: [{ type: 'post', post: 'inspector', of: 'anywhere' }], act: '去验收' },
      on: {
        CLOSE: {
          to: 'closed',
          label: '准予销号',
          who: [{ type: 'at-work' }],
          rules: ['outside-owner-unit', 'not-the-submitter'],
          record: '准予销号',
          number: 'closing-slip',
          primary: true,
        },
        SEND_BACK: { to: 'working', label: '退回继续办理', who: [{ type: 'at-work' }], reason: 'required', record: '退回', grave: true },
      },
    },
    closed: {
      label: '已销号',
      tone: 'teal',
      end: 'done',
      on: { REOPEN: { to: 'working', label: '重新办理', who: [{ type: 'post', post: 'office', of: 'anywhere' }], reason: 'required', record: '重新办理' } },
    },
  },
};

function finish(to: string): ActDefinition {
  return { to, label: '申请验收', who: [{ type: 'at-work' }], form: 'result', record: '申请验收', submits: true, primary: true };
}
