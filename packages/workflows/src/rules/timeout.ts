import type { Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, EventOf, Refusal } from '../vocabulary.js';

/** Only a rule says that the time is over, and only of the round whose time it was: what people decided meanwhile stands. */
export function mayTimeOut({ id, due }: Step, context: Context, { facts, round }: EventOf<'TIMEOUT'>): Refusal | null {
  if (facts.actor.type !== 'system') return refuse('act.not-yours');
  return due && placeOf(context, id)?.round === round ? null : refuse('timeout.settled', { step: id });
}
