import type { FormDefinition } from '@bihuan/forms';
import type { ItemsUntil, LifecycleDefinition } from '@bihuan/workflows';

/** Errands that wait for other matters: to their end, asking the office about lost ones; or going on without those, to a state or to their end. */

export const errandForm: FormDefinition = {
  format: 1,
  key: 'errand',
  title: '落实情况',
  minutes: 1,
  order: ['p1', 'p2'],
  fields: {
    p1: { id: 'p1', key: 'matter', kind: 'text', label: '事由', required: true },
    p2: { id: 'p2', key: 'matters', kind: 'references', label: '关联事项', of: ['small-matter', 'errand', 'hasty-errand', 'brisk-errand'] },
  },
};

const OFFICE = [{ type: 'post' as const, post: 'office_head', of: 'anywhere' as const }];
const CLERK = { who: [{ type: 'post' as const, post: 'branch_clerk', of: 'item-unit' as const }], act: '去办' };
const atWork = [{ type: 'at-work' as const }];

const smallMatter: LifecycleDefinition = {
  format: 1,
  key: 'small-matter',
  title: '小事项',
  noun: '事项',
  create: { to: 'open', record: '立项' },
  order: ['open', 'signed', 'closed'],
  states: {
    open: {
      label: '办理中',
      tone: 'blue',
      work: CLERK,
      on: {
        SIGN: { to: 'signed', label: '签发', who: atWork, record: '签发' },
        FINISH: { to: 'closed', label: '办结', who: atWork, record: '办结' },
        DROP: { to: 'dropped', label: '作废', who: atWork, record: '作废' },
      },
    },
    signed: {
      label: '已签发',
      tone: 'blue',
      work: CLERK,
      on: {
        UNSIGN: { to: 'open', label: '撤销签发', who: atWork, record: '撤销签发' },
        FINISH: { to: 'closed', label: '办结', who: atWork, record: '办结' },
      },
    },
    closed: { label: '已办结', tone: 'teal', end: 'done', on: { REOPEN: { to: 'open', label: '重新办理', who: OFFICE, record: '重新办理' } } },
    dropped: { label: '已作废', tone: 'stopped', end: 'void' },
  },
};

const errand = (key: string, until: ItemsUntil): LifecycleDefinition => ({
  format: 1,
  key,
  title: '落实',
  noun: '落实情况',
  create: { to: 'open', record: '起草' },
  order: ['open', 'review', 'kept'],
  office: { who: OFFICE, suspend: true, jump: true },
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      back: true,
      work: CLERK,
      on: { HAND_IN: { to: 'review', label: '报送', who: atWork, submits: true, record: '报送' } },
    },
    review: {
      label: '审核中',
      tone: 'blue',
      on: { CORRECT: { label: '更正', who: [{ type: 'submitter' }], form: 'errand', record: '更正关联事项' } },
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [
          { type: 'cc', id: 'copy', label: '抄送各部门', who: [{ type: 'group', group: 'document-readers' }] },
          { type: 'wait', id: 'others', label: '等关联事项', until },
          {
            type: 'step',
            id: 'sign',
            label: '待审核',
            mine: '等您审核',
            mode: 'all',
            work: { who: [{ type: 'post', post: 'branch_secretary', of: 'item-unit' }], act: '去审核' },
            agree: { label: '同意', record: '审核同意' },
            return: { label: '退回', record: '退回', then: 'walk-again' },
          },
        ],
      },
    },
    kept: { label: '已落实', tone: 'teal', end: 'done' },
  },
});

const named = { type: 'items', form: 'errand', field: 'matters' } as const;

export const awaitingLifecycles: readonly LifecycleDefinition[] = [
  smallMatter,
  errand('errand', { ...named, lost: 'ask-office' }),
  errand('hasty-errand', { ...named, states: ['signed'], lost: 'go-on' }),
  errand('brisk-errand', { ...named, lost: 'go-on' }),
];
