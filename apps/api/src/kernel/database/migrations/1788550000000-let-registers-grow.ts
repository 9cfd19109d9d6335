import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries belong to a year, may be joined, are drawn for checks; a page of a million of them is read by indexes and counted by tallies. */
export class LetRegistersGrow1788550000000 implements MigrationInterface {
  readonly name = 'LetRegistersGrow1788550000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [columns, backfill, indexes, tallies, evidence, samples, rights]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop trigger register_entries_are_kept on items;
drop function keep_register_entry();
drop table register_samples_drawn, register_samples, register_evidence, register_tallies;
alter table register_entries drop column campaign_id, drop column merged_into, drop column state, drop column is_open, drop column is_reopened,
  drop column due_on, drop column unit_id, drop column leader_id, drop column owner_id, drop column source_unit_id;
drop trigger register_entries_are_tallied on register_entries;
drop function tally_register_entry();`);
  }
}

// What views, filters and the foot ask is kept beside the entry, by a trigger, so that one index answers.
const columns = `
alter table register_entries
  -- The year it belongs to now; where it came from stays with its source.
  add column campaign_id uuid,
  add column merged_into uuid,
  add column state text, add column is_open boolean, add column is_reopened boolean, add column due_on date,
  add column unit_id uuid, add column leader_id uuid, add column owner_id uuid, add column source_unit_id uuid;`;

// The owner is held by the policies of these tables too; for this one statement he looks at all tenants.
const backfill = `
alter table register_entries no force row level security;
alter table items no force row level security;
update register_entries e set campaign_id = i.root_id, state = i.states[1], is_open = i.ended is null, is_reopened = i.reopened > 0, due_on = i.due_on,
  unit_id = i.unit_id, leader_id = i.leader_id, owner_id = i.owner_id, source_unit_id = s.unit_id
from items i, items s where i.tenant_id = e.tenant_id and i.id = e.item_id and s.tenant_id = e.tenant_id and s.id = e.source_item_id;
alter table items force row level security;
alter table register_entries force row level security;
alter table register_entries
  alter column campaign_id set not null, alter column state set not null, alter column is_open set not null, alter column is_reopened set not null,
  alter column unit_id set not null, alter column source_unit_id set not null,
  add constraint fk_register_entries__campaign foreign key (tenant_id, campaign_id) references items (tenant_id, id),
  add constraint fk_register_entries__merged_into foreign key (tenant_id, merged_into) references register_entries (tenant_id, item_id),
  add constraint ck_register_entries__merged_elsewhere check (merged_into <> item_id);
create function keep_register_entry() returns trigger language plpgsql as $$
begin
  update register_entries e set state = new.states[1], is_open = new.ended is null, is_reopened = new.reopened > 0, due_on = new.due_on,
    unit_id = new.unit_id, leader_id = new.leader_id, owner_id = new.owner_id
  where e.tenant_id = new.tenant_id and e.item_id = new.id;
  return null;
end $$;
create trigger register_entries_are_kept after update of states, ended, reopened, due_on, unit_id, leader_id, owner_id on items
  for each row when (new.kind = 'entry') execute function keep_register_entry();`;

const indexes = `
create index ix_register_entries__campaign on register_entries (tenant_id, register_key, campaign_id, serial);
create index ix_register_entries__state on register_entries (tenant_id, register_key, state, serial);
create index ix_register_entries__class on register_entries (tenant_id, register_key, class, serial);
create index ix_register_entries__due on register_entries (tenant_id, register_key, due_on, serial);
create index ix_register_entries__open_due on register_entries (tenant_id, register_key, due_on, serial) where is_open;
create index ix_register_entries__reopened on register_entries (tenant_id, register_key, serial) where is_reopened;
create index ix_register_entries__unit on register_entries (tenant_id, unit_id, serial);
create index ix_register_entries__source_unit on register_entries (tenant_id, source_unit_id, serial);
create index ix_register_entries__leader on register_entries (tenant_id, leader_id, serial);
create index ix_register_entries__owner on register_entries (tenant_id, owner_id, serial);
create index ix_register_entries__merged_into on register_entries (tenant_id, merged_into) where merged_into is not null;`;

// Only ever added to, so that two who change entries at once never wait for each other; summed up now and then.
const tallies = `
create table register_tallies (
  tenant_id uuid not null, id uuid not null default gen_random_uuid(), register_key text not null, campaign_id uuid not null,
  state text not null, class text, is_open boolean not null, is_reopened boolean not null, due_on date, n bigint not null,
  constraint pk_register_tallies primary key (tenant_id, id)
);
create index ix_register_tallies__register on register_tallies (tenant_id, register_key);
create function tally_register_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.campaign_id, old.state, old.class, old.is_open, old.is_reopened, old.due_on)
       is not distinct from (new.campaign_id, new.state, new.class, new.is_open, new.is_reopened, new.due_on) then
    return null;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n)
    values (old.tenant_id, old.register_key, old.campaign_id, old.state, old.class, old.is_open, old.is_reopened, old.due_on, -1);
  end if;
  if tg_op in ('UPDATE', 'INSERT') then
    insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n)
    values (new.tenant_id, new.register_key, new.campaign_id, new.state, new.class, new.is_open, new.is_reopened, new.due_on, 1);
  end if;
  return null;
end $$;
create trigger register_entries_are_tallied after insert or update or delete on register_entries for each row execute function tally_register_entry();
alter table register_entries no force row level security;
insert into register_tallies (tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, n)
select tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on, count(*) from register_entries
group by tenant_id, register_key, campaign_id, state, class, is_open, is_reopened, due_on;
alter table register_entries force row level security;`;

// What an entry was proved with, by hash, so that the same proof of another one is found among a million.
const evidence = `
create table register_evidence (
  tenant_id uuid not null, item_id uuid not null, form_key text not null, revision int not null, what text not null, hash bytea not null,
  is_newest boolean not null,
  constraint pk_register_evidence primary key (tenant_id, item_id, form_key, revision, what, hash),
  constraint fk_register_evidence__entry foreign key (tenant_id, item_id) references register_entries (tenant_id, item_id),
  constraint ck_register_evidence__what check (what in ('file', 'text'))
);
create index ix_register_evidence__hash on register_evidence (tenant_id, what, hash);`;

const samples = `
create table register_samples (
  tenant_id uuid not null, id uuid not null, register_key text not null, campaign_id uuid not null,
  -- The number that draws the same entries out of the same pool again.
  number text not null, size int not null, pool int[] not null, drawn_on date not null, drawn_by uuid not null,
  constraint pk_register_samples primary key (tenant_id, id),
  constraint uq_register_samples__number unique (tenant_id, register_key, number),
  constraint fk_register_samples__campaign foreign key (tenant_id, campaign_id) references items (tenant_id, id),
  constraint fk_register_samples__drawn_by foreign key (tenant_id, drawn_by) references persons (tenant_id, id),
  constraint ck_register_samples__size check (size > 0 and size <= cardinality(pool))
);
create table register_samples_drawn (
  tenant_id uuid not null, sample_id uuid not null, item_id uuid not null, position int not null,
  -- Null until somebody has looked.
  is_good boolean,
  constraint pk_register_samples_drawn primary key (tenant_id, sample_id, item_id),
  constraint fk_register_samples_drawn__sample foreign key (tenant_id, sample_id) references register_samples (tenant_id, id),
  constraint fk_register_samples_drawn__entry foreign key (tenant_id, item_id) references register_entries (tenant_id, item_id)
);
create unique index uq_register_samples_drawn__one_open on register_samples_drawn (tenant_id, item_id) where is_good is null;`;

const rights = `
do $$
declare t text;
begin
  foreach t in array array['register_tallies', 'register_evidence', 'register_samples', 'register_samples_drawn'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', 'p_' || t || '__own_tenant', t);
  end loop;
end $$;`;
