import type { Mode } from '../definition.js';
import type { Place, SlotSeed } from '../vocabulary.js';

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

/** Groups for which somebody is still to be named; nothing is agreed before. */
export function waitsForGroup(mode: Mode, { unfilled = [] }: Pick<Place, 'unfilled'>): boolean {
  return linesAreGroups(mode) && unfilled.length > 0;
}
