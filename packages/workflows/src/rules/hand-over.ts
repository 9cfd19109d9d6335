import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, ItemEvent, Refusal } from '../vocabulary.js';

type EventOf<T extends ItemEvent['type']> = Extract<ItemEvent, { type: T }>;

/** Only an open slot of the present round moves, and to somebody who has none there: one person, one voice. */
export function mayHandOver(context: Context, { place, slot, to }: EventOf<'HAND_OVER'>): Refusal | null {
  const slots = placeOf(context, place)?.slots ?? [];
  const found = slots.find(({ id }) => id === slot);
  if (!found) return refuse('slot.not-open', { step: place });
  if (found.closed) return refuse('slot.already-settled', { by: found.closed.by, as: found.closed.as, at: found.closed.at });
  const isThere = slots.some(({ person, closed }) => person === to.person && closed?.as !== 'handed-over' && closed?.as !== 'transferred' && closed?.as !== 'removed');
  return isThere ? refuse('hand-over.already-there', { person: to.person }) : null;
}
