import type { Chain, ChainNode, Step, StepId } from '../definition.js';
import type { Layout } from '../machine/layout.js';
import { refuse } from '../refusals.js';
import type { Context, Refusal } from '../vocabulary.js';
import { branchesOf, stepIds } from './sequences.js';
import { onThisWalk } from './this-walk.js';

/** Where a step may return to. */
export interface ReturnOffer {
  /** To the submitter. */
  readonly home: boolean;
  /** Steps before it that are offered. */
  readonly steps: readonly StepId[];
  /** Steps of sibling branches: never, whatever is offered. */
  readonly beside: readonly StepId[];
}

/** `before`: the steps signed right before this one. */
export function returnOffer({ nodes }: Pick<Chain, 'nodes'>, step: Step, before: readonly StepId[]): ReturnOffer {
  const to = step.return ? (step.return.to ?? ['submitter']) : [];
  const around = aroundOf(nodes, step.id) ?? { before: [], beside: [] };
  const steps = around.before.filter((id) => to.includes('earlier') || (to.includes('previous') && before.includes(id)));
  return { home: to.includes('submitter'), steps, beside: around.beside };
}

/** What of it can be chosen now: a step the item did not come to on this walk is no place to go back to. */
export function offerNow(offer: ReturnOffer, machine: Layout, context: Context): ReturnOffer {
  return { ...offer, steps: onThisWalk(machine, context, offer.steps) };
}

/** A12: a step of a sibling branch is not before this one. */
export function returnTarget(offer: ReturnOffer, to: StepId | undefined): Refusal | null {
  if (to === undefined) return offer.home ? null : refuse('return.target-unknown');
  if (offer.beside.includes(to)) return refuse('return.sibling-branch', { step: to });
  return offer.steps.includes(to) ? null : refuse('return.target-unknown', { step: to });
}

/** The steps of sibling branches. */
export function besideOf({ nodes }: Pick<Chain, 'nodes'>, step: StepId): readonly StepId[] {
  return aroundOf(nodes, step)?.beside ?? [];
}

/** The list of nodes a step stands in directly. */
export function sequenceOf(nodes: readonly ChainNode[], step: StepId): readonly ChainNode[] | null {
  if (nodes.some(({ id }) => id === step)) return nodes;
  for (const branch of nodes.flatMap(branchesOf)) {
    const found = sequenceOf(branch.nodes, step);
    if (found) return found;
  }
  return null;
}

interface Around {
  readonly before: readonly StepId[];
  readonly beside: readonly StepId[];
}

function aroundOf(nodes: readonly ChainNode[], step: StepId): Around | null {
  for (const [at, node] of nodes.entries()) {
    const inner = node.type === 'fork' ? inBranches(node.branches, step) : itself(node.id === step);
    if (inner) return { before: [...stepIds(nodes.slice(0, at)), ...inner.before], beside: inner.beside };
  }
  return null;
}

function itself(is: boolean): Around | null {
  return is ? { before: [], beside: [] } : null;
}

function inBranches(branches: readonly { readonly nodes: readonly ChainNode[] }[], step: StepId): Around | null {
  for (const branch of branches) {
    const inner = aroundOf(branch.nodes, step);
    const others = branches.filter((other) => other !== branch).flatMap(({ nodes }) => stepIds(nodes));
    if (inner) return { before: inner.before, beside: [...inner.beside, ...others] };
  }
  return null;
}
