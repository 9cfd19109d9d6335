import type { ActDefinition, LifecycleDefinition } from '../src/index.js';
import { act, AGAIN, handIn, main, OFFICE, post, sendBack, step, SYSTEM, work } from './parts.js';

const organ = (verb: string) => work(post('clerk', 'item-unit'), verb, { orElse: post('secretary', 'item-unit') });
const remind = act('提醒', null, { who: SYSTEM, record: '备案到期提醒', offered: 'never' });
const is = (conclusion: string) => ({ '==': [{ var: 'form.conclusion' }, conclusion] }) as const;

/** A document that must be filed: sent in, looked at for its form, reviewed side by side, concluded; what is wrong with it is put right. */
export const filingReview: LifecycleDefinition = {
  format: 1,
  key: 'filing-review',
  title: '备案审查：报备，形式审查，内容审查，结论',
  noun: '备案文件',
  create: { to: 'due_to_file', record: '列入备案' },
  order: ['due_to_file', 'received', 'accepted', 'reviewing', 'concluding', 'passed'],
  states: {
    due_to_file: {
      label: '待报备',
      mine: '等您报备',
      tone: 'grey',
      work: organ('去报备'),
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: {
        REMIND: remind,
        SUBMIT: submit('报送备案'),
        OUT_OF_SCOPE: act('不属于备案范围', 'scope_check', {
          form: 'out-of-scope',
          reason: 'required',
          submits: true,
          rare: true,
          phrases: ['会议活动通知', '人事任免和表彰'],
        }),
      },
    },
    scope_check: {
      label: '待确认是否备案',
      mine: '等您确认',
      tone: 'blue',
      work: work(OFFICE, '去确认'),
      on: { CONFIRM: main('确认不属备案范围', 'out_of_scope', { rules: ['not-the-submitter'] }), DENY: sendBack('应当备案', 'due_to_file') },
    },
    received: {
      label: '待形式审查',
      mine: '等您审查',
      tone: 'blue',
      work: work(OFFICE, '去审查'),
      on: { ACCEPT: main('形式审查通过', 'accepted', { form: 'form-check' }), SUPPLEMENT: sendBack('请补正', 'supplement', ['请补交备案说明']) },
    },
    supplement: { label: '待补正', mine: '等您补正', tone: 'purple', back: true, work: organ('去补正'), on: { SUBMIT: submit('补正后重新报送') } },
    accepted: {
      label: '已受理',
      mine: '等您分送审查',
      tone: 'blue',
      work: work(OFFICE, '去分送'),
      on: { ASSIGN: main('分送审查', 'reviewing', { form: 'reviewers' }) },
    },
    reviewing: { label: '内容审查中', tone: 'blue', chain: { agreed: 'concluding', returned: 'supplement', nodes: [review()] } },
    concluding: { label: '待作结论', mine: '等您作结论', tone: 'blue', work: work(post('leader'), '作结论'), on: { CONCLUDE: conclude() } },
    correcting: {
      label: '限期纠正',
      mine: '等您纠正',
      tone: 'purple',
      back: true,
      work: organ('去纠正'),
      timers: [{ event: 'REMIND', at: 'dueOn' }],
      on: { REMIND: remind, FIXED: handIn('已纠正，报送', 'passed', { form: 'fixed' }) },
    },
    passed: { label: '通过', tone: 'teal', end: 'done' },
    advised: { label: '附建议通过', tone: 'teal', end: 'done' },
    out_of_scope: { label: '不属备案范围', tone: 'grey', end: 'void' },
  },
};

function submit(label: string): ActDefinition {
  const files = (['report', 'text', 'note'] as const).map((key) => ({
    id: key,
    when: { filled: { var: `form.${key}` } },
    text: `请上传${{ report: '备案报告', text: '正式文本', note: '备案说明' }[key]}`,
  }));
  return handIn(label, 'received', { form: 'filing', requires: files });
}

/** Whatever is not named among the conclusions concludes nothing. */
export function conclude(others: Readonly<Record<string, string>> = {}): ActDefinition {
  const corrected = {
    id: 'by-when',
    when: { or: [{ '!=': [{ var: 'form.conclusion' }, 'correct'] }, { filled: { var: 'form.correctBy' } }] },
    text: '要求纠正的，请写明纠正期限',
  } as const;
  const ways = Object.entries({ correct: 'correcting', advised: 'advised', ...others });
  return main('作出结论', [...ways.map(([conclusion, to]) => ({ when: is(conclusion), to })), { to: 'passed' }], {
    form: 'conclusion',
    sets: [{ day: 'dueOn', form: 'conclusion', field: 'correctBy' }],
    requires: [
      { id: 'said', when: { in: [{ var: 'form.conclusion' }, ['passed', ...ways.map(([conclusion]) => conclusion)]] }, text: '请选择结论' },
      corrected,
    ],
  });
}

/** Each reviewer says what he finds; a finding is an opinion and stops nothing. */
function review() {
  return step('opinions', ['待审查意见', '等您审查'], {
    work: work([{ type: 'form-person', form: 'reviewers', field: 'people' }], '去审查'),
    mode: 'all',
    agree: { label: '提交审查意见', record: '提交审查意见', opinion: 'required' },
    return: { ...AGAIN, label: '请补充材料', record: '请补充材料' },
    actions: ['transfer', 'consult'],
    due: { within: { amount: 10, unit: 'working-days' }, remind: [3, 1] },
  });
}
