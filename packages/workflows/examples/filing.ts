import type { Fork, LifecycleDefinition, Step } from '../src/index.js';
import { AGAIN, handIn, main, OFFICE, post, sendBack, step, work } from './parts.js';
import { conclude, filingReview } from './filing-review.js';

const { correcting, concluding } = filingReview.states;

/** Filing of normative documents: law and subject are reviewed side by side, a correction is looked at once more before it passes. */
export const filing: LifecycleDefinition = {
  ...filingReview,
  key: 'filing',
  title: '规范性文件备案审查',
  office: { who: OFFICE, suspend: true, terminate: 'withdrawn' },
  order: ['due_to_file', 'received', 'accepted', 'reviewing', 'concluding', 'correcting', 'rechecking', 'passed'],
  states: {
    ...filingReview.states,
    reviewing: { label: '内容审查中', tone: 'blue', chain: { agreed: 'concluding', returned: 'supplement', nodes: [sides(), authority()] } },
    correcting: {
      ...correcting,
      label: '限期纠正',
      tone: 'purple',
      on: { ...correcting?.on, FIXED: handIn('已纠正，报送复核', 'rechecking', { form: 'fixed' }) },
    },
    rechecking: {
      label: '待复核',
      mine: '等您复核',
      tone: 'blue',
      work: work(OFFICE, '去复核'),
      on: { PASS: main('复核通过', 'passed', { rules: ['not-the-submitter'] }), SEND_BACK: sendBack('仍需纠正', 'correcting') },
    },
    concluding: { ...concluding, label: '待作结论', tone: 'blue', on: { CONCLUDE: conclude({ reminded: 'reminded', returned: 'supplement' }) } },
    reminded: { label: '书面提醒', tone: 'teal', end: 'done' },
    withdrawn: { label: '已终止', tone: 'grey', end: 'void' },
  },
};

/** Only where the reviewers want it heard: nobody here can say when the answer comes. */
function authority(): Fork {
  const nodes: Fork['branches'][number]['nodes'] = [
    {
      type: 'wait',
      id: 'authority-answer',
      label: '待主管部门答复',
      until: {
        type: 'answer',
        label: '登记答复',
        record: '收到主管部门答复',
        who: OFFICE,
        form: 'answer',
        requires: [{ id: 'said', when: { filled: { var: 'form.answer' } }, text: '请写明答复内容' }],
      },
    },
  ];
  return {
    type: 'fork',
    id: 'authority',
    branches: [{ id: 'asked', label: '征求主管部门意见', when: { '==': [{ var: 'latest.reviewers.askAuthority' }, true] }, nodes }],
  };
}

function sides(): Fork {
  const opinion: Partial<Step> = {
    agree: { label: '提交审查意见', record: '提交审查意见', opinion: 'required' },
    return: { ...AGAIN, label: '请补充材料', record: '请补充材料' },
    actions: ['transfer', 'consult'],
    due: { within: { amount: 10, unit: 'working-days' }, remind: [3, 1] },
  };
  const experts = work([{ type: 'form-person', form: 'reviewers', field: 'experts' }], '去审查');
  return {
    type: 'fork',
    id: 'sides',
    branches: [
      {
        id: 'law',
        label: '合法合规',
        nodes: [step('legal', ['待合法合规审查', '等您审查'], { work: work(post('lawyer'), '去审查'), mode: 'claim', ...opinion })],
      },
      {
        id: 'subject',
        label: '专家',
        when: { filled: { var: 'latest.reviewers.experts' } },
        nodes: [step('experts', ['待专家审查', '等您审查'], { work: experts, mode: 'all', ...opinion })],
      },
    ],
  };
}
