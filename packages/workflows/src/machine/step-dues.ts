import type { Effect, ItemEvent, ItemState, PlaceId } from '../vocabulary.js';
import type { StepDue } from '../definition.js';
import { activePlaces } from './active.js';
import type { WentOver } from './went-over.js';
import type { Machine } from './machine.js';
import { placeOf } from './rounds.js';

/** The deadline of a step's round runs while somebody can act on it: from when its people are known until the round is left or closed. */
export function stepDues({
  machine,
  over,
  before,
  after,
  event,
}: {
  readonly machine: Machine;
  readonly over?: WentOver;
  readonly before: ItemState;
  readonly after: ItemState;
  readonly event: ItemEvent;
}): readonly Effect[] {
  const were = over ? goingOn(running(over.from, over.state), over) : running(machine, before);
  const are = running(machine, after);
  const same = (a: Running) => (b: Running) => a.place === b.place && a.round === b.round;
  const gone = were.filter((one) => !are.some(same(one))).map(({ place, round }): Effect => ({ type: 'DisarmStepDue', place, round }));
  const come = are.filter((one) => !were.some(same(one))).map(({ place, round, due }): Effect => ({ type: 'ArmStepDue', place, round, due, ...again(event) }));
  return [...gone, ...come];
}

/** What was over and is taken back goes on as it was. Whatever else begins, or gets a deadline by another version, begins now. */
export function again(event: ItemEvent): { readonly again?: true } {
  return event.type === 'TAKE_BACK' || (event.type === 'UPGRADE' && event.back !== undefined) ? { again: true } : {};
}

/** Under another id it is the same deadline, and what has passed of it has passed. */
function goingOn(were: readonly Running[], { now }: WentOver): readonly Running[] {
  return were.map((one) => ({ ...one, place: now(one.place) ?? one.place }));
}

interface Running {
  readonly place: PlaceId;
  readonly round: number;
  readonly due: StepDue;
}

function running(machine: Machine, state: ItemState): readonly Running[] {
  return activePlaces(machine, state.value).flatMap(({ info, phase }): readonly Running[] => {
    const due = info.step?.definition.due;
    return due && phase === 'open' ? [{ place: info.id, round: placeOf(state.context, info.id)?.round ?? 0, due }] : [];
  });
}
