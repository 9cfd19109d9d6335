import { assign } from 'xstate';
import type { ActDefinition, Fork, ForkBranch, Step, StepId } from '../definition.js';
import type { Memory } from '../rules/memory.js';
import { seatedRound } from '../rules/seating.js';
import { wayOf } from '../rules/this-walk.js';
import { countsByWhy } from '../rules/voices.js';
import type { Context, ItemEvent, PlaceId, Slot } from '../vocabulary.js';
import { forgetAgreed, stepsAhead } from './agreed-before.js';
import type { Carried } from './call.js';
import {
  askEverybody,
  countReturn,
  enterChain,
  forgetCourse,
  leaveFork,
  leaveStep,
  noteRejected,
  returnHome,
  returnTo,
  withUntaken,
  type WayBack,
} from './course.js';
import { closeRound, continueAs, openRound, openStepRound, placeOf, seat, settleOwn, settleTurns, withSlots } from './rounds.js';

/** What the machine writes into the item while it moves. Each is one pure change of the context. */

export function openingRound(place: PlaceId): unknown {
  return changing(({ item }) => openRound(item, place));
}

export function closingRound(place: PlaceId): unknown {
  return changing(({ item, call }) => closeRound(item, place, call.event));
}

export function openingStepRound(step: Step, memory: Memory): unknown {
  return changing(({ item, call: { event } }) => openStepRound(item, step, { memory, facts: event.facts }));
}

/** Whoever was found for a state's own work has it in hand. */
export function seating(place: PlaceId): unknown {
  return changing(({ item, call: { event } }) => (event.type === 'SLATE' ? seat(item, place, { seeds: event.slots, begin: (_, slots) => ({ slots }) }) : item));
}

/** A signer's own slot is settled, and it is told whose turn it is then. One change: it is what happens most. */
export function settlingVoice(step: Step): unknown {
  return changing(({ item, call }) => settleTurns(settleOwn(item, step.id, call.event), step, call.event));
}

/** Of those found for a step, its rules may leave some out; `chain` are the steps of its chain. */
export function seatingSigners(step: Step, chain: readonly Step[]): unknown {
  return changing(({ item, call: { event } }) => {
    if (event.type !== 'SLATE') return item;
    const seated = seat(item, step.id, {
      seeds: event.slots,
      begin: (place, found) => seatedRound({ step, chain, context: item, place, facts: event.facts }, found, event.vacant),
    });
    return settleTurns(seated, step, event);
  });
}

export function settlingOwn(place: PlaceId): unknown {
  return changing(({ item, call }) => settleOwn(item, place, call.event));
}

/** Of a slot that goes on as somebody else's; `step` is null where the place is a state's own work. */
export function handingOver(place: PlaceId, step: Step | null): unknown {
  const heir = { inOrder: step?.mode === 'in-turn', counts: step !== null && countsByWhy(step.mode) };
  return changing(({ item, call: { event } }) =>
    event.type === 'HAND_OVER' || event.type === 'TRANSFER' ? continueAs(item, place, { event, ...heir }) : item,
  );
}

/** The slots of a step's round change by an event. */
export function changingSlots(place: PlaceId, change: (slots: readonly Slot[], event: ItemEvent) => readonly Slot[]): unknown {
  return changing(({ item, call }) => withSlots(item, place, change(placeOf(item, place)?.slots ?? [], call.event)));
}

/** Taken on himself by the owner of the event's slot, or given back. */
export function claimingOwn(place: PlaceId): unknown {
  return changingSlots(place, (slots, event) =>
    slots.map((slot) => {
      if (!('slot' in event) || slot.id !== event.slot) return slot;
      const { claimed: _before, ...rest } = slot;
      return event.type === 'CLAIM' ? { ...rest, claimed: true as const } : rest;
    }),
  );
}

/** Last of every change of a step's round. */
export function takingTurns(step: Step): unknown {
  return changing(({ item, call }) => settleTurns(item, step, call.event));
}

/** Only what the item says of itself changes; a transition without any action would count as refused. */
export function recording(): unknown {
  return changing(({ item }) => item);
}

/** An ended item has nothing to be corrected: a later reopening walks the whole path. */
export function ending(): unknown {
  return changing(({ item }) => ({ ...forgetCourse(item), resume: null }));
}

/** The chain was left otherwise than by a return: its course is over. */
export function forgettingCourse(): unknown {
  return changing(({ item }) => forgetCourse(item));
}

/** However a chain is entered, the step a correction goes back to is forgotten. */
export function enteringChain(): unknown {
  return changing(enterChain);
}

export function returningHome(step: Step, { inFork, memory }: { inFork: boolean; memory: Memory }): unknown {
  const resume = step.return?.then === 'straight-back' && !inFork ? step.id : null;
  const changedOnly = step.return?.then === 'changed-only';
  return changing(({ item, call: { event, machine } }) => {
    const spares = changedOnly && (event.type === 'RETURN' || event.type === 'TIMEOUT') && event.spares === true;
    return returnHome(counted(spares ? forgetAgreed(item, machine, stepsAhead(machine, step.id)) : item, memory), { resume, changedOnly });
  });
}

/** Of whom something is asked to be put right, he is asked, whatever changed; and so is whoever would be asked anew. */
export function returningTo(way: WayBack, memory: Memory): unknown {
  return changing(({ item, call: { event, state, machine } }) => {
    const spares = way.changedOnly && event.type === 'RETURN' && event.spares === true;
    const anew = memory.agreed && !way.changedOnly && !way.straight && event.type === 'RETURN' && event.anew === true;
    const known = spares || anew ? forgetAgreed(item, machine, [way.to, ...stepsAhead(machine, spares ? way.from : way.to)]) : item;
    return returnTo(counted(known, memory), way, { before: state.context.resumeAfter, spares });
  });
}

/** A branch that disagreed begins anew; it counts like a return. */
export function restarting(memory: Memory): unknown {
  return changing(({ item }) => askEverybody(counted(item, memory)));
}

export function leavingStep(step: StepId): unknown {
  return changing(({ item }) => leaveStep(item, step));
}

export function notingRejected(branch: string): unknown {
  return changing(({ item }) => noteRejected(item, branch));
}

/** Of these branches of a fork that was entered, only `taken` goes on. */
export function markingTaken(fork: Fork, taken: ForkBranch | null, among: readonly ForkBranch[]): unknown {
  const key = (branch: ForkBranch): string => wayOf(fork, branch);
  const known = new Set(among.map(key));
  const left = among.filter((branch) => branch !== taken).map(key);
  return changing(({ item }) => withUntaken(item, { known, left }));
}

/** A chain was agreed that issues a number. */
export function issuing(series: string): unknown {
  return assign(() => ({ issues: series }));
}

export function leavingFork(fork: string): unknown {
  return changing(({ item }) => leaveFork(item, fork));
}

function counted(item: Context, memory: Memory): Context {
  return memory.returns ? countReturn(item) : item;
}

/** Marks the act as taken; an act that submits counts up and makes its actor the submitter. */
export function taking(act: ActDefinition, memory: Memory): unknown {
  return assign(({ context }: { context: Carried }) => ({ taken: act, item: act.submits ? afresh(submitted(context), context, memory) : context.item }));
}

/** What is handed in is looked at by everybody, unless it was returned for a look at what changed. */
function afresh(item: Context, { call: { event, machine } }: Carried, memory: Memory): Context {
  const isAnew = memory.agreed && item.changedOnly !== true && event.type === 'ACT' && event.anew === true;
  return isAnew ? forgetAgreed(item, machine) : item;
}

function submitted({ item, call }: Carried): Context {
  const { actor } = call.event.facts;
  const submissions = item.submissions + 1;
  const { decided: _earlier, ...since } = item;
  if (actor.type === 'system') return { ...since, submissions };
  const { submittedFor: _before, ...rest } = since;
  return { ...rest, submissions, submitter: actor.person, ...(actor.instead ? { submittedFor: actor.instead.person } : {}) };
}

/** A pure change of what is stored of the item. */
export function changing(change: (carried: Carried) => Context): unknown {
  return assign(({ context }: { context: Carried }) => ({ item: change(context) }));
}
