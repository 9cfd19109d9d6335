import type { Effect, ItemState, PlaceId } from '../vocabulary.js';
import type { StepDue } from '../definition.js';
import { activePlaces } from './active.js';
import type { Machine } from './machine.js';
import { placeOf } from './rounds.js';

/** The deadline of a step's round runs while somebody can act on it: from when its people are known until the round is left or closed. */
export function stepDues({ machine, from, before, after }: { readonly machine: Machine; readonly from?: Machine; readonly before: ItemState; readonly after: ItemState }): readonly Effect[] {
  const were = running(from ?? machine, before);
  const are = running(machine, after);
  const same = (a: Running) => (b: Running) => a.place === b.place && a.round === b.round;
  const gone = were.filter((one) => !are.some(same(one))).map(({ place, round }): Effect => ({ type: 'DisarmStepDue', place, round }));
  const come = are.filter((one) => !were.some(same(one))).map(({ place, round, due }): Effect => ({ type: 'ArmStepDue', place, round, due }));
  return [...gone, ...come];
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
