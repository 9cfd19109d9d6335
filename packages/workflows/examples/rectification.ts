import type { ActDefinition, LifecycleDefinition, StateDefinition } from '../src/index.js';
import { act, handIn, main, named, OFFICE, post, sendBack, SYSTEM, work } from './parts.js';

const owner = (verb: string) => work(named('owner'), verb, { orElse: [{ type: 'unit-of', field: 'lead', post: 'head' }] });
const merge = act('并入其他问题', 'merged', { who: OFFICE, form: 'merge-note', rare: true });
const atOnce = { '==': [{ var: 'latest.entry.class' }, 'at-once'] } as const;
const reminded = { timers: [{ event: 'REMIND', at: 'dueOn' }] } as const;
const remind = act('提醒', null, { who: SYSTEM, record: '到期提醒', offered: 'never' });

/** A problem carried to a close that somebody from outside has verified. */
export const rectification: LifecycleDefinition = {
  format: 1,
  key: 'rectification',
  title: '整改：认领，整改，验收销号',
  noun: '问题',
  create: { to: 'listed', form: 'entry', record: '列入台账' },
  order: ['listed', 'claimed', 'plan_review', 'rectifying', 'checking', 'accepting', 'closed'],
  states: {
    listed: {
      label: '已列入',
      mine: '等您认领',
      tone: 'grey',
      work: owner('去认领'),
      on: { CLAIM_IT: main('认领', 'claimed'), DISPUTE: sendBack('不该由我方负责', 'disputed', ['该事项由其他部门负责']), MERGE: merge },
    },
    disputed: {
      label: '认领有异议',
      mine: '等您处理异议',
      tone: 'blue',
      work: work(OFFICE, '去处理'),
      on: { LIST_AGAIN: { ...sendBack('送请认领', 'listed', ['经核实，维持原分工']), primary: true }, MERGE: merge },
    },
    claimed: {
      label: '已认领',
      mine: '等您制定措施',
      tone: 'blue',
      work: owner('写措施'),
      on: { PLAN: plan(), DISPUTE: sendBack('不该由我方负责', 'disputed') },
    },
    plan_review: {
      label: '措施待审',
      mine: '等您审核措施',
      tone: 'blue',
      work: work(named('leader'), '去审核', { orElse: OFFICE }),
      on: { APPROVE: main('同意措施', 'rectifying', { rules: ['not-the-submitter'] }), SEND_BACK: sendBack('退回修改措施', 'claimed') },
    },
    rectifying: rectifying(),
    extension_pending: {
      label: '延期待批',
      mine: '等您批复延期',
      tone: 'stopped',
      clock: 'stopped',
      clockWords: '批复前不计时',
      work: work(named('leader'), '去批复', { orElse: OFFICE }),
      on: {
        GRANT: main('同意延期', 'rectifying', { rules: ['not-the-submitter'], sets: [{ day: 'dueOn', form: 'extension', field: 'newDue' }] }),
        DENY: sendBack('不延期', 'rectifying'),
      },
    },
    suspended: {
      label: '挂账',
      tone: 'stopped',
      clock: 'stopped',
      timers: [{ event: 'GO_ON', at: 'startsOn' }],
      on: { GO_ON: act('恢复整改', 'rectifying', { who: [...SYSTEM, ...named('leader'), ...OFFICE] }) },
    },
    standing: {
      label: '长期坚持',
      tone: 'stopped',
      clock: 'stopped',
      timers: [{ event: 'LOOK', at: 'startsOn' }],
      on: {
        LOOK: act('提醒复核', null, { who: SYSTEM, record: '到复核日', offered: 'never' }),
        REVIEW: act('登记年度复核', null, { who: named('leader'), form: 'review', sets: [{ day: 'startsOn', form: 'review', field: 'lookAgain' }] }),
        WORK_AGAIN: act('转入限期整改', 'rectifying', { who: named('leader'), reason: 'required' }),
      },
    },
    checking: {
      label: '审核中',
      mine: '等您审核',
      tone: 'blue',
      work: work(OFFICE, '去审核'),
      on: { PASS: main('审核通过，送请验收', 'accepting', { rules: ['not-the-submitter'] }), SEND_BACK: further() },
    },
    accepting: {
      label: '验收中',
      mine: '等您验收',
      tone: 'blue',
      work: work([{ type: 'body', category: 'acceptance-group' }], '去验收', { outside: true, orElse: post('inspector') }),
      on: { CLOSE: close('验收通过，准予销号'), SEND_BACK: further() },
    },
    closed: {
      label: '已销号',
      tone: 'teal',
      end: 'done',
      on: {
        REOPEN: act('重新整改', 'rectifying', { who: [...post('inspector'), ...OFFICE], reason: 'required', phrases: ['问题反弹', '整改情况与事实不符'] }),
      },
    },
    merged: { label: '已合并', tone: 'grey', end: 'void' },
  },
};

function plan(): ActDefinition {
  const one = {
    id: 'measure',
    when: { some: [{ var: 'form.measures' }, { and: [{ filled: { var: 'row.owner' } }, { filled: { var: 'row.due' } }] }] },
    text: '请至少写1条措施，并写明责任人和时间',
  } as const;
  return handIn('提交措施', [{ when: atOnce, to: 'rectifying' }, { to: 'plan_review' }], {
    form: 'plan',
    requires: [{ id: 'goal', when: { filled: { var: 'form.goal' } }, text: '请写明整改目标' }, one],
  });
}

function rectifying(): StateDefinition {
  const requires = [
    {
      id: 'measures-done',
      when: { not: { some: [{ var: 'latest.plan.measures' }, { '!=': [{ var: 'row.state' }, 'done'] }] } },
      text: '还有措施没有办完，请先登记完成情况',
    },
    { id: 'evidence', when: { '>=': [{ count: [{ var: 'form.evidence' }] }, 1] }, text: '请至少上传1份佐证材料' },
  ] as const;
  return {
    label: '整改中',
    mine: '等您整改',
    tone: 'blue',
    work: owner('去整改'),
    ...reminded,
    on: {
      REMIND: remind,
      LOG: act('记一笔进展', null, { form: 'progress' }),
      APPLY: handIn('申请销号', 'checking', { form: 'result', requires }),
      ASK_EXTENSION: act('申请延期', 'extension_pending', { form: 'extension', reason: 'required', submits: true, rare: true }),
      LAY_ASIDE: act('挂账', 'suspended', {
        who: named('leader'),
        form: 'pause',
        reason: 'required',
        rare: true,
        sets: [{ day: 'startsOn', form: 'pause', field: 'lookAgain' }],
      }),
      MARK_STANDING: act('列为长期坚持', 'standing', {
        who: named('leader'),
        form: 'standing',
        rare: true,
        sets: [{ day: 'startsOn', form: 'standing', field: 'lookAgain' }],
      }),
      MERGE: merge,
    },
  };
}

/** The number belongs to the close, and whoever closes is nobody of the owner's. */
export function close(label: string): ActDefinition {
  const way = { id: 'way', when: { filled: { var: 'form.way' } }, text: '请写明验收方式' } as const;
  return main(label, 'closed', { form: 'acceptance', number: 'closing-slip', rules: ['outside-owner-unit', 'not-the-submitter'], requires: [way] });
}

export function further(): ActDefinition {
  return sendBack('退回继续整改', 'rectifying', ['佐证材料不足以说明问题已经解决']);
}
