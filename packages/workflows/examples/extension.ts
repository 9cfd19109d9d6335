import type { LifecycleDefinition } from '../src/index.js';

const head = [{ type: 'post', post: 'head', of: 'item-unit' }] as const;
const office = [{ type: 'post', post: 'office', of: 'anywhere' }] as const;

/** Days that move: an extension asked for and granted, and a matter laid aside until the day it is looked at again. */
export const extension: LifecycleDefinition = {
  format: 1,
  key: 'extension',
  title: '延期和暂缓',
  noun: '事项',
  create: { to: 'working', record: '下发' },
  order: ['working', 'asked', 'aside', 'closed'],
  states: {
    working: {
      label: '办理中',
      mine: '等您办理',
      tone: 'blue',
      work: { who: head, act: '去办理' },
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: {
        REMIND: { label: '提醒', who: [{ type: 'system' }], record: '到期提醒' },
        ASK: { to: 'asked', label: '申请延期', who: [{ type: 'at-work' }], form: 'wish', record: '申请延期', submits: true },
        MOVE: { label: '调整时限', who: office, form: 'wish', record: '调整时限', sets: [{ day: 'dueOn', form: 'wish', field: 'newDue' }] },
        LAY_ASIDE: { to: 'aside', label: '暂缓', who: office, form: 'pause', record: '暂缓', sets: [{ day: 'startsOn', form: 'pause', field: 'lookAgain' }] },
        CLOSE: { to: 'closed', label: '办结', who: [{ type: 'at-work' }], record: '办结', primary: true },
      },
    },
    asked: {
      label: '等待批准延期',
      tone: 'purple',
      work: { who: office, act: '去批准' },
      on: {
        GRANT: {
          to: 'working',
          label: '同意延期',
          who: [{ type: 'at-work' }],
          record: '同意延期',
          rules: ['not-the-submitter'],
          primary: true,
          sets: [{ day: 'dueOn', form: 'wish', field: 'newDue' }],
        },
        DENY: { to: 'working', label: '不延期', who: [{ type: 'at-work' }], record: '不延期', reason: 'required' },
      },
    },
    aside: {
      label: '暂缓',
      tone: 'stopped',
      clock: 'stopped',
      timers: [{ event: 'GO_ON', at: 'startsOn' }],
      on: { GO_ON: { to: 'working', label: '继续办理', who: [{ type: 'system' }, ...office], record: '继续办理' } },
    },
    closed: { label: '已办结', tone: 'teal', end: 'done' },
  },
};
