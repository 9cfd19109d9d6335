import type { LifecycleDefinition, Step } from '@bihuan/workflows';

export const step = (id: string, post: string, of: 'item-unit' | 'anywhere'): Step => ({
  type: 'step',
  id,
  label: `待${id}`,
  mine: `等您${id}`,
  mode: 'any',
  work: { who: [{ type: 'post', post, of }], act: '去签' },
  agree: { label: '同意', record: '同意' },
  return: { label: '退回', record: '退回', then: 'walk-again' },
});

/**
 * Three signatures one after the other, of the unit, the office and a leader; a return goes back to the unit's clerk.
 * When all have signed the clerk may send it round again, so that a run never runs out of decisions.
 */
export const benchLifecycle: LifecycleDefinition = {
  format: 1,
  key: 'bench-chain',
  title: '压力测试',
  noun: '事项',
  create: { to: 'signing', record: '下发' },
  order: ['open', 'signing', 'kept', 'closed'],
  states: {
    open: {
      label: '待改',
      tone: 'grey',
      work: { who: [{ type: 'post', post: 'branch_clerk', of: 'item-unit' }], act: '修改' },
      on: { HAND_IN: { to: 'signing', label: '报送', who: [{ type: 'at-work' }], submits: true, record: '报送' } },
    },
    signing: {
      label: '待签',
      tone: 'blue',
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [step('branch', 'branch_secretary', 'item-unit'), step('office', 'office_head', 'anywhere'), step('leader', 'deputy_secretary', 'anywhere')],
      },
    },
    kept: {
      label: '已签',
      tone: 'teal',
      work: { who: [{ type: 'post', post: 'branch_clerk', of: 'item-unit' }], act: '再办' },
      on: {
        AGAIN: { to: 'signing', label: '再报', who: [{ type: 'at-work' }], submits: true, record: '再报' },
        CLOSE: { to: 'closed', label: '办结', who: [{ type: 'at-work' }], record: '办结' },
      },
    },
    closed: { label: '办结', tone: 'grey', end: 'done' },
  },
};

/** Acts the load sends where a clerk has the item. */
export const actAt: Readonly<Record<string, string>> = { open: 'HAND_IN', kept: 'AGAIN' };
