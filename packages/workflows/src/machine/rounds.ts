import { isActor } from '../rules/who.js';
import type { ClosedSlot, Context, ItemEvent, Place, PlaceId, Slot, SlotSeed } from '../vocabulary.js';

export const EMPTY_CONTEXT: Context = { submissions: 0, submitter: null, resume: null, places: {} };

/** A place of the item; places are keyed by checked ids, so an inherited property can never answer. */
export function placeOf(context: Context, place: PlaceId): Place | null {
  return Object.hasOwn(context.places, place) ? (context.places[place] ?? null) : null;
}

export function openRound(context: Context, place: PlaceId): Context {
  const round = (placeOf(context, place)?.round ?? 0) + 1;
  return withPlace(context, place, { round, slots: [] });
}

export function seat(context: Context, place: PlaceId, seeds: readonly SlotSeed[]): Context {
  const current = placeOf(context, place);
  if (!current) throw new Error(`place ${place} has no round to seat anybody in`);
  const slots = seeds.map(({ id, person, why }) => ({ id, person, why }));
  return withPlace(context, place, { ...current, slots });
}

/** The slot goes on as another one, of another person; closed ones stay where they are. */
export function handOver(context: Context, place: PlaceId, event: Extract<ItemEvent, { type: 'HAND_OVER' }>): Context {
  const left = settleOwn(context, place, event);
  const { id, person, why } = event.to;
  return withPlace(left, place, { round: placeOf(left, place)?.round ?? 0, slots: [...(placeOf(left, place)?.slots ?? []), { id, person, why }] });
}

/** Closes the slot the event speaks of and leaves the others open. */
export function settleOwn(context: Context, place: PlaceId, event: ItemEvent): Context {
  return closeWhere(context, place, event, (slot) => 'slot' in event && slot.id === event.slot);
}

/** Closes whatever is still open when the place is left. */
export function closeRound(context: Context, place: PlaceId, event: ItemEvent): Context {
  return closeWhere(context, place, event, () => true);
}

/** How an open slot ends by this event. */
export function closing(slot: Slot, event: ItemEvent): ClosedSlot {
  const { actor, at } = event.facts;
  return { as: outcome(slot, event), at, by: actor.type === 'person' ? actor.person : null };
}

function outcome(slot: Slot, event: ItemEvent): ClosedSlot['as'] {
  if (event.type === 'AGREE' && event.slot === slot.id) return 'agreed';
  if (event.type === 'RETURN' && event.slot === slot.id) return 'returned';
  if (event.type === 'HAND_OVER' && event.slot === slot.id) return 'handed-over';
  if (event.type === 'ACT' && isActor(event.facts.actor, slot.person)) return 'acted';
  return 'superseded';
}

function closeWhere(context: Context, place: PlaceId, event: ItemEvent, chosen: (slot: Slot) => boolean): Context {
  const current = placeOf(context, place);
  if (!current?.slots.some((slot) => !slot.closed && chosen(slot))) return context;
  const slots = current.slots.map((slot) => (slot.closed || !chosen(slot) ? slot : { ...slot, closed: closing(slot, event) }));
  return withPlace(context, place, { ...current, slots });
}

function withPlace(context: Context, id: PlaceId, place: Place): Context {
  return { ...context, places: { ...context.places, [id]: place } };
}
