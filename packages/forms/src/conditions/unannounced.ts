import type { Calendar } from './calendar.js';
import type { Condition, Operand, Reading } from './condition.js';
import { countsWorkdays } from './counts-workdays.js';
import { evaluate, calculate } from './evaluate.js';
import { calendarIn } from './reading.js';

/** The first year asked for that nobody has announced, where that is what leaves it open. Throws `BudgetExceeded` only. */
export const unannouncedYear = (operand: Operand, reading: Reading, calendar = calendarIn(reading)): string | null =>
  askedOf(operand, calendar, (watched) => calculate(operand, reading, { steps: STEPS, calendar: watched }) === undefined);

/** The same of a condition. */
export const unannouncedIn = (condition: Condition, reading: Reading, calendar = calendarIn(reading)): string | null =>
  askedOf(condition, calendar, (watched) => evaluate(condition, reading, { steps: STEPS, calendar: watched }) === 'unknown');

/** «2019年的放假安排还没有公布»: no fault of whoever fills it in. */
export const notAnnounced = (year: string): string => `${Number(year)}年的放假安排还没有公布`;

const STEPS = 200_000;

function askedOf(part: Condition | Operand, calendar: Calendar | undefined, isOpen: (watched: Calendar) => boolean): string | null {
  if (calendar === undefined || !countsWorkdays(part)) return null;
  let year: string | null = null;
  const watched: Calendar = {
    isWorkday: (day) => {
      const worked = calendar.isWorkday(day);
      if (worked === undefined) year ??= day.slice(0, 4);
      return worked;
    },
  };
  return isOpen(watched) ? year : null;
}
