/** A small stream of choices from one number, so that a command can be kept and replayed by its number alone. */
export interface Dice {
  /** A number below `n`. */
  readonly roll: (n: number) => number;
  /** True so many times of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

export function dice(seed: number): Dice {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  const next = (): number => {
    // mulberry32: enough mixing for choices, and the same on every machine
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const roll = (n: number): number => next() % n;
  return {
    roll,
    chance: (percent) => roll(100) < percent,
    pick: (list) => {
      const found = list[roll(list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
  };
}
