import { freshId, type ChainNode, type ForkBranch, type LifecycleDefinition, type Step } from '@bihuan/workflows';
import { assertNever } from '../../../shared/assert-never.js';
import { t } from '../texts.js';

export type Kind = 'step' | 'choice' | 'parallel' | 'notify' | 'cc' | 'wait' | 'sub-items';
export const kinds: readonly Kind[] = ['step', 'choice', 'parallel', 'cc', 'notify', 'wait', 'sub-items'];

interface Making {
  readonly definition: LifecycleDefinition;
  /** Its chain can return to the submitter. */
  readonly returns: boolean;
  readonly inFork: boolean;
  /** What sub-items are made of, where something is known. */
  readonly lifecycle: string;
}

/** What is put in, as little finished as it may be: the checks say what is still to be chosen. */
export function newNode(kind: Kind, making: Making): ChainNode {
  const id = freshId(making.definition, stem());
  switch (kind) {
    case 'step':
      return newStep(id, making);
    case 'choice':
      return { type: 'fork', id, takes: 'first', branches: [newBranch(making, t('branchWhen')), newBranch(making, t('branchElse'))] };
    case 'parallel':
      return { type: 'fork', id, branches: [newBranch(making, t('branchN', { n: 1 })), newBranch(making, t('branchN', { n: 2 }))] };
    case 'notify':
      return { type: 'notify', id, label: t('newNotify'), who: [{ type: 'submitter' }] };
    case 'cc':
      return { type: 'cc', id, label: t('newCc'), who: [] };
    case 'wait':
      return { type: 'wait', id, label: t('newWait'), until: { type: 'after', within: { amount: 5, unit: 'working-days' } } };
    case 'sub-items':
      return {
        type: 'sub-items',
        id,
        label: t('newSubItems'),
        each: { type: 'people', who: [] },
        child: { lifecycle: making.lifecycle, title: t('newChildTitle') },
        bad: 'go-on',
        record: t('newSubRecord'),
      };
    default:
      return assertNever(kind);
  }
}

export function newBranch(making: Making, label: string): ForkBranch {
  return { id: stem('b'), label, nodes: [newStep(freshId(making.definition, stem()), { ...making, inFork: true })] };
}

function newStep(id: string, { returns, inFork }: Making): Step {
  return {
    type: 'step',
    id,
    label: t('newStepLabel'),
    mine: t('newStepMine'),
    work: { who: [], act: t('newStepAct') },
    mode: 'all',
    agree: { label: t('agree'), record: t('agree') },
    ...(returns ? { return: { label: t('returnLabel'), record: t('returnLabel'), then: inFork ? ('walk-again' as const) : ('straight-back' as const) } } : {}),
  };
}

/** Letters of its own, so that what two people add at the same time is not taken for the same thing. */
export function stem(first = 's'): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return `${first}-${[...crypto.getRandomValues(new Uint8Array(6))].map((n) => letters[n % letters.length] ?? 'x').join('')}`;
}
