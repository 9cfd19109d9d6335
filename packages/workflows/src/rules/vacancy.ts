import { equalJson } from '@bihuan/forms/changes';
import type { Mode, Step } from '../definition.js';
import type { Place, Slot, SlotSeed } from '../vocabulary.js';
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

/** Groups for which somebody is still to be named; nothing is agreed before. */
export function waitsForGroup(mode: Mode, { unfilled = [] }: Pick<Place, 'unfilled'>): boolean {
  return linesAreGroups(mode) && unfilled.length > 0;
}

/**
 * What of it waits on where the item went over to another version of its step, `was` before: lines that are groups no more, or are gone, wait for nobody,
 * and where a group may be passed over it is, with the note that stays, as long as anybody is asked at all. Where it would be refused now, it waits on: it
 * is too late to refuse. A line is whom it means, wherever it stands: what waits, who was found and what is noted keep theirs.
 */
export function withStillUnfilled({ was, is }: { readonly was: Step; readonly is: Step }, { unfilled = [], ...place }: Place): Place {
  const isPassedOver = is.work.nobody === 'skip' && voicesOf(is, place.slots).length > 0;
  if (!linesAreGroups(is.mode) || isPassedOver) return place;
  const now = linesNow(was, is);
  const left = inOrder(unfilled.map(now).filter((line) => line < is.work.who.length));
  if (left.length === 0) return place;
  const { vacant } = place;
  return {
    ...place,
    slots: place.slots.map((slot) => ofLine(slot, now(slot.line ?? 0))),
    ...(vacant ? { vacant: inOrder(vacant.map(now)) } : {}),
    unfilled: left,
  };
}

/** Where those a line meant stand now: by an equal line, or in its own place where that one is new. What is gone stands behind all the others. */
function linesNow({ work: { who: were } }: Step, { work: { who: are } }: Step): (line: number) => number {
  const found = new Map<number, number>();
  for (const [line, one] of were.entries()) {
    const taken = new Set(found.values());
    const at = are.findIndex((other, n) => !taken.has(n) && equalJson(one, other));
    if (at >= 0) found.set(line, at);
  }
  const taken = new Set(found.values());
  return (line) => found.get(line) ?? (line < are.length && !taken.has(line) ? line : are.length + line);
}

/** The first line is not written down. */
function ofLine(slot: Slot, line: number): Slot {
  if ((slot.line ?? 0) === line) return slot;
  const { line: _before, ...rest } = slot;
  return line === 0 ? rest : { ...rest, line };
}

function inOrder(lines: readonly number[]): readonly number[] {
  return lines.toSorted((a, b) => a - b);
}
