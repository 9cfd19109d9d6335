import { writingsBetween } from '@bihuan/workflows';
import type { Effect, StepDue, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { ItemRow } from '../item-row.js';
import { dayOfWait } from './day-of-wait.js';

/** The rule by which the system moves what was counted by an older writing. */
export const CALENDAR_CORRECTED = 'calendar-corrected';

/** Where nothing is counted in working days nobody asks which days those are. */
const NEVER_ASKED: WorkingCalendar = { years: {} };

/** What the days are counted by that follow from a decision: read once, so that its record and its deadlines name the same writings. */
export interface CountedBy {
  readonly calendar: WorkingCalendar;
  /** Year → which writing of it, those it begins in and all that are known after; null where no day is counted in working days. */
  readonly writings: Readonly<Record<string, number>> | null;
}

export interface Counting {
  readonly effects: readonly Effect[];
  /** As it is after what was decided. */
  readonly item: Pick<ItemRow, 'id' | 'startsOn' | 'dueOn'>;
  readonly counted: ApplyCommand['counted'];
  readonly time: BusinessTime;
}

/** The writings begin with the earliest day something is counted from, which may lie in a year before this one. */
export async function countedBy(tx: Tx, { effects, item, counted, time }: Counting): Promise<CountedBy> {
  const counting = effects.filter(countsWorkingDays);
  if (counting.length === 0 && (counted?.from.length ?? 0) === 0) return { calendar: NEVER_ASKED, writings: null };
  const days = [time.today, ...(counted?.from ?? [])];
  for (const effect of counting) days.push((await startOf(tx, item, effect)) ?? time.today);
  const calendar = await calendarOf(tx);
  const first = days.reduce((earliest, day) => (day < earliest ? day : earliest));
  const last = Object.keys(calendar.years).reduce((latest, year) => (year > latest ? year : latest), time.today.slice(0, 4));
  return { calendar, writings: writingsBetween(first, `${last}-12-31`, calendar) };
}

/** The day it is counted from where that may not be today. */
async function startOf(tx: Tx, item: Counting['item'], effect: Effect): Promise<string | null> {
  return effect.type === 'ArmWait' ? dayOfWait(tx, item, effect.until) : null;
}

function countsWorkingDays(effect: Effect): boolean {
  if (effect.type === 'ArmStepDue') return unitIs(effect.due.within);
  if (effect.type !== 'ArmWait') return false;
  return effect.until.type === 'after' ? unitIs(effect.until.within) : 'plus' in effect.until && unitIs(effect.until.plus);
}

const unitIs = (length: Pick<StepDue['within'], 'unit'> | undefined): boolean => length?.unit === 'working-days';
