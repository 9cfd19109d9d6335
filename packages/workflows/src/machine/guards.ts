import type { Fork, ForkBranch, Step, StepId, Work } from '../definition.js';
import { firstRefusal } from '../refusals.js';
import { mayHandOver, mayReassign } from '../rules/hand-over.js';
import { mayAct, mayAgree, mayDecide, mayReject, mayReturn, maySeat, type Acting } from '../rules/ask.js';
import { tally, type Outcome } from '../rules/tally.js';
import { mayReceive, signingOf, type Signing } from '../rules/person-rules.js';
import { agreedId, branchId, outcomeOf, targetId } from '../rules/requirement.js';
import { offerNow, type ReturnOffer } from '../rules/return-target.js';
import { silentGroups } from '../rules/seating.js';
import { waitsForGroup } from '../rules/vacancy.js';
import type { EventOf, Facts, ItemEvent, PlaceId, Refusal } from '../vocabulary.js';
import type { Call, Carried } from './call.js';
import type { Guard } from './chart.js';
import { hasRejected, resumesAt } from './course.js';
import { placeOf } from './rounds.js';

/** Guards ask the rules and write down why not; `decide` reads it from the same call. */

export function actGuard(acting: Acting): Guard {
  return asking(isOf('ACT'), (event, { item }) => mayAct(acting, item, event));
}

export function agreeGuard(step: Step): Guard {
  return asking(isOf('AGREE'), (event, carried) => mayAgree(signing(step, carried), carried.item, event));
}

/** Whoever may decide may write. */
export function editGuard(step: Step): Guard {
  return asking(isOf('EDIT'), (event, carried) => mayDecide(signing(step, carried), carried.item, event));
}

export function rejectGuard(step: Step): Guard {
  return asking(isOf('REJECT'), (event, carried) => mayReject(signing(step, carried), carried.item, event));
}

export function returnGuard(step: Step, offer: ReturnOffer): Guard {
  return asking(isOf('RETURN'), (event, carried) => {
    const { item, call } = carried;
    return mayReturn({ ...signing(step, carried), offer: offerNow(offer, call.machine, item) }, item, event);
  });
}

/** `step` is null where the place is a state's own work: it has no groups. */
export function slateGuard(place: PlaceId, nobody: NonNullable<Work['nobody']>, step: Step | null = null): Guard {
  return asking(isOf('SLATE'), (event, { item }) => {
    const silent = step ? silentGroups({ step, context: item }, event) : [];
    return maySeat(event, { place, round: placeOf(item, place)?.round ?? 0, nobody, silent });
  });
}

/** `step` is null where the place is a state's own work: nobody signs there. */
export function handOverGuard(step: Step | null): Guard {
  return asking(isOf('HAND_OVER'), (event, carried) => {
    const { item, call } = carried;
    return firstRefusal([
      () => (event.office ? mayReassign(call.machine, item, event) : null),
      () => mayHandOver(item, event),
      () => (step ? mayReceive(signing(step, carried), item, event.to.person) : null),
    ]);
  });
}

/** A guard for some kinds of event: the rule is asked once and its refusal kept. */
export function asking<E extends ItemEvent>(isMeant: (event: ItemEvent) => event is E, ask: (event: E, carried: Carried) => Refusal | null): Guard {
  return ({ context }) => {
    const { event } = context.call;
    return isMeant(event) && once(context.call, () => ask(event, context));
  };
}

export function isOf<T extends ItemEvent['type']>(...types: readonly T[]): (event: ItemEvent) => event is EventOf<T> {
  return (event): event is EventOf<T> => types.some((type) => type === event.type);
}

/** Whether a return names this step, or nobody: the submitter. */
export function goesTo(to: StepId | undefined): Guard {
  return ({ context: { call } }) => call.event.type === 'RETURN' && call.event.to === to;
}

/** The n-th branch of a target; the last one has no condition. */
export function targetGuard(code: string, n: number, conditional: boolean): Guard {
  return ({ context }) => !conditional || outcomeOf(factsOf(context.call), targetId(code, n));
}

/** The n-th state to which the agreement of a state's chain may lead. */
export function leadsTo(state: string, n: number): Guard {
  return ({ context }) => outcomeOf(factsOf(context.call), agreedId(state, n));
}

export function taken(fork: Fork, branch: ForkBranch): Guard {
  return ({ context }) => outcomeOf(factsOf(context.call), branchId(fork.id, branch.id));
}

export function notTaken(fork: Fork, branch: ForkBranch): Guard {
  const is = taken(fork, branch);
  return (at) => !is(at);
}

/** A branch of this fork disagreed while the others went on. */
export function wasRejected(fork: string): Guard {
  return ({ context: { item } }) => hasRejected(item, fork);
}

/** Somebody is there to count as agreed, of every group, and nobody said no: silence never stands against what a person decided. */
export function mayAgreeByItself(step: Step): Guard {
  return ({ context: { item } }) => {
    const place = placeOf(item, step.id);
    const { slots = [] } = place ?? {};
    return !waitsForGroup(step.mode, place ?? {}) && slots.some(({ closed }) => !closed) && slots.every(({ closed }) => closed?.as !== 'rejected');
  };
}

/** Nobody is asked there, for a reason that stays visible. */
export function wasPassed(place: PlaceId): Guard {
  return ({ context: { item } }) => placeOf(item, place)?.passed !== undefined;
}

/** This step was a correction, and whoever asked for it is next. */
export function resumesTo(step: StepId, returner: StepId): Guard {
  return ({ context: { item } }) => resumesAt(item, step) === returner;
}

/** How the round stands. A return never comes here, it leaves the step. */
export function roundIs(step: Step, outcome: Outcome): Guard {
  return ({ context }) => {
    const place = placeOf(context.item, step.id);
    return place !== null && tally(step, place) === outcome;
  };
}

/** The corrected item goes straight back to the step that returned it, and only by being submitted. */
export function goesStraightTo(step: Step): Guard {
  return ({ context: { item, taken } }) => taken?.submits === true && item.resume === step.id;
}

export function all(...guards: readonly Guard[]): Guard {
  return (at) => guards.every((guard) => guard(at));
}

export function signing(step: Step, { item, call }: Pick<Carried, 'item' | 'call'>): Signing {
  return signingOf(call.machine, item, step, call.event.facts);
}

function once(call: Call, ask: () => Refusal | null): boolean {
  if (call.verdict !== null) return call.verdict;
  const refusal = ask();
  if (refusal) call.refusals.push(refusal);
  call.verdict = refusal === null;
  return call.verdict;
}

function factsOf(call: Call): Facts {
  return call.event.facts;
}
