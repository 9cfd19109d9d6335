import type { Calendar } from './calendar.js';
import type { Condition, Reading, Truth } from './condition.js';

/** What one evaluation goes by; `answer` is there so that values may ask conditions and conditions values. */
export interface Scope {
  readonly reading: Reading;
  readonly step: () => void;
  readonly calendar: Calendar | undefined;
  readonly answer: (condition: Condition, scope: Scope) => Truth;
}

/** The same with a row bound to `row`. */
export const withRow = (scope: Scope, row: unknown): Scope => ({ ...scope, reading: { ...scope.reading, row } });
