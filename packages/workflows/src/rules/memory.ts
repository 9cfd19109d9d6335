import type { Chain, ChainNode, LifecycleDefinition, Step } from '../definition.js';
import { allNodes, branchesOf } from './sequences.js';

/** What items of a lifecycle keep beyond their state, because one of its rules looks back. A lifecycle without such rules keeps nothing. */
export interface Memory {
  /** How often it was returned since it was submitted. */
  readonly returns: boolean;
  /** Which submission a round belongs to. */
  readonly submissions: boolean;
  /** Which rounds of sub-items are of the present course. */
  readonly course: boolean;
  /** Whether a step was agreed before. */
  readonly agreed: boolean;
  /** Who signed there then, for whom the next one must not be. */
  readonly signers: boolean;
  /** Who decided since it was submitted. */
  readonly decisions: boolean;
  /** After which closed steps nobody has decided. */
  readonly reopening: boolean;
  /** To whom a correction inside the chain goes straight back. */
  readonly owing: boolean;
}

export function memoryOf(definition: LifecycleDefinition): Memory {
  const chains = chainsOf(definition);
  const steps = chains.flatMap(({ nodes }) => stepsIn(nodes));
  const looksBack = steps.some(({ again }) => again === 'auto-agree');
  return {
    returns: looksBack || chains.some(({ returnLimit, nodes }: Chain) => returnLimit !== undefined || asksFailedAgain(nodes)),
    submissions: looksBack,
    course: chains.some(({ nodes }) => asksFailedAgain(nodes)),
    agreed: steps.some(asksWhoSeesNew),
    signers: steps.some(asksWhoSeesNew) && steps.some(keepsApart),
    decisions: Object.values(definition.states).some(({ on }) => Object.values(on ?? {}).some(({ rules }) => rules?.includes('nothing-decided'))),
    reopening: steps.some(({ actions }) => actions?.includes('take-back')),
    owing: steps.some(sendsStraight),
  };
}

/** Whether a walk may pass over whoever agreed before and sees nothing new: what begins a walk anew says so then. */
export function maySpare(definition: LifecycleDefinition): boolean {
  return memoryOf(definition).agreed;
}

/** Whether it is looked back over the whole way for who signed: what happens says so then, and records of before do not. */
export function asksWhoSigned(definition: LifecycleDefinition): boolean {
  const steps = chainsOf(definition).flatMap(({ nodes }) => stepsIn(nodes));
  return (
    steps.some(keepsApart) || (steps.some(({ again }) => again === 'auto-agree') && steps.some(({ mode }) => typeof mode === 'object' && mode.type === 'lead'))
  );
}

function chainsOf({ states }: LifecycleDefinition): readonly Chain[] {
  return Object.values(states).flatMap(({ chain }) => (chain ? [chain] : []));
}

const asksWhoSeesNew = (step: Step): boolean => step.return?.then === 'changed-only';

const keepsApart = ({ rules }: Step): boolean => rules?.includes('not-the-previous-signer') ?? false;

const asksFailedAgain = (nodes: readonly ChainNode[]): boolean => allNodes(nodes).some((node) => node.type === 'sub-items' && node.again === 'failed');

/** What it sends back to an earlier step comes straight back to it. */
export function sendsStraight({ return: back }: Step): boolean {
  return back?.then === 'straight-back' && (back.to ?? []).some((to) => to !== 'submitter');
}

/** Every step of a sequence, those inside its forks included, in the order of the definition. */
export function stepsIn(nodes: readonly ChainNode[]): readonly Step[] {
  return nodes.flatMap((node) => (node.type === 'step' ? [node] : branchesOf(node).flatMap((branch) => stepsIn(branch.nodes))));
}
