import type { Client } from 'pg';

/** Ids below which a copy is known by the hospital it stands for, and those it has for itself. */
const OF_HOSPITAL = new Set([
  'unit_id',
  'subject_unit_id',
  'subject_person_id',
  'leader_id',
  'owner_id',
  'filler_id',
  'creator_id',
  'person_id',
  'closed_by',
  'submitted_by',
  'saved_by',
  'actor_id',
  'source_unit_id',
  'area_id',
  'merged_into_id',
]);
const SHARED = new Set(['tenant_id', 'lifecycle_version_id', 'form_version_id', 'post_id', 'derived_from']);
const HOSPITAL_TABLES = ['units', 'unit_names', 'persons', 'accounts', 'memberships', 'post_holdings', 'contact_areas', 'contact_area_units'] as const;
const YEAR_TABLES = [
  'items',
  'item_events',
  'assignments',
  'deadlines',
  'drafts',
  'submissions',
  'campaigns',
  'plan_stages',
  'plan_tasks',
  'register_entries',
] as const;

/** Past years are over: nobody has anything of them in hand. `c` counts hospitals, `y` years, `k` both. */
const SAID: Readonly<Record<string, string>> = {
  'units.code': `t.code || '-' || c`,
  'persons.staff_no': `t.staff_no || '-' || c`,
  'persons.mobile': `t.mobile || '-' || c`,
  'items.ended': `case when y > 0 and t.kind <> 'entry' then 'done' else t.ended end`,
  'items.context': `of_hospital(t.context::text, c)::jsonb`,
  'item_events.payload': `''`,
  'submissions.data': `of_hospital(t.data::text, k)::jsonb`,
  'assignments.closed_at': `case when y > 0 then coalesce(t.closed_at, t.opened_at) else t.closed_at end`,
  'assignments.closed_as': `case when y > 0 then coalesce(t.closed_as, 'acted') else t.closed_as end`,
  'assignments.closed_by': `case when y > 0 and t.closed_at is null then of_hospital(t.person_id, c) else of_hospital(t.closed_by, c) end`,
  'campaigns.origin': `'blank'`,
  'register_entries.source_row_id': `of_hospital(t.source_row_id, k)`,
  'register_entries.serial': `t.serial + 1000 * k`,
  'plan_tasks.lead': `of_hospital(t.lead::text, c)::jsonb`,
  'campaigns.excluded': `of_hospital(t.excluded::text, c)::jsonb`,
};

/** Four digits of every id say which copy it is of; nought is the hospital that was made through the product. */
const FUNCTIONS = `
  create function of_hospital(id uuid, n int) returns uuid immutable language sql as $$
    select case when n = 0 then id else overlay(id::text placing lpad(to_hex(n), 4, '0') from 15 for 4)::uuid end $$;
  create function of_hospital(words text, n int) returns text immutable language sql as $$
    select case when n = 0 then words else regexp_replace(words, '([0-9a-f]{8}-[0-9a-f]{4}-)[0-9a-f]{4}(-[0-9a-f]{4}-[0-9a-f]{12})', '\\1' || lpad(to_hex(n), 4, '0') || '\\2', 'g') end $$;`;

export interface Copies {
  /** Hospitals in the tenant after it, and before. */
  readonly hospitals: number;
  readonly from: number;
  /** How many years each of them has behind it, the running one included. */
  readonly years: number;
  readonly most: number;
}

/** What an aside keeps of the hospital that was made through the product. */
export async function keepBase(admin: Client): Promise<void> {
  await admin.query(FUNCTIONS);
  await admin.query('create schema kept');
  for (const table of [...HOSPITAL_TABLES, ...YEAR_TABLES]) await admin.query(`create unlogged table kept.${table} as select * from public.${table}`);
}

/** More hospitals in the same tenant, each with its own people, units and years. Only a superuser without triggers can do this to a record. */
export async function copy(admin: Client, copies: Copies): Promise<void> {
  await admin.query('set session_replication_role = replica');
  const ranges = `generate_series(${copies.from}, ${copies.hospitals - 1}) c, generate_series(0, ${copies.years - 1}) y, lateral (select c + ${copies.most} * y as k) as copies`;
  if (copies.hospitals > 1)
    for (const table of HOSPITAL_TABLES)
      await insert(admin, table, { key: 'c', ranges: `generate_series(${Math.max(1, copies.from)}, ${copies.hospitals - 1}) c` });
  for (const table of YEAR_TABLES) await insert(admin, table, { key: 'k', ranges });
  await admin.query('delete from register_tallies');
  await admin.query(`insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n)
    select tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, count(*) from register_entries group by 1, 2, 3, 4, 5, 6, 7, 8`);
  await admin.query('set session_replication_role = origin');
  await admin.query('vacuum analyze');
}

async function insert(admin: Client, table: string, { key, ranges }: { readonly key: 'c' | 'k'; readonly ranges: string }): Promise<void> {
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const value = ({ name, type }: { name: string; type: string }): string =>
    SAID[`${table}.${name}`] ?? (type !== 'uuid' || SHARED.has(name) ? `t.${name}` : `of_hospital(t.${name}, ${OF_HOSPITAL.has(name) ? 'c' : key})`);
  await admin.query(
    `insert into public.${table} (${rows.map(({ name }) => name).join(', ')}) select ${rows.map(value).join(', ')} from kept.${table} t, ${ranges}${key === 'k' ? ' where k > 0' : ''}`,
  );
}
