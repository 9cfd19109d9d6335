import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayWords } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { isWeekend } from './weekend.js';
import { CALENDAR_WRITTEN } from './writings.js';

export interface YearChange {
  readonly year: number;
  readonly status: 'announced' | 'provisional';
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  readonly ownHolidays: readonly string[];
  readonly ownWorkdays: readonly string[];
  /** The version on the screen; 0 where there is none yet. */
  readonly version: number;
}

const newest: Named = { name: 'newest-calendar-version', text: 'select coalesce(max(version), 0)::int as version from calendar_years where year = $1' };
const insert: Named = {
  name: 'add-calendar-version',
  text: `insert into calendar_years (tenant_id, year, version, status, holidays, workdays, own_holidays, own_workdays) values ($1, $2, $3, $4, $5::date[], $6::date[], $7::date[], $8::date[])`,
};

/** Writes a year of the working calendar anew; the versions before stay. */
export async function changeCalendar(tx: Tx, { personId }: Editor, change: YearChange): Promise<void> {
  const { year, status, version } = change;
  refuseWrongDays(change);
  const known = await tx.row<{ version: number }>(newest, [year]);
  const last = known?.version ?? 0;
  if (last !== version) await refuseChangedMeanwhile(tx, { kind: 'calendar', id: String(year) }, `${year}年工作日历`);
  const days = [change.holidays, change.workdays, change.ownHolidays, change.ownWorkdays].map((list) => [...list].sort());
  await tx.rows(insert, [tx.tenantId, year, last + 1, status, ...days]);
  const [holidays = [], workdays = [], ownHolidays = [], ownWorkdays = []] = days;
  await recordOrganisationEvent(tx, {
    subject: { kind: 'calendar', id: String(year) },
    record: 'calendar.changed',
    byPersonId: personId,
    facts: { version: last + 1, status, holidays, workdays, ownHolidays, ownWorkdays },
  });
  await addToOutbox(tx, CALENDAR_WRITTEN, { year });
}

/** Each day is of the year, is said once, and says something: nobody must be told that he works on a Tuesday. */
export function refuseWrongDays({ year, holidays, workdays, ownHolidays, ownWorkdays }: Omit<YearChange, 'status' | 'version'>): void {
  const all = [...holidays, ...workdays, ...ownHolidays, ...ownWorkdays];
  const strange = all.find((day) => !day.startsWith(`${year}-`));
  if (strange !== undefined) throw new DomainError('calendar.other-year', { day: dayWords(strange), year });
  const twice = all.find(
    (day, at) => all.indexOf(day) !== at && !(ownWorkdays.includes(day) && holidays.includes(day)) && !(ownHolidays.includes(day) && workdays.includes(day)),
  );
  if (twice !== undefined) throw new DomainError('calendar.day-twice', { day: dayWords(twice) });
  const idle = workdays.find((day) => !isWeekend(day)) ?? ownWorkdays.find((day) => !isWeekend(day) && !holidays.includes(day));
  if (idle !== undefined) throw new DomainError('calendar.works-anyway', { day: dayWords(idle) });
}
