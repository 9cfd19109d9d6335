import type { LifecycleDefinition } from '../src/index.js';

/** A list signed by two people one after the other; each return comes straight back to the one who returned. */
export const twoStepList: LifecycleDefinition = {
  format: 1,
  key: 'two-step-list',
  title: '两级审核',
  noun: '清单',
  create: { to: 'filling', record: '下发' },
  order: ['filling', 'review', 'accepted'],
  states: {
    filling: {
      label: '填写中',
      mine: '等您填写',
      tone: 'blue',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '继续填写' },
      on: { SUBMIT: submit('提交审核') },
    },
    review: {
      label: '审核中',
      tone: 'purple',
      chain: {
        agreed: 'accepted',
        returned: 'returned',
        nodes: [
          {
            type: 'step',
            id: 'first',
            label: '待书记审核',
            mine: '等您审核',
            mode: 'any',
            work: { who: [{ type: 'post', post: 'secretary', of: 'item-unit' }], act: '去审核' },
            agree: { label: '同意', record: '审核同意' },
            return: { label: '退回修改', record: '退回', then: 'walk-again' },
          },
          {
            type: 'step',
            id: 'second',
            label: '待党办审核',
            mine: '等您审核',
            mode: 'any',
            work: { who: [{ type: 'post', post: 'office', of: 'anywhere' }], act: '去审核' },
            agree: { label: '同意', record: '审核同意', opinion: 'required' },
            return: { label: '退回修改', record: '退回', then: 'straight-back' },
          },
        ],
      },
      on: { WITHDRAW: { to: 'filling', label: '撤回', who: [{ type: 'submitter' }], record: '撤回', grave: true } },
    },
    returned: {
      label: '已退回',
      mine: '请您修改',
      tone: 'stopped',
      clock: 'stopped',
      work: { who: [{ type: 'person-field', field: 'filler' }], act: '去修改' },
      on: { SUBMIT: submit('重新提交') },
    },
    accepted: { label: '已通过', tone: 'teal', end: 'done' },
  },
};

function submit(label: string) {
  return { to: 'review', label, who: [{ type: 'at-work' }], form: 'list', record: '提交', submits: true, primary: true } as const;
}
