import type { RegisterView as ViewDefinition } from '@bihuan/library';
import { addDays, addWorkingDays } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import type { StateCount } from './foot.js';

/** How many entries are alike in everything views and foot ask. */
export interface Bucket {
  readonly state: string;
  readonly class: string | null;
  readonly isOpen: boolean;
  readonly isReopened: boolean;
  readonly dueOn: string | null;
  readonly n: number;
}

/** The light turns yellow with three working days left; the day before the fourth is the last of them. */
const SOON = 3;

/** Which due days are meant by a light, and in which states no light burns. */
export interface Days {
  readonly stopped: readonly string[];
  between(light: 'yellow' | 'red'): { readonly from: string | null; readonly to: string };
}

export function daysOf(today: string, calendar: WorkingCalendar, stopped: readonly string[]): Days {
  const lastSoonDay = addDays(addWorkingDays(today, SOON + 1, calendar), -1);
  return { stopped, between: (light) => (light === 'yellow' ? { from: today, to: lastSoonDay } : { from: null, to: addDays(today, -1) }) };
}

/** How many entries a view shows. */
export function countIn(view: ViewDefinition | null, buckets: readonly Bucket[], days: Days): number {
  return buckets.filter((bucket) => view === null || isIn(view, bucket, days)).reduce((sum, { n }) => sum + n, 0);
}

function isIn(view: ViewDefinition, bucket: Bucket, days: Days): boolean {
  return (
    (view.states === undefined || view.states.includes(bucket.state)) &&
    (view.class === undefined || (bucket.class !== null && view.class.includes(bucket.class))) &&
    (view.reopened !== true || bucket.isReopened) &&
    (view.light === undefined || hasLight(view.light, bucket, days))
  );
}

function hasLight(light: 'yellow' | 'red', { isOpen, dueOn, state }: Bucket, days: Days): boolean {
  if (!isOpen || dueOn === null || days.stopped.includes(state)) return false;
  const { from, to } = days.between(light);
  return dueOn <= to && (from === null || dueOn >= from);
}

/** The foot counts states, and how many of them were opened again. */
export function statesOf(buckets: readonly Bucket[]): StateCount[] {
  const counts = new Map<string, StateCount>();
  for (const { state, isOpen, isReopened, n } of buckets) {
    const key = `${state}/${isOpen}`;
    const before = counts.get(key) ?? { state, ended: !isOpen, count: 0, reopened: 0 };
    counts.set(key, { ...before, count: before.count + n, reopened: before.reopened + (isReopened ? n : 0) });
  }
  return [...counts.values()].filter(({ count }) => count > 0);
}
