import { firstRefusal, refuse } from '../refusals.js';
import { placeOf } from '../machine/rounds.js';
import type { ClosedSlot, Context, Facts, PlaceId, Refusal, Slot, SlotId } from '../vocabulary.js';
import { isActor } from './who.js';

export interface SlotAsked {
  readonly context: Context;
  readonly facts: Facts;
}

/** A signer's slot: of the present round, the actor's own, not settled yet, and his turn. Whoever is only asked for his opinion does not sign. */
export function slotRules(place: PlaceId, slot: SlotId, asked: SlotAsked): Refusal | null {
  return firstRefusal([() => openSlotRules(place, slot, asked), () => turnRule(place, slot, asked), () => notConsulted(place, slot, asked)]);
}

/** The same of what may go to somebody else though those whom he brought in come first: they stay with the place. */
export function handingOnRules(place: PlaceId, slot: SlotId, asked: SlotAsked): Refusal | null {
  const comesLater = slotAt(asked.context, place, slot)?.waits === 'added';
  return firstRefusal([
    () => openSlotRules(place, slot, asked),
    () => (comesLater ? null : turnRule(place, slot, asked)),
    () => notConsulted(place, slot, asked),
  ]);
}

/** Of the present round, the actor's own, and not settled yet, whether or not it is his turn. */
export function openSlotRules(place: PlaceId, slot: SlotId, asked: SlotAsked): Refusal | null {
  const refusal = ownSlotRules(place, slot, asked);
  if (refusal) return refusal;
  const closed = slotAt(asked.context, place, slot)?.closed;
  return closed ? alreadySettled(asked.context, closed) : null;
}

export function ownSlotRules(place: PlaceId, slot: SlotId, { context, facts }: SlotAsked): Refusal | null {
  const found = slotAt(context, place, slot);
  if (!found) return refuse('slot.not-open', { step: place });
  return isActor(facts.actor, found.person) ? null : refuse('slot.not-yours', { step: place });
}

export function slotAt(context: Context, place: PlaceId, slot: SlotId): Slot | undefined {
  return placeOf(context, place)?.slots.find(({ id }) => id === slot);
}

function turnRule(place: PlaceId, slot: SlotId, { context }: SlotAsked): Refusal | null {
  const waits = slotAt(context, place, slot)?.waits;
  return waits ? refuse('slot.waits', { step: place, for: waits }) : null;
}

function notConsulted(place: PlaceId, slot: SlotId, { context }: SlotAsked): Refusal | null {
  return slotAt(context, place, slot)?.added?.how === 'consult' ? refuse('action.not-offered', { step: place }) : null;
}

/** A superseded slot answers with what the other signer did: «已由张三同意» says more than «已失效». */
function alreadySettled(context: Context, closed: ClosedSlot): Refusal {
  const { by, at } = closed;
  const as = closed.as === 'superseded' ? (settledBeside(context, closed)?.as ?? closed.as) : closed.as;
  return refuse('slot.already-settled', { by, as, at });
}

function settledBeside(context: Context, { by, at }: ClosedSlot): ClosedSlot | undefined {
  return Object.values(context.places)
    .flatMap(({ slots }) => slots)
    .map(({ closed }) => closed)
    .find((other) => other?.by === by && other.at === at && other.as !== 'superseded');
}
