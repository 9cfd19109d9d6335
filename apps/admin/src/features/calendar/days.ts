import type { CalendarYearView } from '../../api/generated.js';

export const dayKinds = ['holidays', 'workdays', 'ownHolidays', 'ownWorkdays'] as const;
export type DayKind = (typeof dayKinds)[number];
/** The days of a year that are not as every other. */
export type Days = Readonly<Record<DayKind, readonly string[]>>;

export const daysOfYear = ({ holidays, workdays, ownHolidays, ownWorkdays }: CalendarYearView): Days => ({ holidays, workdays, ownHolidays, ownWorkdays });

/** How many days one says and the other does not. */
export const differencesBetween = (one: Days, other: Days): number =>
  dayKinds.reduce(
    (sum, kind) => sum + one[kind].filter((day) => !other[kind].includes(day)).length + other[kind].filter((day) => !one[kind].includes(day)).length,
    0,
  );

/** Adds days read from a sentence. What is said of a day anew takes the place of what was said before by the same hand. */
export function withDays(
  days: Days,
  { holidays, workdays }: { readonly holidays: readonly string[]; readonly workdays: readonly string[] },
  isOwn: boolean,
): Days {
  const [off, on] = isOwn ? (['ownHolidays', 'ownWorkdays'] as const) : (['holidays', 'workdays'] as const);
  const united = (known: readonly string[], added: readonly string[], gone: readonly string[]) =>
    [...new Set([...known, ...added])].filter((day) => !gone.includes(day)).sort();
  return { ...days, [off]: united(days[off], holidays, workdays), [on]: united(days[on], workdays, holidays) };
}

export const withoutDays = (days: Days, kind: DayKind, gone: readonly string[]): Days => ({ ...days, [kind]: days[kind].filter((one) => !gone.includes(one)) });

/** Days that follow upon each other stand together, the earliest first. */
export function stretchesOf(days: readonly string[]): readonly (readonly [string, ...string[]])[] {
  const stretches: [string, ...string[]][] = [];
  for (const day of [...days].sort()) {
    const last = stretches.at(-1);
    if (last && Date.parse(day) - Date.parse(last.at(-1) ?? '') === 86_400_000) last.push(day);
    else stretches.push([day]);
  }
  return stretches;
}
