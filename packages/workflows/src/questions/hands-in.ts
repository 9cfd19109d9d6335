import { activePlaces } from '../machine/active.js';
import type { Layout } from '../machine/layout.js';
import { actsAtWork } from '../rules/acts-at-work.js';
import type { Context, ItemState, PersonId, PlaceId } from '../vocabulary.js';

/** Whether whoever works at this place hands something in; everywhere else something is decided. */
export function handsIn(machine: Layout, place: PlaceId): boolean {
  const info = machine.compiled.places.get(place);
  if (!info || info.step) return false;
  return actsAtWork(machine.definition.states[info.state]).some(({ submits }) => submits === true);
}

/**
 * Who will have handed it in when it comes to the steps ahead: where it is being filled in, whoever has it in hand, if that is one person or
 * `reader` among several; otherwise whoever did last. Nobody yet where that cannot be told.
 */
export function submittersToCome(machine: Layout, state: ItemState, reader?: PersonId): Pick<Context, 'submitter' | 'submittedFor'> {
  const { submitter, submittedFor, places } = state.context;
  const filling = activePlaces(machine, state.value).filter(({ info }) => handsIn(machine, info.id));
  const slots = filling.flatMap(({ info }) => places[info.id]?.slots ?? []).filter(({ closed }) => !closed);
  const hands = [...new Set(slots.map(({ person }) => person))];
  const hand = hands.length > 1 ? hands.find((person) => person === reader) : hands[0];
  return hand === undefined ? { submitter, ...(submittedFor === undefined ? {} : { submittedFor }) } : { submitter: hand };
}
