import { addDays, light } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';

/**
 * What one cell of the matrix says, as one letter: red, yellow, clock stopped, green, open without a running day,
 * ended, restricted lists only, not for this unit.
 */
export const cellLetters = ['r', 'y', 's', 'g', 'o', 'e', 'h', '-'] as const;
export type CellLetter = (typeof cellLetters)[number];

/** Unfinished first, and among them the worst. */
const order = new Map<string, number>(cellLetters.map((letter, rank) => [letter, rank]));

export function worse(one: CellLetter, other: CellLetter): CellLetter {
  return (order.get(one) ?? 0) <= (order.get(other) ?? 0) ? one : other;
}

const unfinished: readonly CellLetter[] = ['r', 'y', 's', 'g', 'o'];

export function isUnfinished(letter: string): boolean {
  return unfinished.some((each) => each === letter);
}

/** No calendar has a row of holidays longer than that. */
const FAR = 60;

/** The last day whose light is yellow today; the day before today when there is none. */
export function soonUntil(today: string, calendar: WorkingCalendar): string {
  let until = addDays(today, -1);
  for (let n = 0; n < FAR; n += 1) {
    const dueOn = addDays(today, n);
    if (light({ dueOn, today, ended: false, stopped: false, calendar }).type !== 'yellow') break;
    until = dueOn;
  }
  return until;
}

/** First and last day of the month a day lies in. */
export function monthOf(day: string): { readonly from: string; readonly to: string } {
  const from = `${day.slice(0, 7)}-01`;
  let to = addDays(from, 27);
  while (addDays(to, 1).slice(0, 7) === day.slice(0, 7)) to = addDays(to, 1);
  return { from, to };
}
