import type { ActRule, StepRule } from '../definition.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { actsAtWork } from '../rules/acts-at-work.js';
import { mayReceive, personRules, signingOf } from '../rules/person-rules.js';
import { isPresent } from '../rules/presence.js';
import { submittersOf } from '../rules/who.js';
import type { RefusalCode } from '../refusal-code.js';
import type { Context, Facts, PersonId, PlaceId } from '../vocabulary.js';
import { keepsSubmitterApart } from './kept-apart.js';

/** Whom a signer would name, by what he does and where; or who hands it over. */
export interface Naming {
  readonly type: 'TRANSFER' | 'CONSULT' | 'ADD_SIGNERS' | 'HAND_OVER';
  readonly step: PlaceId;
  /** The signer himself; absent where it is handed over. */
  readonly by?: PersonId;
}

/** Why this person cannot be named now, as the rules of the act would say; null where they have nothing against him. */
export function mayBeNamed(machine: Machine, context: Context, { type, step, by }: Naming, person: PersonId): RefusalCode | null {
  const whyNot = type === 'CONSULT' ? null : mayHaveInHand(machine, context, step, person);
  if (whyNot) return whyNot;
  return person === by || isPresent(placeOf(context, step)?.slots ?? [], person) ? 'add.already-there' : null;
}

/** Why it is not given into this person's hands, by whichever door: he handed it in, or signed right before, and the place keeps the two apart. */
export function mayHaveInHand(machine: Machine, context: Context, place: PlaceId, person: PersonId): RefusalCode | null {
  const step = machine.compiled.places.get(place)?.step?.definition;
  if (step) return mayReceive(signingOf(machine, context, step), context, person)?.code ?? null;
  return keepsSubmitterApart(machine, place) && submittersOf(context).includes(person) ? 'person.is-the-submitter' : null;
}

/**
 * Why whoever `facts` are about could not sign there himself, by his units and what he answers for. A signer may hand his place to such a one, who hands
 * it on; where the office names somebody there is no other who would.
 */
export function maySignThere(machine: Machine, context: Context, step: PlaceId, facts: Facts): RefusalCode | null {
  return personRules(rulesThere(machine, step), context, facts)?.code ?? null;
}

/** Whether it is asked at all: only then is it worth finding out where somebody belongs. */
export function asksWhoSigns(machine: Machine, step: PlaceId): boolean {
  return rulesThere(machine, step).includes('outside-owner-unit');
}

/** Of a state's own work what its acts say that lead on and are for whoever has it in hand; who is looked for outside only is nobody's to seat from inside. */
function rulesThere({ compiled, definition }: Machine, place: PlaceId): readonly (StepRule | ActRule)[] {
  const at = compiled.places.get(place);
  if (!at) return [];
  const decisions = at.step ? [at.step.definition] : actsAtWork(definition.states[place]).filter(({ to }) => to !== undefined);
  const rules = decisions.flatMap((decision): readonly (StepRule | ActRule)[] => decision.rules ?? []);
  return at.work.outside ? [...rules, 'outside-owner-unit'] : rules;
}
