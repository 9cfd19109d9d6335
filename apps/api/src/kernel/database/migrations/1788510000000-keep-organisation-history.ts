import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units keep their names by day and may be closed; what the library gave a post is remembered; three administrators are three people;
 * every change of the organisation is an event. Old code goes on reading `units.name`, which stays the name last given.
 */
export class KeepOrganisationHistory1788510000000 implements MigrationInterface {
  readonly name = 'KeepOrganisationHistory1788510000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [names, versions, backfill, administrators, calendar, events, isolation]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table organisation_events, unit_names cascade;
drop function unit_name_on, unit_name_at, begin_unit_name, refuse_administrators_in_one_hand cascade;
alter table units drop column during, drop column version, drop column merged_into_id;
alter table persons drop column version, drop column left_on;
alter table posts drop column version, drop column library_permissions, drop constraint ck_posts__one_administrator;
alter table contact_areas drop column version;
alter table calendar_years drop column own_holidays, drop column own_workdays;
drop index ix_memberships__unit;`);
  }
}

const names = `
alter table units add column during daterange not null default '(,)', add column version int not null default 1, add column merged_into_id uuid,
  add constraint fk_units__merged_into foreign key (tenant_id, merged_into_id) references units (tenant_id, id);
create index ix_units__merged_into on units (tenant_id, merged_into_id) where merged_into_id is not null;
-- What a unit is called on a day. Papers say the name of the day they were issued on.
create table unit_names (
  tenant_id uuid not null, id uuid not null,
  unit_id uuid not null, name text not null, during daterange not null,
  constraint pk_unit_names primary key (tenant_id, id),
  constraint fk_unit_names__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint ex_unit_names__one_at_a_time exclude using gist (tenant_id with =, unit_id with =, during with &&)
);
-- A unit begins with a name, whoever adds it. The first name carries the unit's own id.
create function begin_unit_name() returns trigger language plpgsql as $$
begin
  insert into unit_names (tenant_id, id, unit_id, name, during) values (new.tenant_id, new.id, new.id, new.name, '(,)');
  return null;
end $$;
create trigger units_begin_with_a_name after insert on units for each row execute function begin_unit_name();
create function unit_name_on(unit uuid, day date) returns text language sql stable as $$
  select coalesce((select n.name from unit_names n where n.unit_id = unit and n.during @> day), (select u.name from units u where u.id = unit))
$$;
create function unit_name_at(unit uuid, at timestamptz) returns text language sql stable as $$
  select unit_name_on(unit, (at at time zone (select t.zone from tenants t limit 1))::date)
$$;`;

// A version is what somebody saw when he began to edit: whoever comes second is told.
const versions = `
alter table persons add column version int not null default 1, add column left_on date;
alter table posts add column version int not null default 1, add column library_permissions text[] not null default '{}';
alter table contact_areas add column version int not null default 1;
create index ix_memberships__unit on memberships (tenant_id, unit_id);`;

// The owner is held to row-level security too, and a migration has no tenant.
const backfill = `
alter table units no force row level security;
alter table posts no force row level security;
insert into unit_names (tenant_id, id, unit_id, name, during) select tenant_id, id, id, name, '(,)' from units;
update posts set library_permissions = permissions;
alter table units force row level security;
alter table posts force row level security;`;

const administrators = `
alter table posts add constraint ck_posts__one_administrator check (
  ('people.manage' = any(permissions))::int + ('security.manage' = any(permissions))::int + ('audit.manage' = any(permissions))::int <= 1);
-- The second net: the command refuses with a sentence and under a lock; this holds against whatever else writes.
create function refuse_administrators_in_one_hand() returns trigger language plpgsql as $$
declare guarded constant text[] := array['people.manage', 'security.manage', 'audit.manage'];
begin
  if tg_table_name = 'post_holdings' then
    if not exists (select from posts where tenant_id = new.tenant_id and id = new.post_id and permissions && guarded) then return null; end if;
  elsif not new.permissions && guarded then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('organisation:' || new.tenant_id, 0));
  if exists (
    select from post_holdings a join posts p on p.tenant_id = a.tenant_id and p.id = a.post_id
      join post_holdings b on b.tenant_id = a.tenant_id and b.person_id = a.person_id and b.during && a.during
      join posts q on q.tenant_id = b.tenant_id and q.id = b.post_id
    where a.tenant_id = new.tenant_id
      and array(select unnest(p.permissions) intersect select unnest(guarded)) <> '{}' and array(select unnest(q.permissions) intersect select unnest(guarded)) <> '{}'
      and array(select unnest(p.permissions) intersect select unnest(guarded)) <> array(select unnest(q.permissions) intersect select unnest(guarded))
  ) then
    raise exception 'three administrators are three people' using errcode = 'integrity_constraint_violation', constraint = 'administrators_are_three_people';
  end if;
  return null;
end $$;
create trigger administrators_are_three_people after insert or update on post_holdings for each row execute function refuse_administrators_in_one_hand();
create trigger posts_keep_administrators_apart after insert or update on posts for each row execute function refuse_administrators_in_one_hand();`;

const calendar = `
alter table calendar_years add column own_holidays date[] not null default '{}', add column own_workdays date[] not null default '{}';`;

const events = `
-- One row a change of the organisation, of a post's rights or of an account, chained by hash within the tenant. payload is the canonical text the hash covers;
-- what is personal lies in event_words under the event's id and is bound by a keyed commitment.
create table organisation_events (
  tenant_id uuid not null, seq int not null, id uuid not null,
  subject_kind text not null, subject_id text not null, record text not null,
  -- Ids the event names besides its subject, so that it is found from their side.
  mentions text[] not null,
  at timestamptz not null, entered_at timestamptz not null, by_person_id uuid,
  payload text not null, prev_hash bytea not null, hash bytea not null,
  constraint pk_organisation_events primary key (tenant_id, seq),
  constraint uq_organisation_events__id unique (tenant_id, id),
  constraint fk_organisation_events__by foreign key (tenant_id, by_person_id) references persons (tenant_id, id)
);
create index ix_organisation_events__subject on organisation_events (tenant_id, subject_kind, subject_id);
create trigger organisation_events_are_append_only before update or delete or truncate on organisation_events for each statement execute function refuse_change();`;

const isolation = ['unit_names', 'organisation_events']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`,
  )
  .join('\n');
