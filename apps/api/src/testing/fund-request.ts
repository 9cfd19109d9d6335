import type { FormDefinition } from '@bihuan/forms';
import type { LifecycleDefinition, PlainResolver } from '@bihuan/workflows';

/**
 * A request for money in which every step sees and writes something else, as data: whoever asks says what for and what it costs; two who
 * check it write what they think of it and never see the cost; one who decides sees both; nobody else learns the cost or the proof.
 */
export const fundForm: FormDefinition = {
  format: 1, key: 'fund-request', title: '经费申请', minutes: 3, order: ['f1', 'f2', 'f3', 'f4', 'f5', 'f6'],
  fields: {
    f1: { id: 'f1', key: 'matter', kind: 'long-text', label: '事由', required: true, maxLength: 500 },
    f2: { id: 'f2', key: 'budget', kind: 'text', label: '预算', maxLength: 100 },
    f3: { id: 'f3', key: 'opinion', kind: 'long-text', label: '核定意见', required: true, maxLength: 500 },
    f4: { id: 'f4', key: 'granted', kind: 'integer', label: '核定数量', minimum: 0, maximum: 999 },
    f5: {
      id: 'f5', key: 'goods', kind: 'table', label: '采购明细', rowNoun: '物品', minRows: 1, columnOrder: ['g1', 'g2', 'g3'],
      columns: {
        g1: { id: 'g1', key: 'name', kind: 'text', label: '名称', required: true, maxLength: 100 },
        g2: { id: 'g2', key: 'price', kind: 'text', label: '单价', maxLength: 100 },
        g3: { id: 'g3', key: 'verdict', kind: 'text', label: '核定结果', maxLength: 100 },
      },
    },
    f6: { id: 'f6', key: 'proof', kind: 'files', label: '报价单', maxItems: 3 },
  },
  summary: [{ label: '物品', count: 'goods', unit: '项' }, { label: '已报价', count: 'goods', when: { filled: { var: 'row.price' } }, unit: '项' }],
  access: {
    filling: { fields: { f3: 'hidden', f4: 'read', f5: { right: 'write', columns: { g3: 'read' } } } },
    steps: {
      check: { fields: { f2: 'hidden', f3: 'write', f4: 'write', f5: { right: 'read', columns: { g2: 'hidden', g3: 'write' } }, f6: 'hidden' } },
      decide: {},
    },
    others: { fields: { f2: 'hidden', f5: { right: 'read', columns: { g2: 'hidden' } }, f6: 'hidden' } },
  },
};

const post = (key: string, of: 'item-unit' | 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });

export const fundLifecycle = {
  format: 1, key: 'fund-request', title: '经费审批', noun: '申请', create: { to: 'open', record: '起草' }, order: ['open', 'review', 'kept'],
  states: {
    open: {
      label: '待填', tone: 'grey', back: true, work: { who: [post('branch_clerk', 'item-unit')], act: '填写' },
      on: { HAND_IN: { to: 'review', label: '送审', who: [{ type: 'at-work' }], submits: true, record: '送审' } },
    },
    review: {
      label: '审核中', tone: 'blue',
      chain: {
        agreed: 'kept', returned: 'open',
        nodes: [
          {
            type: 'step', id: 'check', label: '待核定', mine: '等您核定', mode: 'all', actions: ['consult'],
            work: { who: [post('branch_secretary', 'item-unit'), post('branch_committee', 'item-unit')], act: '去核定' }, agree: { label: '核定', record: '核定' },
          },
          {
            type: 'step', id: 'decide', label: '待审批', mine: '等您审批', mode: 'any', work: { who: [post('deputy_secretary', 'anywhere')], act: '去审批' },
            agree: { label: '同意', record: '审批同意' }, return: { label: '退回', record: '退回', then: 'changed-only' },
          },
        ],
      },
    },
    kept: { label: '已批准', tone: 'teal', end: 'done' },
  },
} as const satisfies LifecycleDefinition;
