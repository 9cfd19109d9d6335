import type { CalendarYear, WorkingCalendar } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';

// The organisation's own days come after the statutory ones, and win where both speak of a day.
const newestYears: Named = {
  name: 'newest-calendar-years',
  isBeside: true,
  text: `select distinct on (year) year, status,
           array(select unnest(holidays || own_holidays) except select unnest(own_workdays) order by 1)::text[] as holidays,
           array(select unnest(workdays || own_workdays) except select unnest(own_holidays) order by 1)::text[] as workdays
         from calendar_years order by year, version desc`,
};

/** The working calendar in its newest version; a year that is missing counts Monday to Friday. */
export async function calendarOf(tx: Tx): Promise<WorkingCalendar> {
  const rows = await tx.rows<CalendarYear & { year: number }>(newestYears);
  return { years: Object.fromEntries(rows.map(({ year, status, holidays, workdays }) => [year, { status, holidays, workdays }])) };
}
