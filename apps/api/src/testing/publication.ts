import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { Condition } from '@bihuan/forms';
import type { LifecycleDefinition, PlainResolver } from '@bihuan/workflows';
import { awaitingLifecycles, errandForm } from './awaiting.js';

/** A document on its way: told to some, posted until a day, signed by one or another, answered from above, copied to a list, numbered. */

const notice: FormDefinition = {
  format: 1,
  key: 'notice',
  title: '公文',
  minutes: 2,
  order: ['p1', 'p2', 'p3'],
  fields: {
    p1: { id: 'p1', key: 'matter', kind: 'text', label: '事由', required: true },
    p2: { id: 'p2', key: 'grave', kind: 'yes-no', label: '是否重大', required: true },
    p3: { id: 'p3', key: 'day', kind: 'date', label: '印发日期' },
  },
};
const reply: FormDefinition = {
  format: 1,
  key: 'reply-from-above',
  title: '上级批复',
  minutes: 1,
  order: ['p1'],
  fields: { p1: { id: 'p1', key: 'number', kind: 'text', label: '批复文号', required: true } },
};

const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const isGrave: Condition = { '==': [{ var: 'latest.notice.grave' }, true] };

export const publication = (series: string): LifecycleDefinition => ({
  format: 1,
  key: 'publication',
  title: '公文印发',
  noun: '公文',
  create: { to: 'open', record: '起草' },
  order: ['open', 'review', 'issued', 'reported'],
  office: { who: [post('office_head')], suspend: true, terminate: 'stopped', jump: true },
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      back: true,
      work: { who: [post('branch_clerk', 'item-unit')], act: '填写' },
      on: { HAND_IN: { to: 'review', label: '送审', who: [{ type: 'at-work' }], submits: true, record: '送审' } },
    },
    review: {
      label: '审核中',
      tone: 'blue',
      on: { CORRECT: { label: '更正日期', who: [{ type: 'submitter' }], form: 'notice', record: '更正日期' } },
      chain: {
        agreed: [{ when: isGrave, to: 'reported' }, { to: 'issued' }],
        returned: 'open',
        number: series,
        nodes: [
          {
            type: 'step',
            id: 'check',
            label: '待初审',
            mine: '等您初审',
            mode: 'all',
            work: { who: [post('branch_secretary', 'item-unit')], act: '去初审' },
            agree: { label: '同意', record: '初审同意' },
            return: { label: '退回', record: '退回', then: 'walk-again' },
          },
          { type: 'notify', id: 'heads-up', label: '知会党办', who: [post('office_clerk')] },
          { type: 'wait', id: 'posted', label: '公示中', until: { type: 'after', within: { amount: 3, unit: 'working-days' } } },
          { type: 'wait', id: 'day', label: '待印发日', until: { type: 'form-day', form: 'notice', field: 'day' } },
          {
            type: 'step',
            id: 'sign',
            label: '待签发',
            mine: '等您签发',
            mode: 'any',
            follows: 'post',
            agree: { label: '签发', record: '签发' },
            work: {
              who: [{ type: 'expression', cases: [{ when: isGrave, then: post('committee_secretary') }], otherwise: post('deputy_secretary') }],
              act: '去签发',
            },
          },
          {
            type: 'wait',
            id: 'reply',
            label: '待上级批复',
            until: { type: 'answer', label: '登记批复', record: '收到批复', who: [post('office_clerk')], form: 'reply-from-above' },
          },
          { type: 'cc', id: 'copies', label: '抄送各部门', who: [{ type: 'group', group: 'document-readers' }] },
        ],
      },
    },
    issued: { label: '已印发', tone: 'teal', end: 'done', on: { REOPEN: { to: 'open', label: '重新办理', who: [post('office_head')], record: '重新办理' } } },
    reported: { label: '已印发并上报', tone: 'teal', end: 'done' },
    stopped: { label: '已终止', tone: 'stopped', end: 'void' },
  },
});

/** The same, let go on the day the item itself is due. */
function byItsDay(lifecycle: LifecycleDefinition): LifecycleDefinition {
  const { review } = lifecycle.states;
  if (!review?.chain) throw new Error('it is reviewed');
  const nodes = review.chain.nodes.map((node) =>
    node.id === 'day' && node.type === 'wait' ? { ...node, until: { type: 'item-day' as const, day: 'dueOn' as const } } : node,
  );
  return { ...lifecycle, key: 'publication-when-due', states: { ...lifecycle.states, review: { ...review, chain: { ...review.chain, nodes } } } };
}

/** The shipped library with those processes more, and those that wait for other items. */
export function libraryWithPublication(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  const issued = publication(library.series[0]?.key ?? '');
  return {
    ...library,
    forms: [...library.forms, notice, reply, errandForm],
    lifecycles: [...library.lifecycles, issued, byItsDay(issued), ...awaitingLifecycles],
  };
}
