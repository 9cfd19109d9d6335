import type { LifecycleDefinition } from '../src/index.js';
import { act, main, named, OFFICE, sendBack, SYSTEM, work } from './parts.js';

const convener = (verb: string) => work(named('creator'), verb, { orElse: OFFICE });

/** The round itself: sent to each recipient as a sheet of its own, closed when all have ended or by hand, merged, settled and handed upward. */
export const collectionRound: LifecycleDefinition = {
  format: 1,
  key: 'collection-round',
  title: '征集轮次：征集，汇总，上报',
  noun: '征集',
  create: { to: 'draft', record: '新建' },
  order: ['draft', 'open', 'merging', 'final', 'forwarded'],
  states: {
    draft: {
      label: '草稿',
      mine: '等您下发',
      tone: 'grey',
      work: convener('去下发'),
      on: { OPEN: main('下发征集', 'open', { form: 'round', submits: true }), CANCEL: act('取消征集', 'cancelled', { reason: 'required', grave: true }) },
    },
    open: {
      label: '征集中',
      tone: 'blue',
      chain: {
        agreed: 'merging',
        nodes: [
          {
            type: 'sub-items',
            id: 'recipients',
            label: '征集中，等各单位报送',
            record: '下发填报单位',
            each: { type: 'units', form: 'round', field: 'recipients', column: 'unit' },
            child: { lifecycle: 'collection', title: '{title}（{for}）', form: 'sheet', due: 'same' },
            bad: 'go-on',
          },
        ],
      },
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: {
        REMIND: act('提醒', null, { who: SYSTEM, record: '征集到期提醒', offered: 'never' }),
        MERGE: main('截止，开始汇总', 'merging', { who: OFFICE, hint: '没有报送的单位记为未报送' }),
        CANCEL: act('取消征集', 'cancelled', { who: OFFICE, reason: 'required', grave: true }),
      },
    },
    merging: {
      label: '汇总中',
      mine: '等您汇总',
      tone: 'blue',
      work: convener('去汇总'),
      on: {
        SETTLE: main('定稿', 'final', {
          form: 'merged',
          requires: [{ id: 'looked-at', when: { '==': [{ var: 'entry.waiting' }, 0] }, text: '还有报送的材料没有审核，请先审核' }],
        }),
        OPEN_AGAIN: act('再征集一次', 'open', { form: 'window', reason: 'required', sets: [{ day: 'dueOn', form: 'window', field: 'newDue' }] }),
      },
    },
    final: {
      label: '已定稿',
      mine: '等您上报',
      tone: 'blue',
      work: convener('去上报'),
      on: { FORWARD: main('上报', 'forwarded'), CORRECT: sendBack('重新汇总', 'merging') },
    },
    forwarded: { label: '已上报', tone: 'teal', end: 'done' },
    cancelled: { label: '已取消', tone: 'grey', end: 'void' },
  },
};
