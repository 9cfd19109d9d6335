import type { ChainNode, LifecycleDefinition } from '../src/index.js';
import { BACK, OFFICE, step, work } from './parts.js';
import { check, document, jointIssue, signing } from './document.js';

const approving = document.states['approving'];

/** What the house itself sends out: its head of department, the office, the departments it concerns, other organs where it is issued jointly, and the signer. */
export const issuing: LifecycleDefinition = {
  ...document,
  key: 'issuing',
  title: '发文',
  office: { who: OFFICE, suspend: true, terminate: 'void', jump: true },
  states: {
    ...document.states,
    approving: {
      label: '审批中',
      tone: 'blue',
      ...(approving?.on ? { on: approving.on } : {}),
      chain: { agreed: 'numbered', returned: 'correcting', returnLimit: 3, nodes: [department(), check(), countersign(), jointIssue(), signing()] },
    },
  },
};

function department(): ChainNode {
  return step('department-head', ['待部门负责人审核', '等您审核'], { work: work([{ type: 'superior', level: 0 }], '去审核'), return: BACK, self: 'skip', follows: 'post' });
}

/** Everybody the drafter named is asked at the same time. Who says nothing in three working days has no objection, and that is written down as such. */
function countersign(): ChainNode {
  return step('countersigning', ['待部门会签', '等您会签'], {
    work: work([{ type: 'form-unit', form: 'draft', field: 'concerns' }], '去会签', { nobody: 'skip' }),
    mode: 'all',
    agree: { label: '会签同意', record: '会签同意', opinion: 'optional' },
    return: { ...BACK, to: ['submitter', 'previous'] },
    actions: ['transfer', 'consult', 'add-signer'],
    due: { within: { amount: 3, unit: 'working-days' }, remind: [1], then: 'agree' },
  });
}
