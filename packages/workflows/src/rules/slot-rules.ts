import { refuse } from '../refusals.js';
import { placeOf } from '../machine/rounds.js';
import type { ClosedSlot, Context, Facts, PlaceId, Refusal, SlotId } from '../vocabulary.js';
import { isActor } from './who.js';

/** The slot must be of the present round, the actor's own, and not settled yet. */
export function slotRules(place: PlaceId, slot: SlotId, { context, facts }: { context: Context; facts: Facts }): Refusal | null {
  const found = placeOf(context, place)?.slots.find(({ id }) => id === slot);
  if (!found) return refuse('slot.not-open', { step: place });
  if (!isActor(facts.actor, found.person)) return refuse('slot.not-yours', { step: place });
  return found.closed ? alreadySettled(context, found.closed) : null;
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
