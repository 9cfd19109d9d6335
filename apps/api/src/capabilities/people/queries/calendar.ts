import type { WorkYears } from '@bihuan/forms';
import type { CalendarYear, WorkingCalendar } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { YearChange } from '../calendar/change-calendar.js';

// The organisation's own days come after the statutory ones, and win where both speak of a day.
const ofYear = `year, version, status,
           array(select unnest(holidays || own_holidays) except select unnest(own_workdays) order by 1)::text[] as holidays,
           array(select unnest(workdays || own_workdays) except select unnest(own_holidays) order by 1)::text[] as workdays`;
const newestYears: Named = {
  name: 'newest-calendar-years',
  isBeside: true,
  text: `select distinct on (year) ${ofYear} from calendar_years order by year, version desc`,
};
const yearsAt: Named = {
  name: 'calendar-years-at',
  text: `select ${ofYear} from calendar_years, jsonb_each_text($1::jsonb) as judged (in_year, by) where year = in_year::int and version = by::int order by year`,
};

/** The working calendar in its newest version; a year that is missing counts Monday to Friday. */
export async function calendarOf(tx: Tx): Promise<WorkingCalendar> {
  const rows = await tx.rows<NewestYear>(newestYears);
  return { years: Object.fromEntries(rows.map(({ year, ...written }) => [year, written])) };
}

type NewestYear = CalendarYear & { readonly year: number; readonly version: number };

/** The working calendar as it would be with one year written anew. */
export async function calendarWith(tx: Tx, { year, status, version, holidays, workdays, ownHolidays, ownWorkdays }: YearChange): Promise<WorkingCalendar> {
  const { years } = await calendarOf(tx);
  const without = (days: readonly string[], others: readonly string[]): string[] => days.filter((day) => !others.includes(day));
  const off = without([...holidays, ...ownHolidays], ownWorkdays);
  const on = without([...workdays, ...ownWorkdays], ownHolidays);
  return { years: { ...years, [year]: { status, version: version + 1, holidays: off, workdays: on } } };
}

/** The years that were announced, as they travel with a form: what a form says of any other year stays open, because it could not be said again. */
export async function workYearsOf(tx: Tx): Promise<WorkYears> {
  return asWorkYears((await tx.rows<NewestYear>(newestYears)).filter(({ status }) => status === 'announced'));
}

/** The years in the writings something was judged by, whatever was written since. */
export const workYearsAt = async (tx: Tx, versions: Readonly<Record<string, number>>): Promise<WorkYears> =>
  asWorkYears(await tx.rows<NewestYear>(yearsAt, [JSON.stringify(versions)]));

const asWorkYears = (rows: readonly NewestYear[]): WorkYears =>
  Object.fromEntries(rows.map(({ year, version, holidays, workdays }) => [String(year).padStart(4, '0'), { version, off: holidays, on: workdays }]));
