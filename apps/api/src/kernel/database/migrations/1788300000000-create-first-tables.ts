import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table of the first release. Keys begin with the tenant; row-level security is forced on all of them. */
export class CreateFirstTables1788300000000 implements MigrationInterface {
  readonly name = 'CreateFirstTables1788300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create extension if not exists btree_gist');
    for (const sql of [organisation, accounts, definitions, items, history, attachments, plans, registers, delivery]) await runner.query(sql);
    await runner.query(isolation);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema public cascade; create schema public');
  }
}

const organisation = `
create table tenants (
  id uuid not null constraint pk_tenants primary key,
  name text not null,
  zone text not null,
  office_phone text not null,
  -- A demo tenant's own business date; null everywhere else.
  business_on date,
  created_at timestamptz not null default now()
);
create table posts (
  tenant_id uuid not null, id uuid not null,
  key text not null, label text not null, ordinal int not null, permissions text[] not null,
  constraint pk_posts primary key (tenant_id, id),
  constraint uq_posts__key unique (tenant_id, key)
);
create table units (
  tenant_id uuid not null, id uuid not null,
  code text not null, name text not null,
  tree text not null constraint ck_units__tree check (tree in ('party', 'administrative')),
  parent_id uuid, ordinal int not null, category text not null,
  constraint pk_units primary key (tenant_id, id),
  constraint uq_units__code unique (tenant_id, code),
  constraint fk_units__parent foreign key (tenant_id, parent_id) references units (tenant_id, id)
);
-- Departments a branch covers.
create table unit_departments (
  tenant_id uuid not null, unit_id uuid not null, department_id uuid not null,
  constraint pk_unit_departments primary key (tenant_id, unit_id, department_id),
  constraint fk_unit_departments__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_unit_departments__department foreign key (tenant_id, department_id) references units (tenant_id, id)
);
create table persons (
  tenant_id uuid not null, id uuid not null,
  staff_no text not null, mobile text not null, name text not null, is_cadre boolean not null,
  text_size text not null default 'standard' constraint ck_persons__text_size check (text_size in ('standard', 'large', 'extra')),
  -- What the demo introduces this person for; null for everybody else.
  demo_job text,
  constraint pk_persons primary key (tenant_id, id),
  constraint uq_persons__staff_no unique (tenant_id, staff_no),
  constraint uq_persons__mobile unique (tenant_id, mobile)
);
create table memberships (
  tenant_id uuid not null, id uuid not null,
  person_id uuid not null, unit_id uuid not null, during daterange not null,
  constraint pk_memberships primary key (tenant_id, id),
  constraint fk_memberships__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_memberships__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint ex_memberships__once_at_a_time exclude using gist (tenant_id with =, person_id with =, unit_id with =, during with &&)
);
create table post_holdings (
  tenant_id uuid not null, id uuid not null,
  person_id uuid not null, unit_id uuid not null, post_id uuid not null, during daterange not null,
  constraint pk_post_holdings primary key (tenant_id, id),
  constraint fk_post_holdings__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_post_holdings__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_post_holdings__post foreign key (tenant_id, post_id) references posts (tenant_id, id),
  constraint ex_post_holdings__once_at_a_time exclude using gist (tenant_id with =, person_id with =, unit_id with =, post_id with =, during with &&)
);
create index ix_post_holdings__post on post_holdings (tenant_id, post_id, unit_id);
create table contact_areas (
  tenant_id uuid not null, id uuid not null,
  name text not null, leader_id uuid not null, during daterange not null,
  constraint pk_contact_areas primary key (tenant_id, id),
  constraint fk_contact_areas__leader foreign key (tenant_id, leader_id) references persons (tenant_id, id)
);
create table contact_area_units (
  tenant_id uuid not null, area_id uuid not null, unit_id uuid not null,
  constraint pk_contact_area_units primary key (tenant_id, area_id, unit_id),
  constraint fk_contact_area_units__area foreign key (tenant_id, area_id) references contact_areas (tenant_id, id),
  constraint fk_contact_area_units__unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);
-- A year that is not announced yet is provisional: weekends only, and every date read from it says so.
create table calendar_years (
  tenant_id uuid not null, year int not null, version int not null,
  status text not null constraint ck_calendar_years__status check (status in ('announced', 'provisional')),
  holidays date[] not null, workdays date[] not null,
  constraint pk_calendar_years primary key (tenant_id, year, version)
);`;

const accounts = `
create table accounts (
  tenant_id uuid not null, person_id uuid not null,
  password_hash text not null, failures int not null default 0, locked_until timestamptz, is_disabled boolean not null default false,
  constraint pk_accounts primary key (tenant_id, person_id),
  constraint fk_accounts__person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);
create table sessions (
  tenant_id uuid not null, token_hash bytea not null, person_id uuid not null,
  is_public_computer boolean not null, created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(), expires_at timestamptz not null,
  constraint pk_sessions primary key (tenant_id, token_hash),
  constraint fk_sessions__account foreign key (tenant_id, person_id) references accounts (tenant_id, person_id)
);
-- The only thing a refused request may leave behind.
create table access_log (
  tenant_id uuid not null, id uuid not null, at timestamptz not null default now(),
  person_id uuid, what text not null, item_id uuid, facts jsonb not null,
  constraint pk_access_log primary key (tenant_id, id)
);`;

const definitions = `
create table definitions (
  tenant_id uuid not null, id uuid not null,
  kind text not null constraint ck_definitions__kind check (kind in ('form', 'lifecycle', 'register', 'way', 'plan', 'series')),
  key text not null, title text not null,
  constraint pk_definitions primary key (tenant_id, id),
  constraint uq_definitions__key unique (tenant_id, kind, key)
);
-- Published rows never change; a running item keeps the version it began with.
create table definition_versions (
  tenant_id uuid not null, id uuid not null,
  definition_id uuid not null, version int not null, content jsonb not null, content_hash text not null,
  status text not null constraint ck_definition_versions__status check (status in ('draft', 'published')),
  published_at timestamptz, published_by uuid,
  constraint pk_definition_versions primary key (tenant_id, id),
  constraint uq_definition_versions__version unique (tenant_id, definition_id, version),
  constraint fk_definition_versions__definition foreign key (tenant_id, definition_id) references definitions (tenant_id, id)
);`;

const items = `
create table items (
  tenant_id uuid not null, id uuid not null,
  kind text not null, parent_id uuid, root_id uuid not null,
  unit_id uuid not null, subject_unit_id uuid, subject_person_id uuid,
  title text not null, privacy text not null constraint ck_items__privacy check (privacy in ('normal', 'restricted')),
  list_key text, main_form text,
  lifecycle_version_id uuid not null, pins jsonb not null,
  starts_on date, due_on date, due_words text, basis text, number text,
  leader_id uuid, owner_id uuid, filler_id uuid, creator_id uuid,
  value jsonb not null, context jsonb not null,
  -- Lifecycle states and steps that are active, ended or not: what lists filter by.
  states text[] not null, ended text constraint ck_items__ended check (ended in ('done', 'void')),
  version int not null, head_seq int not null, head_hash bytea,
  submissions int not null, returns int not null default 0, reopened int not null default 0, is_registered_late boolean not null default false,
  created_at timestamptz not null, changed_at timestamptz not null,
  constraint pk_items primary key (tenant_id, id),
  constraint fk_items__parent foreign key (tenant_id, parent_id) references items (tenant_id, id),
  constraint fk_items__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_items__subject_unit foreign key (tenant_id, subject_unit_id) references units (tenant_id, id),
  constraint fk_items__subject_person foreign key (tenant_id, subject_person_id) references persons (tenant_id, id),
  constraint fk_items__lifecycle foreign key (tenant_id, lifecycle_version_id) references definition_versions (tenant_id, id)
);
create index ix_items__parent on items (tenant_id, parent_id);
create index ix_items__root on items (tenant_id, root_id, kind);
create index ix_items__unit on items (tenant_id, unit_id, kind);
-- One slot is one signer's place in one round. Open ones are somebody's inbox.
create table assignments (
  tenant_id uuid not null, id uuid not null,
  item_id uuid not null, place text not null, round int not null, person_id uuid not null, why jsonb not null,
  opened_at timestamptz not null, closed_at timestamptz, closed_as text, closed_by uuid,
  constraint pk_assignments primary key (tenant_id, id),
  constraint fk_assignments__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_assignments__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint uq_assignments__one_slot_a_person unique (tenant_id, item_id, place, round, person_id),
  constraint ck_assignments__closed_with_reason check ((closed_at is null) = (closed_as is null))
);
create index ix_assignments__open_of_person on assignments (tenant_id, person_id) where closed_at is null;
create index ix_assignments__item on assignments (tenant_id, item_id);
-- Immutable: what was handed in, revision by revision.
create table submissions (
  tenant_id uuid not null, id uuid not null,
  item_id uuid not null, form_key text not null, form_version_id uuid not null, revision int not null,
  data jsonb not null, secret bytea not null, seq int not null, submitted_by uuid not null, submitted_at timestamptz not null,
  constraint pk_submissions primary key (tenant_id, id),
  constraint uq_submissions__revision unique (tenant_id, item_id, form_key, revision),
  constraint fk_submissions__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_submissions__form foreign key (tenant_id, form_version_id) references definition_versions (tenant_id, id)
);
-- Autosave writes no history and needs no key.
create table drafts (
  tenant_id uuid not null, item_id uuid not null, form_key text not null,
  data jsonb not null, revision int not null, saved_by uuid not null, saved_at timestamptz not null,
  constraint pk_drafts primary key (tenant_id, item_id, form_key),
  constraint fk_drafts__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create table deadlines (
  tenant_id uuid not null, item_id uuid not null, event text not null, due_on date not null,
  constraint pk_deadlines primary key (tenant_id, item_id, event),
  constraint fk_deadlines__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create index ix_deadlines__due on deadlines (tenant_id, due_on);
create table number_series (
  tenant_id uuid not null, key text not null, year int not null, last int not null,
  constraint pk_number_series primary key (tenant_id, key, year)
);`;

const history = `
-- One row an event, chained by hash within its item. payload is the canonical text (RFC 8785) the hash covers.
create table item_events (
  tenant_id uuid not null, item_id uuid not null, seq int not null, id uuid not null,
  type text not null, record text not null, happened_at timestamptz not null, entered_at timestamptz not null,
  actor_id uuid, payload text not null, prev_hash bytea not null, hash bytea not null,
  constraint pk_item_events primary key (tenant_id, item_id, seq),
  constraint uq_item_events__id unique (tenant_id, id),
  constraint fk_item_events__item foreign key (tenant_id, item_id) references items (tenant_id, id) deferrable initially deferred
);
create index ix_item_events__happened on item_events (tenant_id, happened_at);
-- The vault: words people wrote. The event holds only a keyed commitment, so erasing a word leaves the chain whole.
create table event_words (
  tenant_id uuid not null, event_id uuid not null, name text not null, secret bytea not null, value text not null,
  constraint pk_event_words primary key (tenant_id, event_id, name)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is append-only' using errcode = 'integrity_constraint_violation', constraint = 'history_is_append_only';
end $$;
create trigger item_events_are_append_only before update or delete or truncate on item_events for each statement execute function refuse_change();
create trigger submissions_are_append_only before update or delete or truncate on submissions for each statement execute function refuse_change();
create trigger event_words_are_append_only before update or delete or truncate on event_words for each statement execute function refuse_change();`;

const attachments = `
create table files (
  tenant_id uuid not null, id uuid not null,
  name text not null, type text not null, size int not null, sha256 text not null,
  uploaded_by uuid not null, uploaded_at timestamptz not null default now(),
  item_id uuid,
  constraint pk_files primary key (tenant_id, id),
  constraint fk_files__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create table file_chunks (
  tenant_id uuid not null, file_id uuid not null, n int not null, bytes bytea not null,
  constraint pk_file_chunks primary key (tenant_id, file_id, n),
  constraint fk_file_chunks__file foreign key (tenant_id, file_id) references files (tenant_id, id)
);`;

const plans = `
create table campaigns (
  tenant_id uuid not null, item_id uuid not null,
  plan_key text not null, programme text not null, year int not null, theme text not null, basis text[] not null, table_title text not null,
  chapters jsonb not null, lifecycles jsonb not null, launch_total int,
  -- What the launch left out because nobody was there to take it in hand.
  launch_skipped jsonb not null default '[]',
  constraint pk_campaigns primary key (tenant_id, item_id),
  constraint fk_campaigns__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint uq_campaigns__plan_once unique (tenant_id, plan_key)
);
create table plan_stages (
  tenant_id uuid not null, id uuid not null, campaign_id uuid not null, ordinal int not null,
  label text not null, title text not null, focus text not null, paths jsonb not null,
  starts_on date, due_text text not null, due_on date, is_gate boolean not null, item_id uuid not null,
  constraint pk_plan_stages primary key (tenant_id, id),
  constraint uq_plan_stages__ordinal unique (tenant_id, campaign_id, ordinal),
  constraint fk_plan_stages__campaign foreign key (tenant_id, campaign_id) references campaigns (tenant_id, item_id),
  constraint fk_plan_stages__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create table plan_tasks (
  tenant_id uuid not null, id uuid not null, campaign_id uuid not null, stage_id uuid not null, ordinal int not null,
  printed_no text not null, title text not null, short_title text not null,
  lead_text text, lead jsonb, lead_source text, due_text text not null, due_on date, due_reading text, how jsonb, item_id uuid,
  -- Said on purpose; without a day and without this the deadline is missing.
  no_due boolean not null default false,
  constraint ck_plan_tasks__no_due check (not no_due or due_on is null),
  constraint pk_plan_tasks primary key (tenant_id, id),
  constraint uq_plan_tasks__ordinal unique (tenant_id, campaign_id, ordinal),
  constraint fk_plan_tasks__campaign foreign key (tenant_id, campaign_id) references campaigns (tenant_id, item_id),
  constraint fk_plan_tasks__stage foreign key (tenant_id, stage_id) references plan_stages (tenant_id, id),
  constraint fk_plan_tasks__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);`;

const registers = `
create table register_entries (
  tenant_id uuid not null, item_id uuid not null, register_key text not null, serial int not null,
  source_item_id uuid not null, source_submission_id uuid not null, source_row_id text not null, class text,
  constraint pk_register_entries primary key (tenant_id, item_id),
  constraint uq_register_entries__serial unique (tenant_id, register_key, serial),
  constraint uq_register_entries__row_once unique (tenant_id, register_key, source_item_id, source_row_id),
  constraint fk_register_entries__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_register_entries__submission foreign key (tenant_id, source_submission_id) references submissions (tenant_id, id)
);`;

const delivery = `
create table outbox (
  tenant_id uuid not null, id uuid not null,
  topic text not null, payload jsonb not null, created_at timestamptz not null default now(),
  due_at timestamptz not null default now(), attempts int not null default 0, dead_at timestamptz, failure text,
  constraint pk_outbox primary key (tenant_id, id)
);
create index ix_outbox__waiting on outbox (tenant_id, due_at) where dead_at is null;
-- Only answers of 2xx are kept, in the transaction of the change itself.
create table idempotency_keys (
  tenant_id uuid not null, person_id uuid not null, key uuid not null,
  request_hash bytea not null, status int not null, answer json, created_at timestamptz not null default now(),
  constraint pk_idempotency_keys primary key (tenant_id, person_id, key)
);`;

/** The second net under the policies: a connection without a tenant sees nothing, the owner included. */
const isolation = `
do $$
declare t text;
begin
  for t in select tablename from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'tenants') loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', 'p_' || t || '__own_tenant', t);
  end loop;
end $$;
alter table tenants enable row level security;
alter table tenants force row level security;
create policy p_tenants__own on tenants using (id = (select nullif(current_setting('app.tenant', true), '')::uuid));
-- Only who installs may ask which tenants there are.
create policy p_tenants__owner on tenants to current_user using (true);`;
