import type { Client } from 'pg';
import type { TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

/** What was promised to a client: the receipt of one act. */
export interface Acknowledged {
  readonly item: string;
  readonly eventId: string;
  readonly hash: string;
}

/** Where the invariants are looked for. */
export interface Ground {
  readonly test: TestApp;
  /** The owner, within the tenant. */
  readonly owner: Client;
  readonly acknowledged: readonly Acknowledged[];
  /** Every request was sent until it was answered, so whatever people did since the beginning must have been acknowledged. Items the load worked on. */
  readonly worked: readonly string[];
}

/** One promise of the product, in a sentence, and how a breach of it is found: one line for each. */
export interface Invariant {
  readonly id: string;
  readonly sentence: string;
  readonly breaches: (ground: Ground) => Promise<string[]>;
}

const lines =
  (sql: string) =>
  async ({ owner }: Ground): Promise<string[]> =>
    (await owner.query<{ line: string }>(sql)).rows.map(({ line }) => line);

const decided = `select e.item_id, e.id, e.payload::jsonb -> 'event' ->> 'slot' as slot, e.type from item_events e where e.type in ('AGREE', 'RETURN')`;

export const invariants: readonly Invariant[] = [
  {
    id: 'I1',
    sentence: 'A slot of a round is decided once.',
    breaches: lines(`select item_id || ' slot ' || slot as line from (${decided}) d group by item_id, slot having count(*) > 1`),
  },
  {
    id: 'I2',
    sentence: 'What is stored of an item is what its events add up to, and every event agrees with its seal.',
    breaches: unfolded,
  },
  {
    id: 'I3',
    sentence: 'Events of an item are numbered without a gap, and each names the hash of the one before.',
    breaches: lines(`
      select item_id || ' at ' || seq as line from (
        select item_id, seq, prev_hash, row_number() over own as wanted, lag(hash) over own as before from item_events window own as (partition by item_id order by seq)
      ) e where seq <> wanted or (before is not null and prev_hash <> before)
      union all select i.id || ' without a record' from items i where not exists (select from item_events e where e.item_id = i.id)`),
  },
  {
    id: 'I4',
    sentence: 'A running item stands somewhere; an ended one holds nobody and waits for no day.',
    breaches: lines(`
      select id || ' stands nowhere' as line from items where ended is null and cardinality(states) = 0
      union all select i.id || ' is ended and still in somebody''s hands' from items i where i.ended is not null and exists (select from assignments a where a.item_id = i.id and a.closed_at is null)
      union all select i.id || ' is ended and still waits for a day' from items i where i.ended is not null and exists (select from deadlines d where d.item_id = i.id)`),
  },
  {
    id: 'I5',
    sentence: 'Every place in somebody’s hands was opened by an event; every one that is closed says how, and by whom or by which rule.',
    breaches: lines(`
      select a.item_id || ' place ' || a.place as line from assignments a
      where not exists (select from item_events e where e.item_id = a.item_id and e.type in ('SLATE', 'HAND_OVER', 'ACT') and strpos(e.payload, a.id::text) > 0)
      union all select a.item_id || ' closed ' || a.closed_as from assignments a where a.closed_as in ('agreed', 'returned') and not exists (
        select from item_events e where e.item_id = a.item_id and e.type in ('AGREE', 'RETURN') and e.payload::jsonb -> 'event' ->> 'slot' = a.id::text)`),
  },
  {
    id: 'I21',
    sentence: 'A key has one answer, and it is there as soon as its effect is.',
    breaches: lines(`select key || ' has no answer' as line from idempotency_keys where status = 0 or answer is null`),
  },
  { id: 'I22', sentence: 'What was acknowledged is there, as it was acknowledged.', breaches: lost },
  { id: 'I23', sentence: 'What was refused, or failed, left nothing: whatever people did was acknowledged.', breaches: unasked },
  {
    id: 'I25',
    sentence: 'Every number that is kept is what counting again gives.',
    breaches: lines(`
      select i.id || ' head' as line from items i where head_seq <> (select max(seq) from item_events e where e.item_id = i.id)
      union all select i.id || ' head hash' from items i where head_hash is distinct from (select hash from item_events e where e.item_id = i.id order by seq desc limit 1)
      union all select i.id || ' submissions' from items i where main_form is not null
        and submissions <> (select count(*) from item_events e where e.item_id = i.id and e.payload::jsonb #>> '{submission,form}' = i.main_form and e.payload::jsonb #>> '{event,type}' = 'ACT')
      union all select i.id || ' returns' from items i where returns <> (select count(*) from item_events e where e.item_id = i.id and e.type = 'RETURN')
      union all select s.item_id || ' submission ' || s.id from submissions s where not exists (
        select from item_events e where e.item_id = s.item_id and e.seq = s.seq and e.payload::jsonb #>> '{submission,id}' = s.id::text)`),
  },
  { id: 'I26', sentence: 'A connection of one tenant is shown no row of another, in no table.', breaches: foreign },
];

/** Item by item: records that cannot be folded at all are a breach of that item, and no end of the search. */
async function unfolded({ test, owner }: Ground): Promise<string[]> {
  const found: string[] = [];
  for (const { id } of (await owner.query<{ id: string }>('select id from items order by id')).rows)
    found.push(...(await unsound(test, [id]).catch((error: Error) => [`${id}: ${error.message}`])));
  return found;
}

async function lost({ owner, acknowledged }: Ground): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `select told.id || ' of ' || told.item as line from unnest($1::uuid[], $2::uuid[], $3::text[]) as told (id, item, hash)
     where not exists (select from item_events e where e.id = told.id and e.item_id = told.item and encode(e.hash, 'hex') = told.hash)`,
    [acknowledged.map(({ eventId }) => eventId), acknowledged.map(({ item }) => item), acknowledged.map(({ hash }) => hash)],
  );
  const ids = acknowledged.map(({ eventId }) => eventId);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [...rows.map(({ line }) => line), ...twice.map((id) => `${id} answered two requests`)];
}

async function unasked({ owner, acknowledged, worked }: Ground): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(
    `select id || ' of ' || item_id as line from item_events
     where item_id = any($1::uuid[]) and actor_id is not null and type in ('ACT', 'AGREE', 'RETURN') and id <> all($2::uuid[])`,
    [worked, acknowledged.map(({ eventId }) => eventId)],
  );
  return rows.map(({ line }) => line);
}

/** Asked of the role the api works as, table by table as the catalogue lists them. */
async function foreign({ test }: Ground): Promise<string[]> {
  return test.work.read(test.tenantId, async (tx) => {
    const tables = await tx.rows<{ name: string }>(
      `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('migrations', 'tenants') order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables)
      if (await tx.row(`select from ${name} where tenant_id <> $1 limit 1`, [test.tenantId])) found.push(`${name} shows rows of another tenant`);
    return found;
  });
}

/** Everything that does not hold, each with the promise it breaks. */
export async function broken(test: TestApp, { acknowledged = [], worked = [] }: Partial<Pick<Ground, 'acknowledged' | 'worked'>> = {}): Promise<string[]> {
  return test.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
    const found: string[] = [];
    for (const { id, sentence, breaches } of invariants)
      found.push(...(await breaches({ test, owner, acknowledged, worked })).map((line) => `${id} ${sentence} – ${line}`));
    return found;
  });
}
