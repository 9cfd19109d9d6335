import type { FormData } from '@bihuan/forms';
import type { RegisterDefinition, RegisterView as ViewDefinition } from '@bihuan/library';
import { addDays, addWorkingDays } from '@bihuan/workflows';
import type { WorkingCalendar } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { publishedVersion } from '../../definitions/index.js';
import { itemColumns } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { StateCount } from '../foot.js';
import type { Scope } from '../registers.policy.js';

export const PAGE = 50;
/** The light turns yellow with three working days left; the day before the fourth is the last of them. */
const SOON = 3;

interface HandedIn {
  readonly form: string;
  readonly formVersionId: string;
  readonly data: FormData;
}

/** One entry with everything its cells are read from. */
export interface EntryRow extends ItemRow {
  readonly serial: number;
  readonly sourceItemId: string;
  readonly sourceRowId: string;
  readonly source: { readonly formVersionId: string; readonly data: FormData };
  readonly sourceUnitId: string;
  readonly sourceUnitName: string;
  readonly sourceSubjectUnitId: string | null;
  readonly sourceSubjectUnitName: string | null;
  /** Newest submission of every form of the entry. */
  readonly latest: readonly HandedIn[];
}

// $1 register, $2 units of the scope or null for all, $3 the reader: his own rows are always in sight.
const inScope = `
  e.register_key = $1 and i.privacy = 'normal'
  and ($2::uuid[] is null or i.unit_id = any($2::uuid[]) or src.unit_id = any($2::uuid[]) or $3::uuid in (i.owner_id, i.leader_id)
       or exists (select from assignments a where a.item_id = i.id and a.person_id = $3::uuid))`;
const from = `from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id
  join units su on su.id = src.unit_id left join units ssu on ssu.id = src.subject_unit_id`;
// $4 words, $5 states, $6 classes, $7 and $8 the days between which it falls due, $9 states whose clock stands, $10 reopened
const inView = `
  ($4::text is null or strpos(i.title, $4) > 0 or strpos(su.name, $4) > 0 or strpos(coalesce(ssu.name, ''), $4) > 0)
  and ($5::text[] is null or i.states && $5::text[]) and ($6::text[] is null or e.class = any($6::text[]))
  and ($7::date is null or i.due_on >= $7) and ($8::date is null or i.due_on <= $8)
  and (($7::date is null and $8::date is null) or (i.ended is null and not i.states && $9::text[]))
  and (not $10 or i.reopened > 0)`;

const page: Named = {
  name: 'register-page',
  text: `
    select ${itemColumns}, e.serial, e.source_item_id as "sourceItemId", e.source_row_id as "sourceRowId",
           (select jsonb_build_object('formVersionId', s.form_version_id, 'data', s.data) from submissions s where s.id = e.source_submission_id) as source,
           src.unit_id as "sourceUnitId", su.name as "sourceUnitName", src.subject_unit_id as "sourceSubjectUnitId", ssu.name as "sourceSubjectUnitName",
           (select coalesce(jsonb_agg(jsonb_build_object('form', l.form_key, 'formVersionId', l.form_version_id, 'data', l.data)), '[]')
            from (select distinct on (s.form_key) s.form_key, s.form_version_id, s.data from submissions s where s.item_id = i.id order by s.form_key, s.revision desc) l) as latest
    ${from} where ${inScope} and ${inView} and e.serial > $11 order by e.serial limit ${PAGE + 1}`,
};
const count: Named = { name: 'register-count', text: `select count(*)::int as n ${from} where ${inScope} and ${inView}` };
const states: Named = {
  name: 'register-states',
  text: `select i.states[1] as state, count(*)::int as count, count(*) filter (where i.reopened > 0)::int as reopened, i.ended is not null as ended
         ${from} where ${inScope} group by i.states[1], i.ended is not null`,
};

export interface Sight {
  readonly register: RegisterDefinition;
  readonly scope: Exclude<Scope, null>;
  readonly personId: string;
  readonly today: string;
  readonly calendar: WorkingCalendar;
}

export async function entriesOf(tx: Tx, sight: Sight, { view, q, after }: { view: ViewDefinition | null; q: string | undefined; after: number }): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(page, [...scopeValues(sight), ...(await viewValues(tx, sight, { view, q })), after]);
}

export async function countEntries(tx: Tx, sight: Sight, { view, q }: { view: ViewDefinition | null; q: string | undefined }): Promise<number> {
  return (await tx.row<{ n: number }>(count, [...scopeValues(sight), ...(await viewValues(tx, sight, { view, q }))]))?.n ?? 0;
}

/** How many entries in sight are in each state; whatever view is open, the foot counts all. */
export function stateCounts(tx: Tx, sight: Sight): Promise<StateCount[]> {
  return tx.rows<StateCount>(states, scopeValues(sight));
}

function scopeValues({ register, scope, personId }: Sight): unknown[] {
  return [register.key, scope === 'all' ? null : scope.units, personId];
}

async function viewValues(tx: Tx, { register, today, calendar }: Sight, { view, q }: { view: ViewDefinition | null; q: string | undefined }): Promise<unknown[]> {
  const { definition } = await publishedVersion(tx, 'lifecycle', register.lifecycle);
  const stopped = Object.entries(definition.states).flatMap(([code, { clock }]) => (clock === 'stopped' ? [code] : []));
  const lastSoonDay = addDays(addWorkingDays(today, SOON + 1, calendar), -1);
  const between = view?.light === 'yellow' ? [today, lastSoonDay] : view?.light === 'red' ? [null, addDays(today, -1)] : [null, null];
  return [q || null, view?.states ?? null, view?.class ?? null, ...between, stopped, view?.reopened ?? false];
}
