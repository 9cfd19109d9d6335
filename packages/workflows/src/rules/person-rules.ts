import { assertNever } from '../assert-never.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { PersonRule } from '../definition.js';
import type { Actor, Context, Facts, Refusal } from '../vocabulary.js';
import { isSubmitter } from './who.js';

/** Nobody signs as a stand-in what he handed in himself, whatever the definition says: the one stood in for was to look at it. */
export function standInRule(context: Context, { actor }: Facts): Refusal | null {
  if (actor.type !== 'person' || !actor.instead) return null;
  return [context.submitter, context.submittedFor].includes(actor.person) ? refuse('person.is-the-submitter') : null;
}

/** Separation of duties. Looks at the one who acts and at the one stood in for. */
export function personRules(rules: readonly PersonRule[] | undefined, context: Context, facts: Facts): Refusal | null {
  return firstRefusal((rules ?? []).map((rule) => () => personRule(rule, context, facts)));
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

function outsideOwnerUnit({ actor, item }: Facts): Refusal | null {
  const inside = unitsOf(actor).find((unit) => item.ownerUnits.includes(unit));
  return inside === undefined ? null : refuse('person.inside-owner-unit', { unit: inside });
}

function unitsOf(actor: Actor): readonly string[] {
  if (actor.type === 'system') return [];
  return [...actor.units, ...(actor.instead?.units ?? [])];
}
