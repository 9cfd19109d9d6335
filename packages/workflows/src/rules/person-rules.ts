import { assertNever } from '../assert-never.js';
import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { ActDefinition, ActRule, PersonRule, Step, StepId, StepRule } from '../definition.js';
import type { Actor, Context, Facts, PersonId, Refusal } from '../vocabulary.js';
import { signersAt } from './signatures.js';
import { signedLast } from './signed-last.js';
import { onThisWalk } from './this-walk.js';
import { isActor, isSubmitter, submittersOf } from './who.js';

/** A step with those signed right before it on this walk; and where it keeps them apart, who signed last. */
export interface Signing {
  readonly step: Step;
  readonly before: readonly StepId[];
  readonly signers: readonly PersonId[];
}

/** `facts`: those of what happens; absent, it is asked what would. */
export function signingOf(machine: Layout, context: Context, step: Step, facts: Pick<Facts, 'looksBack'> = { looksBack: true }): Signing {
  const before = onThisWalk(machine, context, machine.compiled.before.get(step.id) ?? []);
  const isAsked = step.rules?.includes('not-the-previous-signer') ?? false;
  return { step, before, signers: isAsked ? (facts.looksBack ? signedLast(machine, context, step.id) : signedRightBefore(before, context)) : [] };
}

/** As it was asked before: of the steps right before alone, whether anybody signed there or not. */
function signedRightBefore(steps: readonly StepId[], context: Context): readonly PersonId[] {
  return steps.flatMap((step) => signersAt({ round: 0, slots: placeOf(context, step)?.slots ?? [] }));
}

/** Nobody signs as a stand-in what he handed in himself, whatever the definition says: the one stood in for was to look at it. */
export function standInRule(context: Context, { actor }: Facts): Refusal | null {
  if (actor.type !== 'person' || !actor.instead) return null;
  return handedIn(context, actor.person) ? refuse('person.is-the-submitter') : null;
}

/**
 * The same of an act. Handing in and a mere note decide nothing; and where the one stood in for had it handed in by
 * this very person, the act is of the same hand as the sheet, and whether that may be is said by the definition.
 */
export function standInActRule(act: ActDefinition, context: Context, facts: Facts): Refusal | null {
  const { actor } = facts;
  if (act.submits || act.to === undefined || actor.type !== 'person' || !actor.instead) return null;
  return handedIn(context, actor.instead.person) ? null : standInRule(context, facts);
}

/** Separation of duties. Looks at the one who acts and at the one stood in for. */
export function personRules(rules: readonly (StepRule | ActRule)[] | undefined, context: Context, facts: Facts): Refusal | null {
  return firstRefusal((rules ?? []).filter(isPersonRule).map((rule) => () => personRule(rule, context, facts)));
}

/** All that is asked about the person who signs a step. */
export function signerRules({ step, signers }: Signing, context: Context, facts: Facts): Refusal | null {
  const rules = step.rules ?? [];
  return firstRefusal([
    () => personalRule(step, facts),
    () => standInRule(context, facts),
    () => personRules(rules, context, facts),
    () => previousSigner(signers, facts),
  ]);
}

/** 必须亲签: nobody does anything in his stead. */
export function personalRule(step: Step, { actor }: Facts): Refusal | null {
  return step.personal && actor.type === 'person' && actor.instead ? refuse('person.must-sign-himself', { step: step.id }) : null;
}

/** The others look at what was decided before, and stand in files of their own. */
function isPersonRule(rule: StepRule | ActRule): rule is PersonRule {
  return rule !== 'not-the-previous-signer' && rule !== 'nothing-decided';
}

function personRule(rule: PersonRule, context: Context, facts: Facts): Refusal | null {
  switch (rule) {
    case 'outside-owner-unit':
      return outsideOwnerUnit(facts);
    case 'not-the-submitter':
      return isSubmitter(facts.actor, context) ? refuse('person.is-the-submitter') : null;
    default:
      return assertNever(rule);
  }
}

function previousSigner(signers: readonly PersonId[], { actor }: Pick<Facts, 'actor'>): Refusal | null {
  return signers.some((person) => isActor(actor, person)) ? refuse('person.signed-before') : null;
}

/** Nobody is made a signer who could not sign then: of what he handed in, or after his own signature, where the step keeps the two apart. */
export function mayReceive({ step, signers }: Signing, context: Context, person: string): Refusal | null {
  if (barsSubmitter(step) && handedIn(context, person)) return refuse('person.is-the-submitter', { person });
  return signers.includes(person) ? refuse('person.signed-before', { person }) : null;
}

/** Whether whoever handed it in is kept from signing: by a rule of the step, or by what it makes of his seat. */
export function barsSubmitter({ rules = [], self = 'allow' }: Pick<Step, 'rules' | 'self'>): boolean {
  return self !== 'allow' || rules.includes('not-the-submitter');
}

function handedIn(context: Context, person: PersonId): boolean {
  return submittersOf(context).includes(person);
}

/** From outside: of none of the owner's units, and not the one who answers for it or leads it, wherever he belongs. */
function outsideOwnerUnit({ actor, item }: Facts): Refusal | null {
  const own = [item.people.owner, item.people.leader];
  if (personsOf(actor).some((person) => own.includes(person))) return refuse('person.answers-for-it');
  const inside = unitsOf(actor).find((unit) => item.ownerUnits.includes(unit));
  return inside === undefined ? null : refuse('person.inside-owner-unit', { unit: inside });
}

function personsOf(actor: Actor): readonly string[] {
  if (actor.type === 'system') return [];
  return [actor.person, ...(actor.instead ? [actor.instead.person] : [])];
}

function unitsOf(actor: Actor): readonly string[] {
  if (actor.type === 'system') return [];
  return [...actor.units, ...(actor.instead?.units ?? [])];
}
