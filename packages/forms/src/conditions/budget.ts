/** Steps one evaluation may take when the caller names no other bound. */
export const STEP_BUDGET = 10_000;

/** Thrown when a condition asks for more steps than it was given; data alone never makes evaluation throw otherwise. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
  constructor(readonly steps: number) {
    super(`condition took more than ${steps} steps`);
  }
}

/** Counts steps of one evaluation; returns the function each step calls. */
export function countSteps(limit: number): () => void {
  let taken = 0;
  return () => {
    taken += 1;
    if (taken > limit) throw new BudgetExceeded(limit);
  };
}
