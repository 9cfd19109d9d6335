import type { Client } from 'pg';
import type { Acknowledged } from './load.ts';

interface Invariant {
  readonly says: string;
  /** Finds what breaks it. */
  readonly breakers: string;
}

const invariants: readonly Invariant[] = [
  {
    says: 'the head of every item is its last event, and the events are numbered without a gap',
    breakers: `
      select i.id from items i
      left join lateral (select count(*) as n, min(seq) as lowest, max(seq) as highest from item_events e where e.tenant_id = i.tenant_id and e.item_id = i.id) e on true
      left join item_events l on l.tenant_id = i.tenant_id and l.item_id = i.id and l.seq = i.head_seq
      where e.n <> i.head_seq or e.lowest <> 1 or e.highest <> i.head_seq or l.hash is distinct from i.head_hash`,
  },
  {
    says: 'every event is bound to the one before',
    breakers: `
      select item_id as id from (
        select item_id, prev_hash, coalesce(lag(hash) over (partition by tenant_id, item_id order by seq), decode(repeat('00', 32), 'hex')) as before from item_events) e
      where prev_hash <> before`,
  },
  {
    says: 'every hash, computed again, is the stored one',
    breakers: `select item_id as id from item_events where hash <> sha256('\\x02'::bytea || prev_hash || convert_to(payload, 'UTF8'))`,
  },
  {
    says: 'the open slots of every item are exactly its open assignments, person by person',
    breakers: `
      with slots as (
        select i.id as item, s ->> 'id' as slot, p.key as place, s ->> 'person' as person
        from items i, jsonb_each(i.context -> 'places') p, jsonb_array_elements(p.value -> 'slots') s where s -> 'closed' is null
      ), open as (select item_id as item, id::text as slot, place, person_id::text as person from assignments where closed_at is null)
      select item as id from ((table slots except table open) union all (table open except table slots)) differing`,
  },
  {
    says: 'every open assignment belongs to an active place',
    breakers: `
      select i.id from assignments a join items i on i.tenant_id = a.tenant_id and i.id = a.item_id
      where a.closed_at is null and i.kind like 'bench%' and not (a.place = any(i.states))`,
  },
];

/** Throws with the first broken invariant and some items that break it. The connection must see all tenants. */
export async function checkInvariants(admin: Client): Promise<void> {
  for (const { says, breakers } of invariants) {
    const { rows } = await admin.query<{ id: string }>(`${breakers} limit 5`);
    if (rows.length > 0) throw new Error(`Broken: ${says}. Items ${rows.map(({ id }) => id).join(', ')}`);
  }
}

/** Number of acts people did so far; the system's own events are not counted. */
export async function countActs(admin: Client): Promise<number> {
  const { rows } = await admin.query<{ n: string }>(`select count(*) as n from item_events where actor_id is not null`);
  return Number(rows[0]?.n);
}

/** What was acknowledged is there, and nothing that was not acknowledged. */
export async function checkAcknowledged(admin: Client, acknowledged: readonly Acknowledged[], actsBefore: number): Promise<void> {
  const { rows } = await admin.query<{ events: string; keys: string }>(
    `select (select count(*) from unnest($1::uuid[], $2::text[]) as a (id, hash) join item_events e on e.id = a.id and encode(e.hash, 'hex') = a.hash) as events,
            (select count(*) from unnest($3::uuid[]) as k (key) join idempotency_keys i on i.key = k.key and i.status = 200) as keys`,
    [acknowledged.map(({ eventId }) => eventId), acknowledged.map(({ hash }) => hash), acknowledged.map(({ key }) => key)],
  );
  const found = { events: Number(rows[0]?.events), keys: Number(rows[0]?.keys), added: (await countActs(admin)) - actsBefore };
  const right = Object.values(found).every((n) => n === acknowledged.length);
  if (!right) throw new Error(`Broken: ${acknowledged.length} decisions were acknowledged, found ${JSON.stringify(found)}`);
}
