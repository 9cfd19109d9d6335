import type { ChainNode, LifecycleDefinition, StateDefinition } from '../src/index.js';
import { act, BACK, main, named, OFFICE, step, work } from './parts.js';
import { close, further, rectification } from './rectification.js';

const office = { work: work(OFFICE, '去审核'), actions: ['consult', 'take-back'], rules: ['not-the-submitter'] } as const;
const leader = work(named('leader'), '去确认', { orElse: OFFICE });

/** The ledger of the whole house: measures agreed by the leader and the office, acceptance voted by people from outside, closed by the leader. */
export const rectificationLedger: LifecycleDefinition = {
  ...rectification,
  key: 'rectification-ledger',
  title: '整改台账，对账销号',
  office: { who: OFFICE, suspend: true, terminate: 'taken_off' },
  order: ['listed', 'claimed', 'plan_review', 'rectifying', 'checking', 'confirming', 'closed'],
  states: {
    ...without(rectification.states, 'accepting'),
    rectifying: applying(),
    plan_review: {
      label: '措施待审',
      tone: 'blue',
      chain: {
        agreed: 'rectifying',
        returned: 'claimed',
        nodes: [
          step('leader-plan', ['措施待责任领导审核', '等您审核措施'], { work: leader, return: BACK, self: 'superior' }),
          step('office-plan', ['措施待党办审核', '等您审核措施'], { ...office, return: { ...BACK, to: ['submitter', 'previous'] } }),
        ],
      },
    },
    checking: {
      label: '验收中',
      tone: 'blue',
      chain: { agreed: 'confirming', returned: 'rectifying', rejected: 'not_passed', returnLimit: 3, nodes: acceptance() },
    },
    not_passed: {
      label: '验收未通过',
      mine: '等您继续整改',
      tone: 'purple',
      back: true,
      work: work(named('owner'), '继续整改'),
      on: { GO_ON: main('继续整改', 'rectifying') },
    },
    confirming: {
      label: '待确认销号',
      mine: '等您确认销号',
      tone: 'blue',
      work: leader,
      on: { CLOSE: { ...close('确认，准予销号'), rules: ['not-the-submitter'] }, SEND_BACK: further() },
    },
    office_check: {
      label: '待党办核实',
      mine: '等您核实',
      tone: 'blue',
      work: work(OFFICE, '去核实'),
      on: { CLOSE: close('核实无误，准予销号'), SEND_BACK: further() },
    },
    sampled: { label: '抽查中', mine: '等您抽查', tone: 'blue', work: work(OFFICE, '去抽查'), on: { SOUND: main('抽查属实', 'closed'), REOPEN: further() } },
    closed: {
      ...rectification.states['closed'],
      label: '已销号',
      tone: 'teal',
      end: 'done',
      on: { ...rectification.states['closed']?.on, SAMPLE: act('抽查', 'sampled', { who: OFFICE, offered: 'never' }) },
    },
    taken_off: { label: '已撤出台账', tone: 'grey', end: 'void' },
  },
};

/** Looked at by the office, then by people from outside, who vote. */
function acceptance(): readonly ChainNode[] {
  const vote = step('acceptance-group', ['待验收组表决', '等您验收'], {
    work: work([{ type: 'body', category: 'acceptance-group' }], '去验收', { outside: true }),
    mode: { type: 'vote', agree: { atLeast: [2, 3] }, reject: { over: [1, 3] } },
    rules: ['outside-owner-unit', 'not-the-submitter'],
    agree: { label: '验收通过', record: '验收通过', opinion: 'required' },
    reject: { label: '不通过', record: '验收不通过', policy: 'by-mode' },
    return: { ...BACK, to: ['submitter', 'previous'], label: '退回继续整改' },
  });
  return [step('office-check', ['待党办审核', '等您审核'], { ...office, return: { ...BACK, label: '退回继续整改' } }), vote];
}

/** What could be put right at once is closed by the office alone, and may be sampled afterwards. */
function applying(): StateDefinition {
  const { rectifying } = rectification.states;
  const apply = rectifying?.on?.['APPLY'];
  if (!rectifying || !apply) throw new Error('the shared rectification has no application to be closed');
  const to = [{ when: { '==': [{ var: 'latest.entry.class' }, 'at-once'] }, to: 'office_check' }, { to: 'checking' }] as const;
  return { ...rectifying, on: { ...rectifying.on, APPLY: { ...apply, to } } };
}

function without(states: LifecycleDefinition['states'], code: string): LifecycleDefinition['states'] {
  return Object.fromEntries(Object.entries(states).filter(([one]) => one !== code));
}
