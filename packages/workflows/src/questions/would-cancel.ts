import { decide } from '../machine/decide.js';
import type { Machine } from '../machine/machine.js';
import { runningOf } from '../rules/children.js';
import { ALL_GIVEN } from '../rules/given-with.js';
import { slotAt } from '../rules/slot-rules.js';
import type { Child, ItemEvent, ItemId, ItemState, PlaceId, Slot } from '../vocabulary.js';
import { conditionsFor } from './conditions-for.js';

/** Open work of others at one place that an event would call off, or the items below it that would end. */
export interface CalledOff {
  readonly place: PlaceId;
  readonly round: number;
  readonly slots: readonly Slot[];
  readonly children: readonly Child[];
}

/**
 * What an event would call off if it happened now, to be shown before it is confirmed: nothing where it is refused.
 * What is only typed in with it (reason, opinion, signature, files) counts as given, and conditions nobody has evaluated as not holding:
 * they decide what begins, not what ends.
 */
export function wouldCancel(machine: Machine, state: ItemState, event: ItemEvent): readonly CalledOff[] {
  const decided = decide(machine, state, filledIn(machine, state, event));
  if (decided.type === 'refusal') return [];
  return decided.effects.flatMap((effect): readonly CalledOff[] => {
    if (effect.type === 'EndChildren') return endedBy(state, effect.children);
    if (effect.type !== 'CloseSlots') return [];
    const slots = effect.slots.filter(({ id, closed }) => closed?.as === 'superseded' && !slotAt(state.context, effect.place, id)?.closed);
    return slots.length > 0 ? [{ place: effect.place, round: state.context.places[effect.place]?.round ?? 0, slots, children: [] }] : [];
  });
}

/** Those of the running items below that would end: these, or all. */
function endedBy({ context: { places } }: ItemState, items: readonly ItemId[] | undefined): readonly CalledOff[] {
  return Object.entries(places).flatMap(([place, { round, children = [] }]): readonly CalledOff[] => {
    const ending = runningOf(children).filter(({ item }) => items?.includes(item) ?? true);
    return ending.length > 0 ? [{ place, round, slots: [], children: ending }] : [];
  });
}

function filledIn(machine: Machine, state: ItemState, event: ItemEvent): ItemEvent {
  const unknown = conditionsFor(machine, state, event).map(({ id }) => [id, false] as const);
  const facts = { ...event.facts, outcomes: { ...Object.fromEntries(unknown), ...event.facts.outcomes } };
  if (event.type === 'AGREE') return { ...event, facts, opinionGiven: true, ...ALL_GIVEN };
  if (event.type === 'ANSWER') return { ...event, facts, opinionGiven: true };
  if (event.type === 'REJECT' || event.type === 'RETURN') return { ...event, facts, reasonGiven: true, ...ALL_GIVEN };
  return 'reasonGiven' in event || event.type === 'ACT' ? { ...event, facts, reasonGiven: true } : { ...event, facts };
}
