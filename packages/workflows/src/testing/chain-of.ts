import type { Chain, ChainNode, Fork, LifecycleDefinition, RejectDefinition, StateDefinition, Step } from '../definition.js';
import { lint } from '../lint/lint.js';
import { compile } from '../machine/compile.js';
import type { PersonId, SlotSeed } from '../vocabulary.js';
import { person, Played } from './play.js';
import type { Seat } from './play.js';

/** A step whose people are named in the test; a signer may do everything unless the test says otherwise. */
export function stepOf(id: string, more: Partial<Step> = {}): Step {
  return {
    type: 'step',
    id,
    label: `待${id}`,
    mine: '等您',
    mode: 'all',
    work: { who: [{ type: 'post', post: id, of: 'anywhere' }], act: '去办' },
    agree: { label: '同意', record: '同意' },
    return: { label: '退回', record: '退回', then: 'walk-again' },
    actions: ['transfer', 'consult', 'add-signer', 'take-back', 'cc'],
    ...more,
  };
}

export type MoreOfChain = Partial<LifecycleDefinition> & { readonly chain?: Partial<Chain>; readonly review?: Partial<StateDefinition> };

/** A lifecycle of one chain: drafting, review, then accepted; returned to `fixing`, and to `refused` where a disagreement ends it. */
export function chainOf(nodes: readonly ChainNode[], more: MoreOfChain = {}): LifecycleDefinition {
  const ends = lifecycle(nodes, { ...more, chain: { rejected: 'refused', ...more.chain } });
  return lint(ends).some(({ pointer }) => pointer.endsWith('/chain/rejected')) ? lifecycle(nodes, more) : ends;
}

function lifecycle(nodes: readonly ChainNode[], more: MoreOfChain): LifecycleDefinition {
  const { chain, review, ...rest } = more;
  const work = { who: [{ type: 'person-field' as const, field: 'filler' as const }], act: '填写' };
  const submit = { to: 'review', label: '提交', who: [{ type: 'at-work' as const }], record: '提交', submits: true };
  return {
    format: 1,
    key: 'chain-of',
    title: '审批',
    noun: '事项',
    create: { to: 'drafting', record: '新建' },
    order: ['drafting', 'review', 'accepted'],
    states: {
      drafting: { label: '起草', tone: 'blue', work, on: { SUBMIT: submit } },
      review: {
        label: '审核',
        tone: 'purple',
        chain: { agreed: 'accepted', returned: 'fixing', ...chain, nodes },
        on: {
          WITHDRAW: { to: 'drafting', label: '撤回', who: [{ type: 'submitter' }], rules: ['nothing-decided'], record: '撤回' },
          DROP: { to: 'refused', label: '撤销', who: [{ type: 'submitter' }], record: '撤销' },
        },
        ...review,
      },
      fixing: { label: '修改', tone: 'stopped', work, on: { SUBMIT: submit } },
      accepted: {
        label: '通过',
        tone: 'teal',
        end: 'done',
        on: { REOPEN: { to: 'drafting', label: '重办', who: [{ type: 'post', post: 'office', of: 'anywhere' }], record: '重办' } },
      },
      refused: { label: '不予通过', tone: 'stopped', end: 'void' },
    },
    ...rest,
  };
}

/** Submitted by `filler`; `seats` says who is found for each step, by default one of its name. */
export function submittedChain(
  definition: LifecycleDefinition,
  seats: Readonly<Record<string, readonly (PersonId | Seat)[]>> = {},
  outcomes: Record<string, boolean> = {},
): Played {
  const played = new Played(compile(definition), { drafting: ['filler'], fixing: ['filler'], ...seats }, outcomes);
  played.create();
  played.does(played.act('SUBMIT', person('filler'), { outcomes }));
  return played;
}

/** A step that can also disagree. */
export function rejecting(policy: RejectDefinition['policy'] = 'one-veto'): { readonly reject: RejectDefinition } {
  return { reject: { label: '不同意', record: '不同意', policy } };
}

export function forkOf(
  id: string,
  branches: Readonly<Record<string, readonly ChainNode[]>>,
  more: Partial<Omit<Fork, 'type' | 'id' | 'branches'>> & { readonly when?: readonly string[] } = {},
): Fork {
  const { when = [], ...rest } = more;
  const some = { filled: { var: 'x' } };
  return {
    type: 'fork',
    id,
    ...rest,
    branches: Object.entries(branches).map(([branch, nodes]) => ({ id: branch, label: branch, nodes, ...(when.includes(branch) ? { when: some } : {}) })),
  };
}

export function seed(name: PersonId, n = 1): SlotSeed {
  return { id: `${name}-${n}`, person: name, why: { resolver: 'hand-over' } };
}
