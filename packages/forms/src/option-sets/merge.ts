import type { SharedOption } from './option-set.js';

interface Versions {
  /** From which both went on. */
  readonly base: readonly SharedOption[];
  /** What somebody else made of it, which stands now. */
  readonly theirs: readonly SharedOption[];
  readonly mine: readonly SharedOption[];
}

/**
 * What I did, done once more on what another made of the same list meanwhile: I add, remove, retire, rename; where both changed the same word
 * of an option mine goes, since I see it before I save. My order of what I have stands; what came new stays behind the one it was put after.
 */
export function mergeOptions({ base, theirs, mine }: Versions): readonly SharedOption[] {
  const [was, now] = [byValue(base), byValue(theirs)];
  const removed = new Set(base.filter(({ value }) => mine.every((one) => one.value !== value)).map(({ value }) => value));
  const merged = mine.filter(({ value }) => now.has(value) || !was.has(value)).map((one) => mergedOption(was.get(one.value), now.get(one.value), one));
  for (const [n, option] of theirs.entries()) {
    if (removed.has(option.value) || merged.some(({ value }) => value === option.value)) continue;
    const before = theirs.slice(0, n).findLast(({ value }) => merged.some((one) => one.value === value));
    merged.splice(before === undefined ? 0 : merged.findIndex(({ value }) => value === before.value) + 1, 0, option);
  }
  return merged;
}

const byValue = (options: readonly SharedOption[]): ReadonlyMap<string, SharedOption> => new Map(options.map((one) => [one.value, one]));

function mergedOption(was: SharedOption | undefined, now: SharedOption | undefined, mine: SharedOption): SharedOption {
  if (!was || !now) return mine;
  const retired = (mine.retired === true) === (was.retired === true) ? now.retired : mine.retired;
  return { value: mine.value, label: mine.label === was.label ? now.label : mine.label, ...(retired === true ? { retired } : {}) };
}
