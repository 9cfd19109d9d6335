import type { ActDefinition, Timer } from '../definition.js';
import type { Effect, ItemEvent, ItemState, Place, PlaceId, Slot } from '../vocabulary.js';
import { stateCode, unresolved } from './active.js';
import { childrenAsked, endedChildren, startedChildren } from './children-effects.js';
import { lightEffects } from './light-region.js';
import type { Machine } from './machine.js';
import { closing, placeOf } from './rounds.js';
import { stepDues } from './step-dues.js';
import type { WentOver } from './went-over.js';
import { clocks, lost, overdue, tellings } from './telling.js';
import { waitDays } from './wait-days.js';

interface Move {
  readonly machine: Machine;
  /** The version it was on before, where that is another one. */
  readonly over?: WentOver;
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
  readonly taken: ActDefinition | null;
  readonly issues?: string;
}

/** With the few places that changed, in the order of the definition. */
interface Moved extends Move {
  readonly touched: readonly Touched[];
}

/** The order is part of the contract. */
const IN_ORDER: readonly ((move: Moved) => readonly Effect[])[] = [
  closedSlots,
  openedSlots,
  changedSlots,
  days,
  timers,
  stepDues,
  (move) => waitDays(move, daysMoved(move)),
  lightEffects,
  clocks,
  ofTheAct,
  tellOffice,
  overdue,
  lost,
  tellings,
  tellParent,
  endedChildren,
  startedChildren,
  slatesAsked,
  childrenAsked,
  tellingsAsked,
];

/**
 * What follows, read off the difference of before and after:
 * closed slots, opened slots, changed slots, days, timers, step deadlines, waits, lights, clocks, numbers, plan, who is told, parent, children,
 * and last who is still to be found, to work or to be told, and for whom sub-items begin.
 */
export function effectsOf(move: Move): readonly Effect[] {
  const moved: Moved = { ...move, touched: touched(move) };
  const effects: Effect[] = [];
  for (const part of IN_ORDER) effects.push(...part(moved));
  return effects;
}

function closedSlots({ touched: places, event }: Moved): readonly Effect[] {
  return places.flatMap(({ place, was, is }): readonly Effect[] => {
    const slots = (was?.slots ?? []).flatMap((slot) => (slot.closed ? endedAnew(slot, is) : closedVersion(slot, is, event)));
    return slots.length > 0 ? [{ type: 'CloseSlots', place, slots }] : [];
  });
}

interface Touched {
  readonly place: PlaceId;
  readonly was: Place | null;
  readonly is: Place;
}

/** A place once entered stays in the context, so those of `after` are all. */
function touched({ machine, before, after }: Move): readonly Touched[] {
  if (before.context.places === after.context.places) return [];
  const { places, tells } = machine.compiled;
  const orderOf = (place: PlaceId): number => (places.get(place) ?? tells.get(place))?.order ?? 0;
  return Object.entries(after.context.places)
    .map(([place, is]) => ({ place, is, was: placeOf(before.context, place) }))
    .filter(({ was, is }) => was !== is)
    .sort((a, b) => orderOf(a.place) - orderOf(b.place));
}

/** A decision that was taken back, and by that very event the round was over without it. */
function endedAnew({ id, closed: before }: Slot, { slots }: Place): readonly Slot[] {
  return slots.filter(({ id: one, closed: now }) => one === id && now !== undefined && now !== before);
}

/** A slot whose round is gone, because its place was left and entered anew, ended by this very event. */
function closedVersion(slot: Slot, is: Place, event: ItemEvent): readonly Slot[] {
  const now = is.slots.find(({ id }) => id === slot.id);
  if (!now) return [{ ...slot, closed: closing(slot, event) }];
  return now.closed ? [now] : [];
}

function openedSlots({ touched: places }: Moved): readonly Effect[] {
  return places.flatMap(({ place, was, is }): readonly Effect[] => {
    const known = new Set(was?.slots.map(({ id }) => id));
    const slots = is.slots.filter((slot) => !known.has(slot.id));
    return slots.length > 0 ? [{ type: 'OpenSlots', place, round: is.round, slots }] : [];
  });
}

/** Of the same round and open, and yet something of them is another now; also what was closed and is open again. */
function changedSlots({ touched: places }: Moved): readonly Effect[] {
  return places.flatMap(({ place, was, is }): readonly Effect[] => {
    const before = new Map(was?.slots.map((slot) => [slot.id, slot]));
    const slots = is.slots.filter((slot) => {
      const old = before.get(slot.id);
      return (
        !slot.closed &&
        old !== undefined &&
        (old.closed !== undefined || old.waits !== slot.waits || old.claimed !== slot.claimed || old.added?.by !== slot.added?.by)
      );
    });
    return slots.length > 0 ? [{ type: 'ChangeSlots', place, slots }] : [];
  });
}

function days({ taken }: Move): readonly Effect[] {
  return (taken?.sets ?? []).map(({ day, form, field }): Effect => ({ type: 'SetDay', day, form, field }));
}

/** A timer that stays is armed again where its day moved: it must not fire on the old one. */
function timers(move: Move): readonly Effect[] {
  const { machine, before, after } = move;
  const were = timersAt(move.over?.from ?? machine, before);
  const are = timersAt(machine, after);
  const moved = daysMoved(move);
  const gone = were.filter((timer) => !are.some((other) => other.event === timer.event && other.at === timer.at));
  const come = are.filter((timer) => moved.has(timer.at) || !were.some((other) => other.event === timer.event && other.at === timer.at));
  const disarm = gone.map(({ event }): Effect => ({ type: 'DisarmTimer', event }));
  return [...disarm, ...come.map(({ event, at }): Effect => ({ type: 'ArmTimer', event, at }))];
}

function daysMoved({ taken, event }: Move): ReadonlySet<Timer['at']> {
  return new Set<Timer['at']>([...(taken?.sets ?? []).map(({ day }) => day), ...(event.type === 'RESCHEDULE' ? (['dueOn'] as const) : [])]);
}

function timersAt(machine: Machine, state: ItemState): readonly Timer[] {
  const code = stateCode(state);
  return (code === null ? undefined : machine.definition.states[code]?.timers) ?? [];
}

function ofTheAct({ machine, after, taken, issues }: Move): readonly Effect[] {
  const number: readonly Effect[] = taken?.number && hasEnded(machine, after) ? [{ type: 'IssueNumber', series: taken.number }] : [];
  const plan: readonly Effect[] = taken?.then ? [{ type: 'RunPlan', what: taken.then }] : [];
  const agreed: readonly Effect[] = issues === undefined ? [] : [{ type: 'IssueNumber', series: issues, once: true }];
  return [...agreed, ...number, ...plan];
}

/** A number is for what is over; on the way to somebody who must still confirm, none is used up. */
function hasEnded(machine: Machine, state: ItemState): boolean {
  const code = stateCode(state);
  return code !== null && machine.definition.states[code]?.end !== undefined;
}

/** What only the party office can put right: nobody is there, or it was sent back again and again. */
function tellOffice({ machine, before, after, event }: Move): readonly Effect[] {
  if (event.type === 'TOLD') return event.to.length === 0 ? [{ type: 'TellOffice', about: 'nobody', place: event.place }] : [];
  if (event.type === 'SLATE') return isVacant(after, event.place) ? [{ type: 'TellOffice', about: 'nobody', place: event.place }] : [];
  const place = 'step' in event ? event.step : event.type === 'CHILDREN' ? event.place : null;
  if (place === null || (after.context.returns ?? 0) <= (before.context.returns ?? 0)) return [];
  const { places, subItems } = machine.compiled;
  const limit = (places.get(place)?.step ?? subItems.get(place))?.chain.returnLimit;
  return limit !== undefined && (after.context.returns ?? 0) >= limit ? [{ type: 'TellOffice', about: 'returns', place }] : [];
}

function isVacant({ context }: ItemState, id: PlaceId): boolean {
  const place = placeOf(context, id);
  return place !== null && place.passed === undefined && (place.slots.length === 0 || place.unfilled !== undefined);
}

/** A parent counts its children by state; entering an end is always such a change. */
function tellParent({ before, after }: Move): readonly Effect[] {
  return stateCode(before) === stateCode(after) ? [] : [{ type: 'TellParent' }];
}

/** Whom the nodes tell that the item came by. */
function tellingsAsked({ machine, touched: places }: Moved): readonly Effect[] {
  return places.flatMap(({ place, was, is }): readonly Effect[] =>
    machine.compiled.tells.has(place) && is.told === undefined && was?.round !== is.round ? [{ type: 'AskWhomToTell', place, round: is.round }] : [],
  );
}

/** Only what this event newly asks; what is still unanswered from before was asked before. */
function slatesAsked({ machine, before, after }: Moved): readonly Effect[] {
  const open = unresolved(machine, after);
  if (open.length === 0) return [];
  const asked = new Set(unresolved(machine, before).map(keyOf));
  return open.filter((slate) => !asked.has(keyOf(slate))).map(({ place, round }): Effect => ({ type: 'ResolveSlate', place, round }));
}

function keyOf({ place, round }: { place: PlaceId; round: number }): string {
  return `${place} ${round}`;
}
