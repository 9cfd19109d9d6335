import type { ActDefinition, LifecycleDefinition } from '../src/index.js';
import { act, AT_WORK, handIn, main, named, OFFICE, post, sendBack, SYSTEM, work } from './parts.js';

const owner = work(named('owner'), '去办理', { orElse: post('head', 'item-unit') });
const assigner = (verb: string) => work(named('creator'), verb, { orElse: OFFICE });

/** A task handed out: signed for, done, confirmed by whoever gave it; more time, or «not for us», must be agreed to. */
export const task: LifecycleDefinition = {
  format: 1,
  key: 'task',
  title: '任务：签收，办理，确认办结',
  noun: '任务',
  create: { to: 'assigned', record: '下达' },
  order: ['assigned', 'in_progress', 'submitted', 'done'],
  late: '可补报',
  office: { who: OFFICE, suspend: true, terminate: 'terminated' },
  states: {
    assigned: {
      label: '待签收',
      mine: '等您签收',
      tone: 'blue',
      work: owner,
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: { SIGN: main('签收', 'in_progress'), ...early(), ...wishes(), REMIND: remind() },
    },
    in_progress: {
      label: '进行中',
      mine: '等您办理',
      tone: 'blue',
      work: owner,
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: { SUBMIT: submit(), LOG: act('记一笔进展', null, { form: 'progress' }), ...wishes(), REMIND: remind() },
    },
    submitted: {
      label: '待确认',
      mine: '等您确认',
      tone: 'blue',
      work: assigner('去确认'),
      on: { CONFIRM: main('确认办结', 'done', { rules: ['not-the-submitter'] }), SEND_BACK: sendBack('退回补充', 'in_progress', ['请补充办理结果的材料']) },
    },
    extension_pending: {
      label: '延期待批',
      mine: '等您批复延期',
      tone: 'stopped',
      clock: 'stopped',
      clockWords: '批复前不计时',
      work: assigner('去批复'),
      on: {
        GRANT: main('同意延期', 'in_progress', { rules: ['not-the-submitter'], sets: [{ day: 'dueOn', form: 'extension', field: 'newDue' }] }),
        DENY: sendBack('不延期', 'in_progress', ['请按原时限办结']),
      },
    },
    not_applicable_pending: {
      label: '待确认不适用',
      mine: '等您确认',
      tone: 'blue',
      work: assigner('去确认'),
      on: { CONFIRM: main('确认不适用', 'not_applicable', { rules: ['not-the-submitter'] }), DENY: sendBack('仍须办理', 'in_progress') },
    },
    done: { label: '已办结', tone: 'teal', end: 'done' },
    not_applicable: { label: '不适用', tone: 'grey', end: 'void' },
    terminated: { label: '已终止', tone: 'grey', end: 'void' },
  },
};

function submit(): ActDefinition {
  const proof = { id: 'deliverable', when: { filled: { var: 'form.result' } }, text: '请先写明办理结果' };
  return handIn('提交确认', 'submitted', { form: 'result', happened: 'occurredOn', requires: [proof] });
}

/** Done before the tasks were handed out: proof and the day are asked for, and nobody has to confirm. */
function early(): Record<string, ActDefinition> {
  const requires = [
    { id: 'proof', when: { filled: { var: 'form.evidence' } }, text: '请上传佐证材料' },
    {
      id: 'before-launch',
      when: { '<': [{ var: 'form.occurredOn' }, { var: 'entry.launchedOn' }] },
      text: '办成的日期应早于下达日期；下达以后办成的，请先签收再提交',
    },
  ] as const;
  return {
    REGISTER_DONE: act('登记办结', 'done', {
      who: [...AT_WORK, ...OFFICE],
      form: 'done-before',
      happened: 'occurredOn',
      record: '登记启动前已完成',
      requires,
      rare: true,
    }),
  };
}

function wishes(): Record<string, ActDefinition> {
  return {
    ASK_EXTENSION: act('申请延期', 'extension_pending', { form: 'extension', reason: 'required', submits: true, rare: true }),
    NOT_APPLICABLE: act('本单位不适用', 'not_applicable_pending', { reason: 'required', submits: true, rare: true, phrases: ['本单位没有这项业务'] }),
  };
}

function remind(): ActDefinition {
  return act('提醒', null, { who: SYSTEM, record: '到期提醒', offered: 'never' });
}
