-- The floor: the least work by which one decision can be durable. FROZEN: changing a statement here makes every earlier ratio
-- incomparable; add a new file instead. Statements are separated by `-- name: …` lines.

-- name: schema
create table items (
  tenant_id uuid not null, id uuid not null, unit_id uuid not null,
  value jsonb not null, context jsonb not null, states text[] not null, version int not null,
  head_seq int not null, head_hash bytea not null, open_slot uuid not null, changed_at timestamptz not null,
  constraint pk_items primary key (tenant_id, id)
);
create table events (
  tenant_id uuid not null, item_id uuid not null, seq int not null, id uuid not null,
  type text not null, happened_at timestamptz not null, actor_id uuid, payload text not null, prev_hash bytea not null, hash bytea not null,
  constraint pk_events primary key (tenant_id, item_id, seq),
  constraint uq_events__id unique (tenant_id, id)
);
create table inbox (
  tenant_id uuid not null, id uuid not null, item_id uuid not null, person_id uuid not null,
  opened_at timestamptz not null, closed_at timestamptz, closed_as text,
  constraint pk_inbox primary key (tenant_id, id)
);
create index ix_inbox__open_of_person on inbox (tenant_id, person_id) where closed_at is null;
create table outbox (
  tenant_id uuid not null, id uuid not null, topic text not null, payload jsonb not null, created_at timestamptz not null default now(),
  constraint pk_outbox primary key (tenant_id, id)
);

-- name: fill
-- $1 tenant, $2 number of items, $3 value, $4 context
with born as (
  insert into items (tenant_id, id, unit_id, value, context, states, version, head_seq, head_hash, open_slot, changed_at)
  select $1, uuidv7(), uuidv7(), $3::jsonb, $4::jsonb, '{open}', 1, 0, '\x00', uuidv7(), now() from generate_series(1, $2::int)
  returning id, open_slot
)
insert into inbox (tenant_id, id, item_id, person_id, opened_at) select $1, open_slot, id, id, now() from born;

-- name: read
-- $1 tenant, $2 item
select version, head_seq, head_hash, open_slot, value, context from items where tenant_id = $1 and id = $2;

-- name: decide
-- $1 tenant, $2 item, $3 version seen, $4 value, $5 context, $6 event id, $7 payload, $8 hash, $9 slot to close, $10 slot to open,
-- $11 person, $12 outbox id
with item as (
  update items set value = $4, context = $5, states = '{open}', version = version + 1, head_seq = head_seq + 1, head_hash = $8, open_slot = $10, changed_at = now()
  where tenant_id = $1 and id = $2 and version = $3 returning id, head_seq
), event as (
  insert into events (tenant_id, item_id, seq, id, type, happened_at, actor_id, payload, prev_hash, hash)
  select $1, item.id, item.head_seq, $6, 'AGREE', now(), $11, $7, $8, $8 from item
), closed as (
  update inbox set closed_at = now(), closed_as = 'agreed' from item where inbox.tenant_id = $1 and inbox.id = $9
), opened as (
  insert into inbox (tenant_id, id, item_id, person_id, opened_at) select $1, $10, item.id, $11, now() from item
), told as (
  insert into outbox (tenant_id, id, topic, payload) select $1, $12, 'item.changed', '{}' from item
)
select id from item;
