import { daysBetween, workingDaysBetween, type WorkingCalendar } from '../calendar/working-days.js';
import type { Day } from '../vocabulary.js';

/** The deadline lamp. Red from the day after the due day, which itself runs until 24:00. */
export type Light =
  | { readonly type: 'none' | 'ended' | 'stopped' }
  | { readonly type: 'green' | 'yellow'; readonly workingDaysLeft: number }
  | { readonly type: 'red'; readonly daysOverdue: number };

/** Yellow when so many working days, today not counted, or fewer are left. */
const SOON = 3;

export interface LightAsked {
  readonly dueOn: Day | null;
  readonly today: Day;
  readonly ended: boolean;
  readonly stopped: boolean;
  readonly calendar: WorkingCalendar;
}

export function light({ dueOn, today, ended, stopped, calendar }: LightAsked): Light {
  if (ended) return { type: 'ended' };
  if (dueOn === null) return { type: 'none' };
  if (stopped) return { type: 'stopped' };
  if (dueOn < today) return { type: 'red', daysOverdue: daysBetween(dueOn, today) };
  const workingDaysLeft = workingDaysBetween(today, dueOn, calendar);
  return { type: workingDaysLeft <= SOON ? 'yellow' : 'green', workingDaysLeft };
}
