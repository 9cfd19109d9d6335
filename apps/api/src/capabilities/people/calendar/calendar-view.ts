import type { Named, Tx } from '../../../kernel/database/tx.js';
import { organisationHistory } from '../events/organisation-history.js';
import type { OrganisationEventLine } from '../events/organisation-history.js';

export interface CalendarView {
  readonly year: number;
  /** 0 where the year was never written. */
  readonly version: number;
  readonly status: 'announced' | 'provisional';
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly ownHolidays: readonly string[];
  readonly ownWorkdays: readonly string[];
  /** What became of the deadlines that ran when this version was saved; null where nobody counted. */
  readonly recount: { readonly moved: number; readonly isDone: boolean } | null;
  readonly today: string;
  readonly years: readonly number[];
  readonly events: readonly OrganisationEventLine[];
}

const newest: Named = {
  name: 'calendar-view',
  text: `select version, status, holidays::text[] as holidays, workdays::text[] as workdays, own_holidays::text[] as "ownHolidays", own_workdays::text[] as "ownWorkdays",
           recounted_at is not null as "isDone", moved
         from calendar_years where year = $1 order by version desc limit 1`,
};

interface Written extends Pick<CalendarView, 'version' | 'status' | 'holidays' | 'workdays' | 'ownHolidays' | 'ownWorkdays'> {
  readonly isDone: boolean;
  readonly moved: number | null;
}

export async function calendarView(tx: Tx, year: number, today: string): Promise<CalendarView> {
  const found = await tx.row<Written>(newest, [year]);
  const known = await tx.rows<{ year: number }>('select distinct year from calendar_years order by year');
  const nothing = { version: 0, status: 'provisional', holidays: [], workdays: [], ownHolidays: [], ownWorkdays: [] } as const;
  const events = await organisationHistory(tx, { kind: 'calendar', about: String(year), limit: 20 });
  const { isDone, moved, ...said } = found ?? { ...nothing, isDone: true, moved: null };
  const recount = isDone && moved === null ? null : { moved: moved ?? 0, isDone };
  return { year, ...said, recount, today, years: known.map((one) => one.year), events };
}
