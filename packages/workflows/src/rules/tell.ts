import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, EventOf, Refusal } from '../vocabulary.js';

/** Only a question that is open is answered, and once. */
export function mayTell({ compiled }: Layout, context: Context, { place, round }: EventOf<'TOLD'>): Refusal | null {
  const asked = compiled.tells.has(place) ? placeOf(context, place) : null;
  return asked?.round === round && asked.told === undefined ? null : refuse('act.not-here', { place });
}
