import type { LifecycleDefinition } from '../src/index.js';
import { act, BACK, copyTo, handIn, main, named, post, step, work } from './parts.js';

const convener = (verb: string) => work(named('creator'), verb);
const recorder = (verb: string) => work(post('recorder', 'item-unit'), verb, { orElse: named('creator') });
const putOff = act('改期', 'rescheduled', { form: 'new-time', reason: 'required', sets: [{ day: 'startsOn', form: 'new-time', field: 'on' }] });
const cancel = act('取消会议', 'cancelled', { reason: 'required', grave: true, phrases: ['议题并入下次会议'] });
const notify = main('发会议通知', 'notified', { form: 'notice', requires: [{ id: 'where', when: { filled: { var: 'form.place' } }, text: '请写明开会地点' }] });

/** A meeting or an event: told, held, written down, and signed by whoever was in the chair. */
export const meeting: LifecycleDefinition = {
  format: 1,
  key: 'meeting',
  title: '会议：通知，召开，记录确认',
  noun: '会议',
  create: { to: 'planned', record: '列入计划' },
  order: ['planned', 'notified', 'held', 'minuted', 'confirmed'],
  states: {
    planned: { label: '计划', mine: '等您通知', tone: 'grey', work: convener('去通知'), on: { NOTIFY: notify, POSTPONE: putOff, CANCEL: cancel } },
    rescheduled: {
      label: '改期',
      mine: '等您重新通知',
      tone: 'stopped',
      clock: 'stopped',
      work: convener('去通知'),
      on: { NOTIFY: { ...notify, label: '重新通知' }, CANCEL: cancel },
    },
    notified: {
      label: '已通知',
      mine: '等您登记召开情况',
      tone: 'blue',
      work: recorder('去登记'),
      on: {
        HOLD: main('登记已召开', 'held', {
          form: 'roster',
          happened: 'heldOn',
          requires: [
            { id: 'roster', when: { '>=': [{ count: [{ var: 'form.roster' }] }, 1] }, text: '请登记到会人员' },
            { id: 'quorum', when: { '==': [{ var: 'form.quorum' }, true] }, text: '到会人数不足，会议不能作出决定；请改期' },
          ],
        }),
        POSTPONE: { ...putOff, who: [...named('creator'), { type: 'at-work' }] },
        CANCEL: { ...cancel, who: named('creator') },
      },
    },
    held: {
      label: '已召开',
      mine: '等您整理记录',
      tone: 'blue',
      work: recorder('写记录'),
      on: { SUBMIT: handIn('提交主持人确认', 'minuted', { form: 'minutes' }) },
    },
    minuted: {
      label: '记录待确认',
      tone: 'blue',
      chain: {
        agreed: 'confirmed',
        returned: 'held',
        nodes: [
          step('host', ['记录待确认', '等您确认'], {
            work: work([{ type: 'form-person', form: 'notice', field: 'host' }], '去确认', { nobody: 'wait' }),
            agree: { label: '签字确认', record: '签字确认' },
            return: { ...BACK, phrases: ['请写明每项议定事项的责任部门和时限'] },
            rules: ['not-the-submitter'],
            personal: true,
          }),
          { type: 'notify', id: 'resolved', label: '知会议定事项责任人', who: [{ type: 'form-person', form: 'minutes', field: 'owner' }] },
          copyTo('minutes-copies', '抄送会议记录', [{ type: 'group', group: 'minutes-readers' }]),
        ],
      },
    },
    confirmed: { label: '已确认', tone: 'teal', end: 'done' },
    cancelled: { label: '取消', tone: 'grey', end: 'void' },
  },
};
