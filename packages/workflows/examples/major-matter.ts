import type { LifecycleDefinition } from '../src/index.js';
import { AT_WORK, BACK, main, OFFICE, post, step, work } from './parts.js';
import { request } from './request.js';

/** Major matters: one's own office and secretary before it goes up, and above the leaders one after another before it is answered. */
export const majorMatter: LifecycleDefinition = {
  ...request,
  key: 'major-matter',
  title: '重大事项请示报告',
  order: ['drafting', 'checking', 'submitted', 'registered', 'handling', 'answering', 'replied', 'implementing', 'closed'],
  office: { who: OFFICE, suspend: true, terminate: 'withdrawn' },
  states: {
    ...request.states,
    checking: {
      label: '审核中',
      tone: 'blue',
      ...(request.states['checking']?.on ? { on: request.states['checking'].on } : {}),
      chain: {
        agreed: 'submitted',
        returned: 'correcting',
        nodes: [
          step('own-office', ['待办公室审核', '等您审核'], {
            work: work(post('office', 'item-unit'), '去审核', { nobody: 'skip' }),
            return: BACK,
            self: 'skip',
          }),
          step('secretary', ['待书记签发', '等您签发'], {
            work: work(post('secretary', 'item-unit'), '去签发'),
            agree: { label: '签发并上报', record: '签发' },
            return: { ...BACK, to: ['submitter', 'previous'] },
            personal: true,
            actions: ['consult'],
          }),
        ],
      },
    },
    handling: {
      label: '待领导批示',
      tone: 'blue',
      // A report is seen and wants no answer.
      chain: {
        agreed: [{ when: { '==': [{ var: 'latest.request.kind' }, 'request'] }, to: 'answering' }, { to: 'noted' }],
        returned: 'correcting',
        number: 'instructions',
        nodes: [leaders()],
      },
    },
    answering: {
      label: '待答复',
      mine: '等您答复',
      tone: 'blue',
      work: work(post('office', 'parent-unit'), '去答复', { orElse: OFFICE }),
      on: {
        ANSWER_IT: main('按批示答复', 'replied', {
          form: 'reply',
          who: AT_WORK,
          requires: [{ id: 'said', when: { filled: { var: 'form.conclusion' } }, text: '请写明答复结论' }],
        }),
      },
    },
    withdrawn: { label: '已终止', tone: 'grey', end: 'void' },
  },
};

/** Each leader the office proposed, in its order. Nobody's silence is an answer: the office is told instead. */
function leaders() {
  return step('leaders', ['待领导批示', '等您批示'], {
    work: work([{ type: 'form-person', form: 'proposal', field: 'leaders' }], '去批示', { nobody: 'wait' }),
    mode: 'in-turn',
    agree: { label: '批示', record: '批示', opinion: 'required' },
    return: { ...BACK, label: '请补充', record: '请补充' },
    actions: ['transfer', 'consult', 'add-signer'],
    due: { within: { amount: 5, unit: 'working-days' }, remind: [3, 1] },
  });
}
