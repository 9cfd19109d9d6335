import { countsWorkdays } from '@bihuan/forms';
import type { Calendar, Condition } from '@bihuan/forms';
import { isWorkingDay } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';

/** The working calendar, where any of the conditions counts working days. */
export async function calendarFor(tx: Tx, conditions: readonly Condition[]): Promise<{ readonly calendar?: Calendar }> {
  if (!countsWorkdays(conditions)) return {};
  const kept = await calendarOf(tx);
  return { calendar: { isWorkday: (day) => isWorkingDay(day, kept) } };
}
