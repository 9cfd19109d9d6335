import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import { isPresent } from './presence.js';
import type { Context, ItemEvent, PersonId, Refusal, Slot } from '../vocabulary.js';

type EventOf<T extends ItemEvent['type']> = Extract<ItemEvent, { type: T }>;

/**
 * Only an open slot of the present round moves, and to somebody who has none there. Where nobody was found, or nobody of a group,
 * and it waits for somebody, the place itself is named instead of a slot.
 */
export function mayHandOver(context: Context, { place, slot, to }: EventOf<'HAND_OVER'>): Refusal | null {
  const { slots, unfilled = [] } = placeOf(context, place) ?? {};
  if (!slots) return refuse('slot.not-open', { step: place });
  if (slot === place && (unfilled.length > 0 || slots.every(({ closed }) => closed))) return alreadyThere(slots, to.person);
  const found = slots.find(({ id }) => id === slot);
  if (!found) return refuse('slot.not-open', { step: place });
  if (found.closed) return refuse('slot.already-settled', { by: found.closed.by, as: found.closed.as, at: found.closed.at });
  return alreadyThere(slots, to.person);
}

function alreadyThere(slots: readonly Slot[], person: PersonId): Refusal | null {
  return isPresent(slots, person) ? refuse('hand-over.already-there', { person }) : null;
}
