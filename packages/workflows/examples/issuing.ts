import type { ChainNode, LifecycleDefinition } from '../src/index.js';
import { BACK, main, OFFICE, post, step, work } from './parts.js';
import { check, copies, document, jointIssue, signing } from './document.js';

const { approving, numbered } = document.states;
const voiding = numbered?.on?.['VOID'] ? { VOID: numbered.on['VOID'] } : {};

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
      chain: {
        agreed: 'numbered',
        returned: 'correcting',
        returnLimit: 3,
        number: 'letters',
        nodes: [department(), check(), countersign(), jointIssue(), signing(), copies(), printingDay()],
      },
    },
    // The signature issued the number: what is left is to set the sheet.
    numbered: {
      label: '排版',
      mine: '等您排版',
      tone: 'blue',
      work: work(post('clerk'), '去排版', { orElse: OFFICE }),
      on: { NUMBER: main('排好，送校对', 'proofing'), ...voiding },
    },
  },
};

/** Signed, it lies until the day it is to go out; the office may say that it need not. */
function printingDay(): ChainNode {
  return { type: 'wait', id: 'printing-day', label: '待印发日', until: { type: 'form-day', form: 'draft', field: 'printOn' } };
}

function department(): ChainNode {
  return step('department-head', ['待部门负责人审核', '等您审核'], {
    work: work([{ type: 'superior', level: 0 }], '去审核'),
    return: BACK,
    self: 'skip',
    follows: 'post',
  });
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
