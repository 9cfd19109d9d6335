import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import { isPresent } from './presence.js';
import { matchesWho } from './who.js';
import type { Context, EventOf, Facts, PersonId, Place, Refusal, Slot } from '../vocabulary.js';

/**
 * Only an open slot of the present round moves, and to somebody who has none there. Where nobody was found, or nobody of a group,
 * and it waits for somebody, the place itself is named instead of a slot.
 */
export function mayHandOver(context: Context, { place, slot, to }: EventOf<'HAND_OVER'>): Refusal | null {
  const round = placeOf(context, place);
  if (!round) return refuse('slot.not-open', { step: place });
  const { slots } = round;
  if (slot === place && waitsForSomebody(round)) return alreadyThere(slots, to.person);
  const found = slots.find(({ id }) => id === slot);
  if (!found) return refuse('slot.not-open', { step: place });
  if (found.closed) return refuse('slot.already-settled', { by: found.closed.by, as: found.closed.as, at: found.closed.at });
  return alreadyThere(slots, to.person);
}

/** Nobody was found for it, or nobody of a group, and somebody is to be named. Asked of a round that lasts. */
export function waitsForSomebody({ slots, unfilled = [] }: Pick<Place, 'slots' | 'unfilled'>): boolean {
  return unfilled.length > 0 || slots.every(({ closed }) => closed);
}

/** What the party office orders itself: by whom the lifecycle names, with a reason, and a place only while nobody was named for it. */
export function mayReassign(machine: Layout, context: Context, event: EventOf<'HAND_OVER'>): Refusal | null {
  const { place, slot, facts } = event;
  return firstRefusal([
    () => mayOfferReassign(machine, context, { facts, isVacant: slot === place, place }),
    () => (event.reasonGiven ? null : refuse('action.reason-missing')),
    () => (slot === place ? alreadyNamed(placeOf(context, place), place) : null),
  ]);
}

/**
 * Whether the button is offered, whoever is chosen then. To take something out of somebody's hands the lifecycle must let the office go against
 * the usual course at all; to name somebody where nobody was found is asked of it everywhere, and the lifecycle only says whom it means by the office.
 */
export function mayOfferReassign(
  { definition: { office } }: Layout,
  context: Context,
  { facts, isVacant, place }: { readonly facts: Facts; readonly isVacant: boolean; readonly place: string },
): Refusal | null {
  if (!office) return isVacant ? null : refuse('action.not-offered', { action: 'HAND_OVER', step: place });
  return matchesWho(office.who, facts.actor, facts.item, context) ? null : refuse('office.not-yours');
}

function alreadyNamed(round: Place | null, place: string): Refusal | null {
  if (!round || waitsForSomebody(round)) return null;
  const named = round.slots.findLast(({ closed }) => !closed);
  return refuse('hand-over.already-named', { place, person: named?.person ?? null });
}

function alreadyThere(slots: readonly Slot[], person: PersonId): Refusal | null {
  return isPresent(slots, person) ? refuse('hand-over.already-there', { person }) : null;
}
