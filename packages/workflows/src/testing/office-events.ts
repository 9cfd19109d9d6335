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
