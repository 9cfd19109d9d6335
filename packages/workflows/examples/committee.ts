import type { ChainNode, LifecycleDefinition, Step, Work } from '../src/index.js';

/** A purchase: by its amount one of the office takes it, or offices give their opinion side by side and the committee votes. */
export const committee: LifecycleDefinition = {
  format: 1,
  key: 'committee',
  title: '采购审批',
  noun: '采购',
  create: { to: 'drafting', record: '新建' },
  order: ['drafting', 'approving', 'approved'],
  states: {
    drafting: { label: '起草中', tone: 'blue', work: creator(), on: { SEND: send() } },
    approving: {
      label: '审批中',
      tone: 'purple',
      chain: { agreed: 'approved', returned: 'correcting', rejected: 'refused', returnLimit: 3, nodes: [byAmount()] },
      on: { WITHDRAW: { to: 'drafting', label: '撤回', who: [{ type: 'submitter' }], record: '撤回', rules: ['nothing-decided'] } },
    },
    correcting: { label: '退回修改', tone: 'stopped', clock: 'stopped', back: true, work: creator(), on: { SEND: send() } },
    approved: { label: '同意采购', tone: 'teal', end: 'done' },
    refused: { label: '不予采购', tone: 'stopped', end: 'void' },
  },
};

function byAmount(): ChainNode {
  const offices: ChainNode = {
    type: 'fork',
    id: 'opinions',
    onReject: 'siblings-finish',
    branches: [
      { id: 'finance', label: '财务', nodes: [step('accountant', { mode: 'in-turn' }), step('finance-head', back('previous'))] },
      {
        id: 'law',
        label: '法规',
        nodes: [step('lawyer', { mode: { type: 'lead', assist: 'waits' }, work: { who: [...post('lawyer'), ...post('assistant')], act: '去办理' } })],
      },
    ],
  };
  const vote = step('committee', {
    mode: { type: 'vote', agree: { over: [1, 2] }, reject: { atLeast: [1, 2] }, weights: { chair: 2 } },
    reject: { label: '不赞成', record: '不赞成', policy: 'by-mode' },
    self: 'skip',
  });
  const signing = step('chief', { ...back('earlier'), again: 'auto-agree', mode: 'any' });
  return {
    type: 'fork',
    id: 'by-amount',
    takes: 'first',
    branches: [
      { id: 'small', label: '五千元以下', when: { '<': [{ var: 'amount' }, 5000] }, nodes: [step('buyer', { mode: 'claim' })] },
      { id: 'large', label: '五千元及以上', nodes: [offices, vote, signing] },
    ],
  };
}

function step(id: string, more: Partial<Step> = {}): Step {
  const words = { label: '同意', record: '同意' };
  return {
    type: 'step',
    id,
    label: `待${id}审批`,
    mine: '等您审批',
    mode: 'all',
    work: { who: post(id), act: '去审批' },
    agree: words,
    reject: { label: '不同意', record: '不同意', policy: 'one-veto' },
    ...more,
  };
}

function back(to: 'previous' | 'earlier'): Pick<Step, 'return'> {
  return { return: { label: '退回', record: '退回', to: [to, 'submitter'], then: 'straight-back' } };
}

function post(key: string): Work['who'] {
  return [{ type: 'post', post: key, of: 'anywhere' }];
}

function creator(): Work {
  return { who: [{ type: 'person-field', field: 'creator' }], act: '填写' };
}

function send() {
  return { to: 'approving', label: '送审', who: [{ type: 'at-work' }], record: '送审', submits: true } as const;
}
