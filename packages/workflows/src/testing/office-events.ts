import type { Actor, Facts, ItemEvent } from '../vocabulary.js';
import { factsOf, person, SYSTEM } from './play.js';

/** What the party office, the submitter and the deadlines send. */
export const OFFICE = person('office', [{ post: 'office', unit: 'unit-8' }]);
export const MAY_ALL = { who: [{ type: 'post', post: 'office', of: 'anywhere' }], suspend: true, terminate: 'refused', jump: true } as const;

export function overriding(type: 'SUSPEND' | 'RESUME' | 'TERMINATE', more: { actor?: Actor; reasonGiven?: boolean } = {}): ItemEvent {
  return { type, facts: factsOf(more.actor ?? OFFICE), reasonGiven: more.reasonGiven ?? true };
}

export function jumpingTo(to: string, more: { actor?: Actor; reasonGiven?: boolean; outcomes?: Facts['outcomes'] } = {}): ItemEvent {
  return { type: 'JUMP', to, facts: factsOf(more.actor ?? OFFICE, { outcomes: more.outcomes ?? {} }), reasonGiven: more.reasonGiven ?? true };
}

export function timeOut(step: string, round = 1, more: { actor?: Actor; outcomes?: Facts['outcomes'] } = {}): ItemEvent {
  return { type: 'TIMEOUT', step, round, facts: factsOf(more.actor ?? SYSTEM, { outcomes: more.outcomes ?? {} }) };
}

export function comment(actor: Actor): ItemEvent {
  return { type: 'COMMENT', facts: factsOf(actor) };
}

export function cc(actor: Actor, to: readonly string[]): ItemEvent {
  return { type: 'CC', to, facts: factsOf(actor) };
}

export function urge(actor: Actor, urgedToday = false): ItemEvent {
  return { type: 'URGE', urgedToday, facts: factsOf(actor) };
}

/** The chain waits no longer. */
export function lettingGoOf(wait: string): ItemEvent {
  return { type: 'CONTINUE', wait, facts: factsOf(OFFICE), reasonGiven: true };
}

/** What is waited for has come. */
export function arrivalAt(wait: string, actor: Actor = SYSTEM, round = 1): ItemEvent {
  return { type: 'ARRIVE', wait, round, facts: factsOf(actor) };
}

/** Whom a node that only tells was found to tell. */
export function toldAt(place: string, people: readonly string[], round = 1): ItemEvent {
  return { type: 'TOLD', place, round, to: people.map((one) => ({ person: one, why: { resolver: 'group' } })), facts: factsOf(SYSTEM) };
}
