/** One figure over all rounds. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error('nothing has no median');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/** Nearest-rank percentile: the smallest value that at least `share` of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing has no percentile');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The ratio of each round by itself, so that a slow minute of the machine strikes both sides of its round alike. */
export function ratioPerRound(ours: readonly number[], floor: readonly number[]): number[] {
  if (ours.length !== floor.length) throw new Error('every round has one of each');
  return ours.map((value, round) => value / (floor[round] ?? Number.NaN));
}

const QUIET = { from: 0.85, to: 1.15 } as const;

/** Whether the same work took too different a time in different rounds for the ratios to mean much. */
export function isNoisy(floor: readonly number[]): boolean {
  const middle = median(floor);
  return floor.some((value) => value / middle < QUIET.from || value / middle > QUIET.to);
}
