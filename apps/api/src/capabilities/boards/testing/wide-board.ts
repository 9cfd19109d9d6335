/** Anything that runs a statement: a client of the owner in a test, of a superuser in a bench. */
export interface Runs {
  query(statement: string, values: unknown[]): Promise<unknown>;
}

const moreUnits = `
  insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category)
  select r.tenant_id, gen_random_uuid(), 'more-' || n, '第' || n || '支部', 'party', r.id, 1000 + n, 'branch'
  from units r, generate_series(1, $1::int) n where r.parent_id is null and r.tree = 'party'`;

// As wide as real ones: the value and context of a share that was sent out, with every third handed in late and every fifth ended.
const sharesOfTasks = `
  insert into items (tenant_id, id, kind, parent_id, root_id, unit_id, title, privacy, lifecycle_version_id, pins, starts_on, due_on, due_words,
    value, context, states, ended, version, head_seq, submissions, created_at, changed_at)
  select s.tenant_id, gen_random_uuid(), 'share', t.id, t.root_id, u.id, t.title, 'normal', s.lifecycle_version_id, s.pins, t.starts_on,
    case when row_number() over () % 3 = 0 then date '2018-10-07' else date '2018-10-31' end, t.due_words, s.value, s.context, s.states,
    case when row_number() over () % 5 = 0 then 'done' end, 1, 1, 0, timestamptz '2018-09-01', s.changed_at
  from (select distinct on (root_id) * from items where root_id = $1 and kind = 'share' and states <> '{}' order by root_id, length(context::text) desc) s
  join (select * from items where root_id = $1 and kind = 'task' order by id limit 12) t on t.root_id = s.root_id, units u where u.code like 'more-%'`;

/** Makes a campaign as wide as a large hospital's board: so many more units, each with a share of its first twelve tasks. */
export async function widenBoard(client: Runs, { campaignId, units }: { campaignId: string; units: number }): Promise<void> {
  await client.query(moreUnits, [units]);
  await client.query(sharesOfTasks, [campaignId]);
}
