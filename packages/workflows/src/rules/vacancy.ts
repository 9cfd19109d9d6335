import type { Mode, Step } from '../definition.js';
import type { Place, SlotSeed } from '../vocabulary.js';
import { voicesOf } from './voices.js';

/** A line of a step that finds nobody is never passed over in silence: it is kept with the round, and where it has a claim of its own the step says what follows. */

/** Whether each line is a group with a claim of its own, so that what the step says of finding nobody holds for each of them. */
export function linesAreGroups(mode: Mode): boolean {
  return typeof mode === 'object' && mode.type === 'per-group' && mode.by === 'line';
}

/** Lines that found nobody, and in whose place nobody else was found either. */
export function emptyLines({
  slots,
  vacant = [],
}: {
  readonly slots: readonly Pick<SlotSeed, 'line'>[];
  readonly vacant?: readonly number[];
}): readonly number[] {
  return vacant.filter((line) => slots.every((slot) => (slot.line ?? 0) !== line));
}

/**
 * What of it waits on where the item went over to another version of its step: lines that are groups no more, or are gone, wait for nobody, and where a
 * group may be passed over it is, with the note that stays, as long as anybody is asked at all. Where it would be refused now, it waits on: it is too late to refuse.
 */
export function withStillUnfilled(step: Step, { unfilled = [], ...place }: Place): Place {
  const isPassedOver = step.work.nobody === 'skip' && voicesOf(step, place.slots).length > 0;
  const left = linesAreGroups(step.mode) && !isPassedOver ? unfilled.filter((line) => line < step.work.who.length) : [];
  return { ...place, ...(left.length > 0 ? { unfilled: left } : {}) };
}

/** Groups for which somebody is still to be named; nothing is agreed before. */
export function waitsForGroup(mode: Mode, { unfilled = [] }: Pick<Place, 'unfilled'>): boolean {
  return linesAreGroups(mode) && unfilled.length > 0;
}
