import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal } from '../vocabulary.js';
import { personsAtHand } from './at-hand.js';
import { isSubmitter } from './who.js';

/** 催办: by whoever handed it in, once a day, while it is in somebody's hands. */
export function mayUrge(context: Context, event: EventOf<'URGE'>): Refusal | null {
  return firstRefusal([() => isYours(context, event.facts), () => (event.urgedToday ? refuse('urge.already-today') : null), () => somebodyThere(context)]);
}

/** Whether the button is offered; whether it was urged today is found out with the press. */
export function mayOfferUrge(context: Context, facts: Facts): Refusal | null {
  return isYours(context, facts) ?? somebodyThere(context);
}

function isYours(context: Context, { actor }: Facts): Refusal | null {
  return isSubmitter(actor, context) ? null : refuse('act.not-yours');
}

function somebodyThere(context: Context): Refusal | null {
  return personsAtHand(context).length > 0 ? null : refuse('urge.nobody');
}
