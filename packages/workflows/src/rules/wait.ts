import type { WaitNode } from '../definition.js';
import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Actor, Context, EventOf, Facts, PlaceId, Refusal } from '../vocabulary.js';
import { standInRule } from './person-rules.js';
import { knownRequirements, requirements } from './requirement.js';
import { matchesWho } from './who.js';

/** A day and other items come by rule alone, and only items are lost; an answer is entered by whom the definition names, and says what must be met. */
export function mayArrive(wait: WaitNode, context: Context, { round, lost, facts }: EventOf<'ARRIVE'>): Refusal | null {
  return firstRefusal([
    () => (placeOf(context, wait.id)?.round === round ? null : refuse('wait.over', { step: wait.id })),
    () => mayBring(wait, context, facts),
    () => (lost !== undefined && wait.until.type !== 'items' ? refuse('act.not-here') : null),
    () => (wait.until.type === 'answer' ? requirements(wait.id, wait.until, facts) : null),
  ]);
}

/** Whether the button is offered: requirements are asked where they are known. */
export function mayOfferArrival(wait: WaitNode, context: Context, facts: Facts): Refusal | null {
  return mayBring(wait, context, facts) ?? (wait.until.type === 'answer' ? knownRequirements(wait.id, wait.until, facts) : null);
}

function mayBring({ until }: WaitNode, context: Context, facts: Facts): Refusal | null {
  const isMeant = until.type === 'answer' ? matchesWho(until.who, facts.actor, facts.item, context) : isSystem(facts.actor);
  return isMeant ? standInRule(context, facts) : refuse('act.not-yours');
}

/** The party office, with a reason. */
export function mayContinue(machine: Layout, context: Context, event: EventOf<'CONTINUE'>): Refusal | null {
  return mayOfferContinue(machine, context, event.facts) ?? (event.reasonGiven ? null : refuse('action.reason-missing'));
}

export function mayOfferContinue({ definition: { office } }: Layout, context: Context, { actor, item }: Facts): Refusal | null {
  if (!office) return refuse('action.not-offered', { action: 'CONTINUE' });
  return matchesWho(office.who, actor, item, context) ? null : refuse('office.not-yours');
}

/** Said of a wait where the item does not stand. */
export function noWait({ compiled }: Layout, wait: PlaceId): Refusal {
  return compiled.waits.has(wait) ? refuse('wait.over', { step: wait }) : refuse('act.not-here');
}

function isSystem(actor: Actor): boolean {
  return actor.type === 'system';
}
