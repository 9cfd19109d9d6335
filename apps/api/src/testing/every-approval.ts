import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition, PlainResolver } from '@bihuan/workflows';

/** A process that uses whatever an approval can be, as data: two forks within each other, a vote, and every action beside deciding. */

const form: FormDefinition = {
  format: 1,
  key: 'proposal',
  title: '提案',
  minutes: 2,
  order: ['p1', 'p2'],
  fields: { p1: { id: 'p1', key: 'matter', kind: 'text', label: '事由', required: true }, p2: { id: 'p2', key: 'host', kind: 'person', label: '经办同志' } },
};

const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const agree = { label: '同意', record: '同意' } as const;
const reject = { label: '不同意', record: '不同意' } as const;

export const everyApproval = {
  format: 1,
  key: 'every-approval',
  title: '提案审批',
  noun: '提案',
  create: { to: 'open', record: '起草' },
  order: ['open', 'review', 'kept'],
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
      on: { WITHDRAW: { to: 'open', label: '撤回', who: [{ type: 'submitter' }], rules: ['nothing-decided'], record: '撤回' } },
      chain: {
        agreed: 'kept',
        returned: 'open',
        rejected: 'stopped',
        returnLimit: 2,
        nodes: [
          {
            type: 'step',
            id: 'check',
            label: '待初审',
            mine: '等您初审',
            mode: 'all',
            actions: ['transfer', 'consult', 'add-signer', 'take-back', 'cc'],
            work: { who: [post('branch_secretary', 'item-unit')], act: '去初审' },
            agree,
            return: { label: '退回', record: '退回', then: 'straight-back' },
            due: { within: { amount: 3, unit: 'working-days' }, remind: [1] },
          },
          {
            type: 'fork',
            id: 'outer',
            onReject: 'stop-all',
            branches: [
              {
                id: 'meeting',
                label: '会议',
                nodes: [
                  {
                    type: 'step',
                    id: 'vote',
                    label: '待票决',
                    mine: '等您表决',
                    mode: { type: 'vote', agree: { over: [1, 2] }, reject: { atLeast: [1, 2] } },
                    actions: ['take-back'],
                    work: { who: [post('committee_secretary'), post('deputy_secretary'), post('committee_member')], act: '去表决' },
                    agree,
                    reject: { ...reject, policy: 'by-mode' },
                  },
                ],
              },
              {
                id: 'offices',
                label: '职能',
                nodes: [
                  {
                    type: 'fork',
                    id: 'inner',
                    onReject: 'restart-branch',
                    branches: [
                      {
                        id: 'host',
                        label: '经办',
                        nodes: [
                          {
                            type: 'step',
                            id: 'host-signs',
                            label: '待经办',
                            mine: '等您经办',
                            mode: 'any',
                            work: { who: [{ type: 'form-person', form: 'proposal', field: 'host' }], act: '去经办' },
                            agree,
                          },
                        ],
                      },
                      {
                        id: 'office',
                        label: '党办',
                        nodes: [
                          {
                            type: 'step',
                            id: 'office-signs',
                            label: '待党办',
                            mine: '等党办',
                            mode: 'claim',
                            work: { who: [post('office_clerk')], act: '去办' },
                            agree,
                            reject: { ...reject, policy: 'one-veto' },
                          },
                        ],
                      },
                    ],
                  },
                ],
              },
            ],
          },
          {
            type: 'step',
            id: 'final',
            label: '待签发',
            mine: '等您签发',
            mode: 'any',
            personal: true,
            actions: ['take-back'],
            // Items of these tests name nobody who answers for them.
            work: { who: [post('committee_secretary'), { type: 'person-field', field: 'owner' }], act: '去签发' },
            agree,
            return: { label: '退回', record: '退回', then: 'walk-again', to: ['earlier', 'submitter'] },
          },
        ],
      },
    },
    kept: { label: '已通过', tone: 'teal', end: 'done' },
    stopped: { label: '已终止', tone: 'stopped', end: 'void' },
  },
} as const satisfies LifecycleDefinition;

/** Nobody may be found for two of its steps, or for a group of one, and then it waits for the office. */
export const waitsForOffice = {
  format: 1,
  key: 'waits-for-office',
  title: '提案会办',
  noun: '提案',
  create: { to: 'open', record: '起草' },
  order: ['open', 'review', 'kept'],
  office: { who: [post('office_head')], terminate: 'stopped' },
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'person-field', field: 'filler' }, post('branch_clerk', 'item-unit')], act: '填写' },
      on: { HAND_IN: { to: 'review', label: '送办', who: [{ type: 'at-work' }], submits: true, record: '送办' } },
    },
    review: {
      label: '办理中',
      tone: 'blue',
      chain: {
        agreed: 'kept',
        nodes: [
          {
            type: 'step',
            id: 'outside',
            label: '待验看',
            mine: '等您验看',
            mode: 'any',
            rules: ['not-the-submitter', 'outside-owner-unit'],
            work: { who: [{ type: 'form-person', form: 'proposal', field: 'host' }], act: '去验看', nobody: 'wait' },
            agree,
          },
          {
            type: 'step',
            id: 'both',
            label: '待会办',
            mine: '等您会办',
            mode: { type: 'per-group', by: 'line', need: 1 },
            work: { who: [post('deputy_secretary'), { type: 'person-field', field: 'owner' }], act: '去会办', nobody: 'wait' },
            agree,
          },
          {
            type: 'step',
            id: 'unit',
            label: '待支部确认',
            mine: '等您确认',
            mode: 'all',
            rules: ['not-the-submitter'],
            work: { who: [post('branch_clerk', 'item-unit'), post('branch_secretary', 'item-unit')], act: '去确认' },
            agree,
          },
        ],
      },
    },
    kept: { label: '已通过', tone: 'teal', end: 'done' },
    stopped: { label: '已终止', tone: 'stopped', end: 'void' },
  },
} as const satisfies LifecycleDefinition;

/** The shipped library with those two processes more. */
export function libraryWithEveryApproval(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, everyApproval, waitsForOffice] };
}
