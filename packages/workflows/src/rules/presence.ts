import type { Facts, PersonId, Slot } from '../vocabulary.js';

const GONE = new Set(['handed-over', 'transferred', 'removed', 'answered']);

/** One person, one voice: whoever has a place in the round, settled or not, gets no second one. One whose place went to somebody else may come back, and whoever answered a question may sign or be asked again. */
export function isPresent(slots: readonly Slot[], person: PersonId): boolean {
  return slots.some((slot) => slot.person === person && !(slot.closed && GONE.has(slot.closed.as)));
}

/** Whoever stands in gives himself no place of his own: it would outlast his window, or count beside the voice he lends. */
export function isHimself({ actor }: Facts, person: PersonId): boolean {
  return actor.type === 'person' && actor.person === person;
}
