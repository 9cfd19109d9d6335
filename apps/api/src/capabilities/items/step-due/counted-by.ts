import { writingsBetween } from '@bihuan/workflows';
import type { Effect, StepDue, WorkingCalendar } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';

/** The rule by which the system moves what was counted by an older writing. */
export const CALENDAR_CORRECTED = 'calendar-corrected';

/** Where nothing is counted in working days nobody asks which days those are. */
const NEVER_ASKED: WorkingCalendar = { years: {} };

/** What the days are counted by that follow from a decision: read once, so that its record and its deadlines name the same writings. */
export interface CountedBy {
  readonly calendar: WorkingCalendar;
  /** Year → which writing of it, this year and all that are known after it; null where no day is counted in working days. */
  readonly writings: Readonly<Record<string, number>> | null;
}

export async function countedBy(
  tx: Tx,
  { effects, isRecount, today }: { readonly effects: readonly Effect[]; readonly isRecount: boolean; readonly today: string },
): Promise<CountedBy> {
  if (!isRecount && !effects.some(countsWorkingDays)) return { calendar: NEVER_ASKED, writings: null };
  const calendar = await calendarOf(tx);
  const last = Object.keys(calendar.years).reduce((latest, year) => (year > latest ? year : latest), today.slice(0, 4));
  return { calendar, writings: writingsBetween(today, `${last}-12-31`, calendar) };
}

function countsWorkingDays(effect: Effect): boolean {
  if (effect.type === 'StartClocks') return true;
  if (effect.type === 'ArmStepDue') return unitIs(effect.due.within);
  if (effect.type !== 'ArmWait') return false;
  return effect.until.type === 'after' ? unitIs(effect.until.within) : 'plus' in effect.until && unitIs(effect.until.plus);
}

const unitIs = (length: Pick<StepDue['within'], 'unit'> | undefined): boolean => length?.unit === 'working-days';
