import type { CalendarYearView } from '../../api/generated.js';
import { dayKinds, daysOfYear, differencesBetween, withDays } from './days.js';
import type { Days } from './days.js';

/** What a year says: as it was saved, or as it is being written. */
export interface YearSaid {
  readonly version: number;
  readonly status: CalendarYearView['status'];
  readonly days: Days;
}
/** A year being written, and the saved one it was begun from. */
export interface YearWriting {
  readonly base: YearSaid;
  readonly now: YearSaid;
}

export const begunFrom = (view: CalendarYearView): YearWriting => {
  const said = { version: view.version, status: view.status, days: daysOfYear(view) };
  return { base: said, now: said };
};

/** How many days, and the status, one says and the other does not. */
export const differencesOf = (one: YearSaid, other: YearSaid): number => differencesBetween(one.days, other.days) + (one.status === other.status ? 0 : 1);

export const changesOf = ({ base, now }: YearWriting): number => differencesOf(base, now);

/** Whether somebody else has saved the year since this writing was begun. */
export const isOvertaken = ({ base }: YearWriting, view: CalendarYearView): boolean => view.version > base.version;

/** What stands on the page: what is written, as long as anything of it is not saved; otherwise the newest there is. */
export function writingNow(writing: YearWriting | null, view: CalendarYearView): YearWriting {
  if (writing === null) return begunFrom(view);
  return changesOf(writing) > 0 || writing.base.version > view.version ? writing : begunFrom(view);
}

/** What was sent is what the server has now; what was written meanwhile stays to be saved. */
export const savedAs = (writing: YearWriting, sent: YearSaid): YearWriting => ({ ...writing, base: { ...sent, version: sent.version + 1 } });

/** My changes over what somebody else saved: days only they wrote stay, and of a day both wrote mine holds. */
export function carriedOver({ base, now }: YearWriting, view: CalendarYearView): YearWriting {
  const theirs = begunFrom(view).base;
  const kept = Object.fromEntries(
    dayKinds.map((kind) => [kind, theirs.days[kind].filter((day) => now.days[kind].includes(day) || !base.days[kind].includes(day))]),
  ) as unknown as Days; // of all kinds
  const added = (kind: keyof Days) => now.days[kind].filter((day) => !base.days[kind].includes(day));
  const national = withDays(kept, { holidays: added('holidays'), workdays: added('workdays') }, false);
  const days = withDays(national, { holidays: added('ownHolidays'), workdays: added('ownWorkdays') }, true);
  return { base: theirs, now: { ...theirs, days, status: now.status === base.status ? theirs.status : now.status } };
}
