import { assign } from 'xstate';
import type { ActDefinition, Step } from '../definition.js';
import type { Context, ItemEvent, PlaceId, Slot } from '../vocabulary.js';
import type { Carried } from './call.js';
import { closeRound, continueAs, openRound, placeOf, seat, settleOwn, settleTurns, withSlots } from './rounds.js';

/** What the machine writes into the item while it moves. Each is one pure change of the context. */

export function openingRound(place: PlaceId): unknown {
  return changing(({ item }) => openRound(item, place));
}

export function closingRound(place: PlaceId): unknown {
  return changing(({ item, call }) => closeRound(item, place, call.event));
}

export function seating(place: PlaceId): unknown {
  return changing(({ item, call }) => (call.event.type === 'SLATE' ? seat(item, place, call.event.slots) : item));
}

export function settlingOwn(place: PlaceId): unknown {
  return changing(({ item, call }) => settleOwn(item, place, call.event));
}

/** Of a slot that goes on as somebody else's; `step` is null where the place is a state's own work. */
export function handingOver(place: PlaceId, step: Step | null): unknown {
  const inOrder = step?.mode === 'in-turn';
  return changing(({ item, call: { event } }) => (event.type === 'HAND_OVER' || event.type === 'TRANSFER' ? continueAs(item, place, { event, inOrder }) : item));
}

/** The slots of a step's round change by an event. */
export function changingSlots(place: PlaceId, change: (slots: readonly Slot[], event: ItemEvent) => readonly Slot[]): unknown {
  return changing(({ item, call }) => withSlots(item, place, change(placeOf(item, place)?.slots ?? [], call.event)));
}

/** Last of every change of a step's round. */
export function takingTurns(step: Step): unknown {
  return changing(({ item, call }) => settleTurns(item, step, call.event));
}

/** Only what the item says of itself changes; a transition without any action would count as refused. */
export function recording(): unknown {
  return changing(({ item }) => item);
}

export function resuming(step: PlaceId | null): unknown {
  return changing(({ item }) => ({ ...item, resume: step }));
}

/** Marks the act as taken; an act that submits counts up and makes its actor the submitter. */
export function taking(act: ActDefinition): unknown {
  return assign(({ context }: { context: Carried }) => ({ taken: act, item: act.submits ? submitted(context) : context.item }));
}

function submitted({ item, call }: Carried): Context {
  const { actor } = call.event.facts;
  const submissions = item.submissions + 1;
  if (actor.type === 'system') return { ...item, submissions };
  const { submittedFor: _before, ...rest } = item;
  return { ...rest, submissions, submitter: actor.person, ...(actor.instead ? { submittedFor: actor.instead.person } : {}) };
}

function changing(change: (carried: Carried) => Context): unknown {
  return assign(({ context }: { context: Carried }) => ({ item: change(context) }));
}
