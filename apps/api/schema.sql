create extension btree_gist;

CREATE OR REPLACE FUNCTION public.begin_unit_name()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into unit_names (tenant_id, id, unit_id, name, during) values (new.tenant_id, new.id, new.id, new.name, '(,)');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_register_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update register_entries e set state = new.states[1], is_open = new.ended is null, is_reopened = new.reopened > 0, due_on = new.due_on,
    unit_id = new.unit_id, leader_id = new.leader_id, owner_id = new.owner_id
  where e.tenant_id = new.tenant_id and e.item_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.let_row_wait()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id) values (new.tenant_id, new.register_key, new.source_item_id)
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.let_sheet_wait()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id)
  select distinct d.tenant_id, d.key, new.id from definitions d join definition_versions v on v.tenant_id = d.tenant_id and v.definition_id = d.id
  where d.tenant_id = new.tenant_id and d.kind = 'register' and v.status = 'published' and v.content -> 'source' ->> 'form' = new.main_form
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.let_sheets_of_register_wait()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id)
  select d.tenant_id, d.key, i.id from definitions d join items i on i.tenant_id = d.tenant_id and i.main_form = new.content -> 'source' ->> 'form'
  where d.tenant_id = new.tenant_id and d.id = new.definition_id and d.kind = 'register' and i.ended = 'done' and i.privacy = 'normal'
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_administrators_in_one_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'history is append-only' using errcode = 'integrity_constraint_violation', constraint = 'history_is_append_only';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change_of_published()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'TRUNCATE' and old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'a published definition is kept' using errcode = 'integrity_constraint_violation', constraint = 'published_definitions_are_kept';
end $function$
;

CREATE OR REPLACE FUNCTION public.say_what_a_tenant_is()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.kind := coalesce(new.kind, case when new.business_on is null then 'own' else 'demo' end);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.tally_register_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.turn_organisation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  own text := nullif(current_setting('app.tenant', true), '');
  each_one uuid;
begin
  -- Without a tenant it is a migration that writes for everybody.
  for each_one in select id from tenants where own is null union all select own::uuid where own is not null loop
    perform set_config('app.tenant', each_one::text, true);
    insert into organisation_versions (tenant_id, version) values (each_one, gen_random_uuid())
    on conflict (tenant_id) do update set version = excluded.version;
  end loop;
  perform set_config('app.tenant', coalesce(own, ''), true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.unit_name_at(unit uuid, at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select unit_name_on(unit, (at at time zone (select t.zone from tenants t limit 1))::date)
$function$
;

CREATE OR REPLACE FUNCTION public.unit_name_on(unit uuid, day date)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce((select n.name from unit_names n where n.unit_id = unit and n.during @> day), (select u.name from units u where u.id = unit))
$function$
;

create table access_log (
  tenant_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null default now(),
  person_id uuid,
  what text not null,
  item_id uuid,
  facts jsonb not null,
  constraint pk_access_log PRIMARY KEY (tenant_id, id)
);
alter table access_log enable row level security;
alter table access_log force row level security;
create policy p_access_log__own_tenant on access_log as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on access_log to bihuan_app;

create table accounts (
  tenant_id uuid not null,
  person_id uuid not null,
  password_hash text not null,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  is_disabled boolean not null default false,
  must_change boolean not null default false,
  opened_at timestamp with time zone not null default now(),
  password_at timestamp with time zone not null default now(),
  signed_in_at timestamp with time zone,
  given_by uuid,
  code_hash text,
  constraint fk_accounts__given_by FOREIGN KEY (tenant_id, given_by) REFERENCES persons(tenant_id, id),
  constraint fk_accounts__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_accounts PRIMARY KEY (tenant_id, person_id)
);
alter table accounts enable row level security;
alter table accounts force row level security;
create policy p_accounts__own_tenant on accounts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OF is_disabled OR TRUNCATE ON public.accounts FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on accounts to bihuan_app;

create table assignments (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  place text not null,
  round integer not null,
  person_id uuid not null,
  why jsonb not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_as text,
  closed_by uuid,
  kind text not null default 'sign'::text,
  waits text,
  added_by uuid,
  follows_person boolean not null default false,
  stand_in_ends boolean not null default false,
  constraint ck_assignments__added_by_somebody CHECK (((kind = 'sign'::text) = (added_by IS NULL))),
  constraint ck_assignments__closed_with_reason CHECK (((closed_at IS NULL) = (closed_as IS NULL))),
  constraint ck_assignments__kind CHECK ((kind = ANY (ARRAY['sign'::text, 'before'::text, 'after'::text, 'beside'::text, 'consult'::text]))),
  constraint ck_assignments__only_open_ones_wait CHECK (((waits IS NULL) OR ((closed_at IS NULL) AND (waits = ANY (ARRAY['turn'::text, 'added'::text, 'answer'::text, 'claimed'::text]))))),
  constraint fk_assignments__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_assignments__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_assignments PRIMARY KEY (tenant_id, id)
);
alter table assignments enable row level security;
alter table assignments force row level security;
CREATE INDEX ix_assignments__closed_of_person ON public.assignments USING btree (tenant_id, person_id, closed_at DESC) WHERE (closed_at IS NOT NULL);
CREATE INDEX ix_assignments__item ON public.assignments USING btree (tenant_id, item_id);
CREATE INDEX ix_assignments__open_of_person ON public.assignments USING btree (tenant_id, person_id) WHERE (closed_at IS NULL);
CREATE INDEX ix_assignments__settled_by ON public.assignments USING btree (tenant_id, closed_by, closed_at DESC) WHERE (closed_by IS NOT NULL);
CREATE UNIQUE INDEX uq_assignments__one_slot_a_person ON public.assignments USING btree (tenant_id, item_id, place, round, person_id) WHERE ((closed_as IS NULL) OR (closed_as <> ALL (ARRAY['handed-over'::text, 'transferred'::text, 'removed'::text, 'answered'::text])));
create policy p_assignments__own_tenant on assignments as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on assignments to bihuan_app;

create table calendar_years (
  tenant_id uuid not null,
  year integer not null,
  version integer not null,
  status text not null,
  holidays date[] not null,
  workdays date[] not null,
  own_holidays date[] not null default '{}'::date[],
  own_workdays date[] not null default '{}'::date[],
  recounted_at timestamp with time zone,
  seen_at bigint,
  moved integer,
  constraint ck_calendar_years__status CHECK ((status = ANY (ARRAY['announced'::text, 'provisional'::text]))),
  constraint pk_calendar_years PRIMARY KEY (tenant_id, year, version)
);
alter table calendar_years enable row level security;
alter table calendar_years force row level security;
create policy p_calendar_years__own_tenant on calendar_years as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on calendar_years to bihuan_app;

create table campaigns (
  tenant_id uuid not null,
  item_id uuid not null,
  plan_key text not null,
  programme text not null,
  year integer not null,
  theme text not null,
  basis text[] not null,
  table_title text not null,
  chapters jsonb not null,
  lifecycles jsonb not null,
  launch_total integer,
  launch_skipped jsonb not null default '[]'::jsonb,
  origin text not null default 'library'::text,
  derived_from uuid,
  basis_text text,
  cycle text[] not null default '{}'::text[],
  years jsonb not null default '[]'::jsonb,
  excluded jsonb not null default '[]'::jsonb,
  annex text not null default ''::text,
  constraint ck_campaigns__origin CHECK ((origin = ANY (ARRAY['library'::text, 'blank'::text, 'campaign'::text, 'file'::text]))),
  constraint fk_campaigns__derived_from FOREIGN KEY (tenant_id, derived_from) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_campaigns__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_campaigns PRIMARY KEY (tenant_id, item_id)
);
alter table campaigns enable row level security;
alter table campaigns force row level security;
CREATE INDEX ix_campaigns__derived_from ON public.campaigns USING btree (tenant_id, derived_from) WHERE (derived_from IS NOT NULL);
CREATE UNIQUE INDEX uq_campaigns__plan_once ON public.campaigns USING btree (tenant_id, plan_key) WHERE (origin = 'library'::text);
create policy p_campaigns__own_tenant on campaigns as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on campaigns to bihuan_app;

create table closing_entries (
  tenant_id uuid not null,
  campaign_id uuid not null,
  entry_id uuid not null,
  is_carried boolean not null,
  reason text,
  carried_to uuid,
  carried_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint ck_closing_entries__carried_once CHECK ((((carried_to IS NULL) = (carried_at IS NULL)) AND (is_carried OR (carried_to IS NULL)))),
  constraint ck_closing_entries__decided_by_somebody CHECK (((decided_by IS NULL) = (decided_at IS NULL))),
  constraint ck_closing_entries__reason_to_stay CHECK ((is_carried OR (reason IS NOT NULL))),
  constraint fk_closing_entries__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_closing_entries__carried_to FOREIGN KEY (tenant_id, carried_to) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_closing_entries__decided_by FOREIGN KEY (tenant_id, decided_by) REFERENCES persons(tenant_id, id),
  constraint fk_closing_entries__entry FOREIGN KEY (tenant_id, entry_id) REFERENCES items(tenant_id, id),
  constraint pk_closing_entries PRIMARY KEY (tenant_id, campaign_id, entry_id)
);
alter table closing_entries enable row level security;
alter table closing_entries force row level security;
CREATE INDEX ix_closing_entries__carried_to ON public.closing_entries USING btree (tenant_id, carried_to) WHERE (carried_to IS NOT NULL);
create policy p_closing_entries__own_tenant on closing_entries as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on closing_entries to bihuan_app;

create table contact_area_units (
  tenant_id uuid not null,
  area_id uuid not null,
  unit_id uuid not null,
  constraint fk_contact_area_units__area FOREIGN KEY (tenant_id, area_id) REFERENCES contact_areas(tenant_id, id),
  constraint fk_contact_area_units__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_contact_area_units PRIMARY KEY (tenant_id, area_id, unit_id)
);
alter table contact_area_units enable row level security;
alter table contact_area_units force row level security;
create policy p_contact_area_units__own_tenant on contact_area_units as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.contact_area_units FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on contact_area_units to bihuan_app;

create table contact_areas (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  leader_id uuid not null,
  during daterange not null,
  version integer not null default 1,
  constraint fk_contact_areas__leader FOREIGN KEY (tenant_id, leader_id) REFERENCES persons(tenant_id, id),
  constraint pk_contact_areas PRIMARY KEY (tenant_id, id)
);
alter table contact_areas enable row level security;
alter table contact_areas force row level security;
create policy p_contact_areas__own_tenant on contact_areas as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.contact_areas FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on contact_areas to bihuan_app;

create table counted_days (
  tenant_id uuid not null,
  item_id uuid not null,
  counted_from date not null,
  amount integer not null,
  on_day date not null,
  calendar jsonb not null,
  constraint fk_counted_days__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_counted_days PRIMARY KEY (tenant_id, item_id)
);
alter table counted_days enable row level security;
alter table counted_days force row level security;
create policy p_counted_days__own_tenant on counted_days as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on counted_days to bihuan_app;

create table deadlines (
  tenant_id uuid not null,
  item_id uuid not null,
  event text not null,
  due_on date not null,
  attempts integer not null default 0,
  try_at timestamp with time zone,
  failure text,
  dead_at timestamp with time zone,
  calendar jsonb,
  constraint fk_deadlines__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_deadlines PRIMARY KEY (tenant_id, item_id, event)
);
alter table deadlines enable row level security;
alter table deadlines force row level security;
CREATE INDEX ix_deadlines__due ON public.deadlines USING btree (tenant_id, due_on);
create policy p_deadlines__own_tenant on deadlines as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on deadlines to bihuan_app;

create table decision_links (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  item_id uuid not null,
  slot_id uuid not null,
  place text not null,
  round integer not null,
  issued_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint fk_decision_links__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_decision_links__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_decision_links PRIMARY KEY (tenant_id, id),
  constraint uq_decision_links__token UNIQUE (tenant_id, token_hash)
);
alter table decision_links enable row level security;
alter table decision_links force row level security;
create policy p_decision_links__own_tenant on decision_links as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on decision_links to bihuan_app;

create table definition_drafts (
  tenant_id uuid not null,
  id uuid not null,
  file_name text not null,
  content text not null,
  library_versions uuid[] not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null,
  status text not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  authors uuid[] not null default '{}'::uuid[],
  made_from jsonb not null default '{}'::jsonb,
  constraint ck_definition_drafts__published_by_another CHECK (((status <> 'published'::text) OR (settled_by <> uploaded_by))),
  constraint ck_definition_drafts__published_by_no_author CHECK (((status <> 'published'::text) OR (NOT (settled_by = ANY (authors))))),
  constraint ck_definition_drafts__settled CHECK ((((status = 'open'::text) = (settled_by IS NULL)) AND ((status = 'open'::text) = (settled_at IS NULL)))),
  constraint ck_definition_drafts__status CHECK ((status = ANY (ARRAY['open'::text, 'published'::text, 'discarded'::text]))),
  constraint fk_definition_drafts__settled_by FOREIGN KEY (tenant_id, settled_by) REFERENCES persons(tenant_id, id),
  constraint fk_definition_drafts__uploaded_by FOREIGN KEY (tenant_id, uploaded_by) REFERENCES persons(tenant_id, id),
  constraint pk_definition_drafts PRIMARY KEY (tenant_id, id)
);
alter table definition_drafts enable row level security;
alter table definition_drafts force row level security;
CREATE INDEX ix_definition_drafts__latest ON public.definition_drafts USING btree (tenant_id, uploaded_at DESC);
create policy p_definition_drafts__own_tenant on definition_drafts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on definition_drafts to bihuan_app;
grant update (settled_at, settled_by, status) on definition_drafts to bihuan_app;

create table definition_versions (
  tenant_id uuid not null,
  id uuid not null,
  definition_id uuid not null,
  version integer not null,
  content jsonb not null,
  content_hash text not null,
  status text not null,
  published_at timestamp with time zone,
  published_by uuid,
  counted_at timestamp with time zone,
  constraint ck_definition_versions__status CHECK ((status = ANY (ARRAY['draft'::text, 'published'::text]))),
  constraint fk_definition_versions__definition FOREIGN KEY (tenant_id, definition_id) REFERENCES definitions(tenant_id, id),
  constraint pk_definition_versions PRIMARY KEY (tenant_id, id),
  constraint uq_definition_versions__version UNIQUE (tenant_id, definition_id, version)
);
alter table definition_versions enable row level security;
alter table definition_versions force row level security;
create policy p_definition_versions__own_tenant on definition_versions as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER published_definitions_are_kept BEFORE DELETE OR UPDATE ON public.definition_versions FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER published_definitions_are_not_truncated BEFORE TRUNCATE ON public.definition_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published();
CREATE TRIGGER sheets_wait_for_register AFTER INSERT OR UPDATE OF status ON public.definition_versions FOR EACH ROW WHEN ((new.status = 'published'::text)) EXECUTE FUNCTION let_sheets_of_register_wait();
grant insert, select on definition_versions to bihuan_app;
grant update (content, content_hash, counted_at, published_at, published_by, status) on definition_versions to bihuan_app;

create table definitions (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  key text not null,
  title text not null,
  constraint ck_definitions__kind CHECK ((kind = ANY (ARRAY['form'::text, 'lifecycle'::text, 'register'::text, 'way'::text, 'plan'::text, 'series'::text, 'review'::text, 'option-set'::text]))),
  constraint pk_definitions PRIMARY KEY (tenant_id, id),
  constraint uq_definitions__key UNIQUE (tenant_id, kind, key)
);
alter table definitions enable row level security;
alter table definitions force row level security;
create policy p_definitions__own_tenant on definitions as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on definitions to bihuan_app;

create table design_changes (
  tenant_id uuid not null,
  design_id uuid not null,
  revision integer not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  commands jsonb not null,
  inverse jsonb not null,
  took_over_after integer,
  constraint fk_design_changes__by FOREIGN KEY (tenant_id, by_person) REFERENCES persons(tenant_id, id),
  constraint fk_design_changes__design FOREIGN KEY (tenant_id, design_id) REFERENCES designs(tenant_id, id),
  constraint pk_design_changes PRIMARY KEY (tenant_id, design_id, revision)
);
alter table design_changes enable row level security;
alter table design_changes force row level security;
create policy p_design_changes__own_tenant on design_changes as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on design_changes to bihuan_app;

create table design_rehearsal_rows (
  tenant_id uuid not null,
  rehearsal_id uuid not null,
  ordinal integer not null,
  unit_id uuid not null,
  weight integer not null,
  troubles text[] not null,
  told jsonb not null,
  constraint fk_design_rehearsal_rows__rehearsal FOREIGN KEY (tenant_id, rehearsal_id) REFERENCES design_rehearsals(tenant_id, id),
  constraint fk_design_rehearsal_rows__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_design_rehearsal_rows PRIMARY KEY (tenant_id, rehearsal_id, ordinal)
);
alter table design_rehearsal_rows enable row level security;
alter table design_rehearsal_rows force row level security;
create policy p_design_rehearsal_rows__own_tenant on design_rehearsal_rows as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on design_rehearsal_rows to bihuan_app;

create table design_rehearsals (
  tenant_id uuid not null,
  id uuid not null,
  design_id uuid not null,
  revision integer not null,
  document jsonb not null,
  units uuid[] not null,
  on_day date not null,
  answers jsonb not null,
  status text not null,
  done integer not null,
  total integer not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint ck_design_rehearsals__ended CHECK (((status = 'running'::text) = (ended_at IS NULL))),
  constraint ck_design_rehearsals__status CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'failed'::text]))),
  constraint fk_design_rehearsals__asked_by FOREIGN KEY (tenant_id, asked_by) REFERENCES persons(tenant_id, id),
  constraint fk_design_rehearsals__design FOREIGN KEY (tenant_id, design_id) REFERENCES designs(tenant_id, id),
  constraint pk_design_rehearsals PRIMARY KEY (tenant_id, id)
);
alter table design_rehearsals enable row level security;
alter table design_rehearsals force row level security;
CREATE INDEX ix_design_rehearsals__latest ON public.design_rehearsals USING btree (tenant_id, design_id, asked_at DESC);
create policy p_design_rehearsals__own_tenant on design_rehearsals as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on design_rehearsals to bihuan_app;
grant update (done, ended_at, status) on design_rehearsals to bihuan_app;

create table designs (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  key text not null,
  title text not null,
  base_version_id uuid,
  document jsonb not null,
  revision integer not null,
  status text not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  updated_by uuid not null,
  updated_at timestamp with time zone not null,
  draft_id uuid,
  brought_by uuid[] not null default '{}'::uuid[],
  form_bases jsonb not null default '{"out": {}, "forms": {}}'::jsonb,
  constraint ck_designs__handed_over CHECK (((status = 'handed-over'::text) = (draft_id IS NOT NULL))),
  constraint ck_designs__kind CHECK ((kind = ANY (ARRAY['lifecycle'::text, 'form'::text]))),
  constraint ck_designs__status CHECK ((status = ANY (ARRAY['open'::text, 'handed-over'::text, 'discarded'::text]))),
  constraint fk_designs__base FOREIGN KEY (tenant_id, base_version_id) REFERENCES definition_versions(tenant_id, id),
  constraint fk_designs__created_by FOREIGN KEY (tenant_id, created_by) REFERENCES persons(tenant_id, id),
  constraint fk_designs__draft FOREIGN KEY (tenant_id, draft_id) REFERENCES definition_drafts(tenant_id, id),
  constraint fk_designs__updated_by FOREIGN KEY (tenant_id, updated_by) REFERENCES persons(tenant_id, id),
  constraint pk_designs PRIMARY KEY (tenant_id, id)
);
alter table designs enable row level security;
alter table designs force row level security;
CREATE INDEX ix_designs__latest ON public.designs USING btree (tenant_id, updated_at DESC);
create policy p_designs__own_tenant on designs as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on designs to bihuan_app;
grant update (document, draft_id, form_bases, key, revision, status, title, updated_at, updated_by) on designs to bihuan_app;

create table drafts (
  tenant_id uuid not null,
  item_id uuid not null,
  form_key text not null,
  data jsonb not null,
  revision integer not null,
  saved_by uuid not null,
  saved_at timestamp with time zone not null,
  marks jsonb not null default '{"gone": {}, "places": {}, "earlier": {}, "savings": {}, "revision": 0}'::jsonb,
  asides jsonb not null default '[]'::jsonb,
  prefilled jsonb not null default '{}'::jsonb,
  constraint fk_drafts__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_drafts PRIMARY KEY (tenant_id, item_id, form_key)
);
alter table drafts enable row level security;
alter table drafts force row level security;
create policy p_drafts__own_tenant on drafts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on drafts to bihuan_app;

create table event_words (
  tenant_id uuid not null,
  event_id uuid not null,
  name text not null,
  secret bytea not null,
  value text not null,
  constraint pk_event_words PRIMARY KEY (tenant_id, event_id, name)
);
alter table event_words enable row level security;
alter table event_words force row level security;
create policy p_event_words__own_tenant on event_words as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER event_words_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.event_words FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on event_words to bihuan_app;

create table failed_recounts (
  tenant_id uuid not null,
  item_id uuid not null,
  attempts integer not null,
  failure text not null,
  try_at timestamp with time zone not null,
  dead_at timestamp with time zone,
  constraint fk_failed_recounts__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_failed_recounts PRIMARY KEY (tenant_id, item_id)
);
alter table failed_recounts enable row level security;
alter table failed_recounts force row level security;
create policy p_failed_recounts__own_tenant on failed_recounts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on failed_recounts to bihuan_app;

create table file_chunks (
  tenant_id uuid not null,
  file_id uuid not null,
  n integer not null,
  bytes bytea not null,
  constraint fk_file_chunks__file FOREIGN KEY (tenant_id, file_id) REFERENCES files(tenant_id, id),
  constraint pk_file_chunks PRIMARY KEY (tenant_id, file_id, n)
);
alter table file_chunks enable row level security;
alter table file_chunks force row level security;
create policy p_file_chunks__own_tenant on file_chunks as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on file_chunks to bihuan_app;

create table files (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone not null default now(),
  item_id uuid,
  constraint fk_files__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_files PRIMARY KEY (tenant_id, id)
);
alter table files enable row level security;
alter table files force row level security;
create policy p_files__own_tenant on files as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on files to bihuan_app;
grant update (item_id) on files to bihuan_app;

create table form_change_items (
  tenant_id uuid not null,
  change_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  why text,
  before jsonb,
  item_version integer,
  draft_revision integer,
  set_aside jsonb not null default '[]'::jsonb,
  constraint ck_form_change_items__outcome CHECK ((outcome = ANY (ARRAY['moved'::text, 'stays'::text, 'undone'::text, 'kept'::text]))),
  constraint fk_form_change_items__change FOREIGN KEY (tenant_id, change_id) REFERENCES form_changes(tenant_id, id),
  constraint fk_form_change_items__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_form_change_items PRIMARY KEY (tenant_id, change_id, item_id)
);
alter table form_change_items enable row level security;
alter table form_change_items force row level security;
CREATE INDEX ix_form_change_items__item ON public.form_change_items USING btree (tenant_id, item_id);
create policy p_form_change_items__own_tenant on form_change_items as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on form_change_items to bihuan_app;

create table form_changes (
  tenant_id uuid not null,
  id uuid not null,
  form_key text not null,
  kind text not null,
  definition jsonb,
  to_version uuid,
  reason text,
  undo_reason text,
  status text not null default 'running'::text,
  total integer not null,
  done integer not null default 0,
  after_item uuid,
  found jsonb not null default '{}'::jsonb,
  begun_by uuid not null,
  begun_at timestamp with time zone not null,
  undone_by uuid,
  constraint ck_form_changes__kind CHECK ((((kind = 'change'::text) = ((to_version IS NOT NULL) AND (reason IS NOT NULL))) AND (kind = ANY (ARRAY['rehearsal'::text, 'change'::text])))),
  constraint ck_form_changes__status CHECK ((status = ANY (ARRAY['running'::text, 'done'::text, 'failed'::text, 'undoing'::text, 'undone'::text]))),
  constraint fk_form_changes__begun_by FOREIGN KEY (tenant_id, begun_by) REFERENCES persons(tenant_id, id),
  constraint fk_form_changes__to_version FOREIGN KEY (tenant_id, to_version) REFERENCES definition_versions(tenant_id, id),
  constraint fk_form_changes__undone_by FOREIGN KEY (tenant_id, undone_by) REFERENCES persons(tenant_id, id),
  constraint pk_form_changes PRIMARY KEY (tenant_id, id)
);
alter table form_changes enable row level security;
alter table form_changes force row level security;
CREATE INDEX ix_form_changes__latest ON public.form_changes USING btree (tenant_id, form_key, begun_at DESC);
create policy p_form_changes__own_tenant on form_changes as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on form_changes to bihuan_app;

create table form_minutes (
  tenant_id uuid not null,
  form_version_id uuid not null,
  minutes integer not null,
  papers integer not null,
  constraint ck_form_minutes__minutes CHECK (((minutes >= 1) AND (minutes <= 240))),
  constraint fk_form_minutes__form FOREIGN KEY (tenant_id, form_version_id) REFERENCES definition_versions(tenant_id, id),
  constraint pk_form_minutes PRIMARY KEY (tenant_id, form_version_id, minutes)
);
alter table form_minutes enable row level security;
alter table form_minutes force row level security;
create policy p_form_minutes__own_tenant on form_minutes as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on form_minutes to bihuan_app;

create table form_numbers (
  tenant_id uuid not null,
  id uuid not null,
  form_key text not null,
  series text not null,
  year integer not null,
  number integer not null,
  item_id uuid not null,
  constraint ck_form_numbers__counts_from_one CHECK (((number > 0) AND (year >= 0))),
  constraint fk_form_numbers__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_form_numbers PRIMARY KEY (tenant_id, id),
  constraint uq_form_numbers__given_once UNIQUE (tenant_id, form_key, series, year, number)
);
alter table form_numbers enable row level security;
alter table form_numbers force row level security;
CREATE INDEX ix_form_numbers__item ON public.form_numbers USING btree (tenant_id, item_id);
create policy p_form_numbers__own_tenant on form_numbers as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on form_numbers to bihuan_app;

create table idempotency_keys (
  tenant_id uuid not null,
  person_id uuid not null,
  key uuid not null,
  request_hash bytea not null,
  status integer not null,
  answer json,
  created_at timestamp with time zone not null default now(),
  constraint pk_idempotency_keys PRIMARY KEY (tenant_id, person_id, key)
);
alter table idempotency_keys enable row level security;
alter table idempotency_keys force row level security;
create policy p_idempotency_keys__own_tenant on idempotency_keys as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on idempotency_keys to bihuan_app;

create table item_events (
  tenant_id uuid not null,
  item_id uuid not null,
  seq integer not null,
  id uuid not null,
  type text not null,
  record text not null,
  happened_at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  actor_id uuid,
  payload text not null,
  prev_hash bytea not null,
  hash bytea not null,
  constraint fk_item_events__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint pk_item_events PRIMARY KEY (tenant_id, item_id, seq),
  constraint uq_item_events__id UNIQUE (tenant_id, id)
);
alter table item_events enable row level security;
alter table item_events force row level security;
CREATE INDEX ix_item_events__happened ON public.item_events USING btree (tenant_id, happened_at);
create policy p_item_events__own_tenant on item_events as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER item_events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.item_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on item_events to bihuan_app;

create table item_waits (
  tenant_id uuid not null,
  item_id uuid not null,
  place text not null,
  round integer not null,
  awaited_id uuid not null,
  is_there boolean not null default false,
  constraint fk_item_waits__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id) DEFERRABLE INITIALLY DEFERRED,
  constraint pk_item_waits PRIMARY KEY (tenant_id, item_id, place, round, awaited_id)
);
alter table item_waits enable row level security;
alter table item_waits force row level security;
CREATE INDEX ix_item_waits__awaited ON public.item_waits USING btree (tenant_id, awaited_id);
create policy p_item_waits__own_tenant on item_waits as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on item_waits to bihuan_app;

create table items (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  parent_id uuid,
  root_id uuid not null,
  unit_id uuid not null,
  subject_unit_id uuid,
  subject_person_id uuid,
  title text not null,
  privacy text not null,
  list_key text,
  main_form text,
  lifecycle_version_id uuid not null,
  pins jsonb not null,
  starts_on date,
  due_on date,
  due_words text,
  basis text,
  number text,
  leader_id uuid,
  owner_id uuid,
  filler_id uuid,
  creator_id uuid,
  value jsonb not null,
  context jsonb not null,
  states text[] not null,
  ended text,
  version integer not null,
  head_seq integer not null,
  head_hash bytea,
  submissions integer not null,
  returns integer not null default 0,
  reopened integer not null default 0,
  is_registered_late boolean not null default false,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  submitter_id uuid default ((context ->> 'submitter'::text))::uuid,
  unheld jsonb default 
CASE
    WHEN (ended = ANY (ARRAY['done'::text, 'void'::text])) THEN NULL::jsonb
    WHEN (((value)::text !~~ '%: "open"%: "open"%'::text) AND jsonb_path_exists(context, '$."places".*."slots"[*]?(!(exists (@."closed")))'::jsonpath) AND (NOT jsonb_path_exists(context, '$."places".*."unfilled"'::jsonpath))) THEN NULL::jsonb
    ELSE NULLIF(jsonb_path_query_array(context, '$."places".keyvalue()?((@."key" == $"open"[*] && !(exists (@."value"."children"))) && (exists (@."value"."unfilled") || !(exists (@."value"."slots"[*]?(!(exists (@."closed")))))))."key"'::jsonpath, jsonb_set('{"open": []}'::jsonb, '{open}'::text[], jsonb_path_query_array(value, '$.**?(@.type() == "object").keyvalue()?(@."value" == "open")."key"'::jsonpath))), '[]'::jsonb)
END,
  constraint ck_items__ended CHECK ((ended = ANY (ARRAY['done'::text, 'void'::text]))),
  constraint ck_items__privacy CHECK ((privacy = ANY (ARRAY['normal'::text, 'restricted'::text]))),
  constraint fk_items__lifecycle FOREIGN KEY (tenant_id, lifecycle_version_id) REFERENCES definition_versions(tenant_id, id),
  constraint fk_items__parent FOREIGN KEY (tenant_id, parent_id) REFERENCES items(tenant_id, id),
  constraint fk_items__subject_person FOREIGN KEY (tenant_id, subject_person_id) REFERENCES persons(tenant_id, id),
  constraint fk_items__subject_unit FOREIGN KEY (tenant_id, subject_unit_id) REFERENCES units(tenant_id, id),
  constraint fk_items__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_items PRIMARY KEY (tenant_id, id)
);
alter table items enable row level security;
alter table items force row level security;
CREATE INDEX ix_items__lifecycle_version ON public.items USING btree (tenant_id, lifecycle_version_id) WHERE (ended IS NULL);
CREATE INDEX ix_items__main_form ON public.items USING btree (tenant_id, main_form, privacy, ended) WHERE (main_form IS NOT NULL);
CREATE INDEX ix_items__parent ON public.items USING btree (tenant_id, parent_id);
CREATE INDEX ix_items__root ON public.items USING btree (tenant_id, root_id, kind);
CREATE INDEX ix_items__submitter ON public.items USING btree (tenant_id, submitter_id) WHERE (submitter_id IS NOT NULL);
CREATE INDEX ix_items__unheld ON public.items USING btree (tenant_id, due_on, id) WHERE (unheld IS NOT NULL);
CREATE INDEX ix_items__unit ON public.items USING btree (tenant_id, unit_id, kind);
create policy p_items__own_tenant on items as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER accepted_sheets_wait AFTER UPDATE OF ended ON public.items FOR EACH ROW WHEN (((new.ended = 'done'::text) AND (old.ended IS DISTINCT FROM 'done'::text) AND (new.main_form IS NOT NULL) AND (new.privacy = 'normal'::text))) EXECUTE FUNCTION let_sheet_wait();
CREATE TRIGGER register_entries_are_kept AFTER UPDATE OF states, ended, reopened, due_on, unit_id, leader_id, owner_id ON public.items FOR EACH ROW WHEN ((new.kind = 'entry'::text)) EXECUTE FUNCTION keep_register_entry();
grant delete, insert, select, update on items to bihuan_app;

create table lifecycle_migration_items (
  tenant_id uuid not null,
  migration_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  why jsonb,
  version_after integer,
  before jsonb,
  constraint ck_lifecycle_migration_items__outcome CHECK ((outcome = ANY (ARRAY['moved'::text, 'blocked'::text, 'undone'::text, 'kept'::text]))),
  constraint fk_lifecycle_migration_items__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_lifecycle_migration_items__migration FOREIGN KEY (tenant_id, migration_id) REFERENCES lifecycle_migrations(tenant_id, id),
  constraint pk_lifecycle_migration_items PRIMARY KEY (tenant_id, migration_id, item_id)
);
alter table lifecycle_migration_items enable row level security;
alter table lifecycle_migration_items force row level security;
CREATE INDEX ix_lifecycle_migration_items__item ON public.lifecycle_migration_items USING btree (tenant_id, item_id);
create policy p_lifecycle_migration_items__own_tenant on lifecycle_migration_items as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on lifecycle_migration_items to bihuan_app;

create table lifecycle_migrations (
  tenant_id uuid not null,
  id uuid not null,
  from_version uuid not null,
  to_version uuid not null,
  mapping jsonb not null,
  reason text not null,
  undo_reason text,
  status text not null default 'moving'::text,
  ordered_by uuid not null,
  ordered_at timestamp with time zone not null,
  undone_by uuid,
  stay jsonb not null default '{"items": [], "places": []}'::jsonb,
  constraint ck_lifecycle_migrations__status CHECK ((status = ANY (ARRAY['moving'::text, 'moved'::text, 'failed'::text, 'undoing'::text, 'undone'::text]))),
  constraint fk_lifecycle_migrations__from_version FOREIGN KEY (tenant_id, from_version) REFERENCES definition_versions(tenant_id, id),
  constraint fk_lifecycle_migrations__ordered_by FOREIGN KEY (tenant_id, ordered_by) REFERENCES persons(tenant_id, id),
  constraint fk_lifecycle_migrations__to_version FOREIGN KEY (tenant_id, to_version) REFERENCES definition_versions(tenant_id, id),
  constraint fk_lifecycle_migrations__undone_by FOREIGN KEY (tenant_id, undone_by) REFERENCES persons(tenant_id, id),
  constraint pk_lifecycle_migrations PRIMARY KEY (tenant_id, id)
);
alter table lifecycle_migrations enable row level security;
alter table lifecycle_migrations force row level security;
CREATE INDEX ix_lifecycle_migrations__from_version ON public.lifecycle_migrations USING btree (tenant_id, from_version);
CREATE INDEX ix_lifecycle_migrations__to_version ON public.lifecycle_migrations USING btree (tenant_id, to_version);
create policy p_lifecycle_migrations__own_tenant on lifecycle_migrations as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on lifecycle_migrations to bihuan_app;

create table memberships (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  during daterange not null,
  constraint ex_memberships__once_at_a_time EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, unit_id WITH =, during WITH &&),
  constraint fk_memberships__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint fk_memberships__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_memberships PRIMARY KEY (tenant_id, id)
);
alter table memberships enable row level security;
alter table memberships force row level security;
CREATE INDEX ix_memberships__unit ON public.memberships USING btree (tenant_id, unit_id);
create policy p_memberships__own_tenant on memberships as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on memberships to bihuan_app;

create table notifications (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  item_id uuid,
  facts jsonb not null,
  told_at timestamp with time zone not null,
  read_at timestamp with time zone,
  constraint fk_notifications__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_notifications__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_notifications PRIMARY KEY (tenant_id, id)
);
alter table notifications enable row level security;
alter table notifications force row level security;
CREATE INDEX ix_notifications__of_person ON public.notifications USING btree (tenant_id, person_id, told_at DESC);
create policy p_notifications__own_tenant on notifications as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on notifications to bihuan_app;

create table number_series (
  tenant_id uuid not null,
  key text not null,
  year integer not null,
  last integer not null,
  constraint pk_number_series PRIMARY KEY (tenant_id, key, year)
);
alter table number_series enable row level security;
alter table number_series force row level security;
create policy p_number_series__own_tenant on number_series as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on number_series to bihuan_app;

create table organisation_events (
  tenant_id uuid not null,
  seq integer not null,
  id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  record text not null,
  mentions text[] not null,
  at timestamp with time zone not null,
  entered_at timestamp with time zone not null,
  by_person_id uuid,
  payload text not null,
  prev_hash bytea not null,
  hash bytea not null,
  constraint fk_organisation_events__by FOREIGN KEY (tenant_id, by_person_id) REFERENCES persons(tenant_id, id),
  constraint pk_organisation_events PRIMARY KEY (tenant_id, seq),
  constraint uq_organisation_events__id UNIQUE (tenant_id, id)
);
alter table organisation_events enable row level security;
alter table organisation_events force row level security;
CREATE INDEX ix_organisation_events__subject ON public.organisation_events USING btree (tenant_id, subject_kind, subject_id);
create policy p_organisation_events__own_tenant on organisation_events as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_events_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.organisation_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on organisation_events to bihuan_app;

create table organisation_versions (
  tenant_id uuid not null,
  version uuid not null,
  constraint pk_organisation_versions PRIMARY KEY (tenant_id)
);
alter table organisation_versions enable row level security;
alter table organisation_versions force row level security;
create policy p_organisation_versions__own_tenant on organisation_versions as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on organisation_versions to bihuan_app;

create table outbound_addresses (
  tenant_id uuid not null,
  person_id uuid not null,
  address text not null,
  code_hash bytea,
  code_until timestamp with time zone,
  attempts integer not null default 0,
  asked_at timestamp with time zone not null default now(),
  confirmed_at timestamp with time zone,
  constraint fk_outbound_addresses__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_outbound_addresses PRIMARY KEY (tenant_id, person_id)
);
alter table outbound_addresses enable row level security;
alter table outbound_addresses force row level security;
create policy p_outbound_addresses__own_tenant on outbound_addresses as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on outbound_addresses to bihuan_app;

create table outbound_messages (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  sealed bytea,
  made_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone,
  constraint ck_outbound_messages__words_go_when_sent CHECK (((sealed IS NULL) = (sent_at IS NOT NULL))),
  constraint fk_outbound_messages__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_outbound_messages PRIMARY KEY (tenant_id, id)
);
alter table outbound_messages enable row level security;
alter table outbound_messages force row level security;
create policy p_outbound_messages__own_tenant on outbound_messages as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on outbound_messages to bihuan_app;

create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamp with time zone not null default now(),
  due_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  dead_at timestamp with time zone,
  failure text,
  constraint pk_outbox PRIMARY KEY (tenant_id, id)
);
alter table outbox enable row level security;
alter table outbox force row level security;
CREATE INDEX ix_outbox__waiting ON public.outbox USING btree (tenant_id, due_at) WHERE (dead_at IS NULL);
create policy p_outbox__own_tenant on outbox as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on outbox to bihuan_app;

create table persons (
  tenant_id uuid not null,
  id uuid not null,
  staff_no text not null,
  mobile text not null,
  name text not null,
  is_cadre boolean not null,
  text_size text not null default 'standard'::text,
  demo_job text,
  version integer not null default 1,
  left_on date,
  constraint ck_persons__text_size CHECK ((text_size = ANY (ARRAY['standard'::text, 'large'::text, 'extra'::text]))),
  constraint pk_persons PRIMARY KEY (tenant_id, id),
  constraint uq_persons__mobile UNIQUE (tenant_id, mobile),
  constraint uq_persons__staff_no UNIQUE (tenant_id, staff_no)
);
alter table persons enable row level security;
alter table persons force row level security;
create policy p_persons__own_tenant on persons as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OF staff_no OR TRUNCATE ON public.persons FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on persons to bihuan_app;

create table plan_stages (
  tenant_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  ordinal integer not null,
  label text not null,
  title text not null,
  focus text not null,
  paths jsonb not null,
  starts_on date,
  due_text text not null,
  due_on date,
  is_gate boolean not null,
  item_id uuid not null,
  key text,
  printed_step text,
  is_unchecked boolean not null default false,
  constraint fk_plan_stages__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_plan_stages__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_plan_stages PRIMARY KEY (tenant_id, id),
  constraint uq_plan_stages__ordinal UNIQUE (tenant_id, campaign_id, ordinal) DEFERRABLE
);
alter table plan_stages enable row level security;
alter table plan_stages force row level security;
create policy p_plan_stages__own_tenant on plan_stages as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on plan_stages to bihuan_app;

create table plan_tasks (
  tenant_id uuid not null,
  id uuid not null,
  campaign_id uuid not null,
  stage_id uuid not null,
  ordinal integer not null,
  printed_no text not null,
  title text not null,
  short_title text not null,
  lead_text text,
  lead jsonb,
  lead_source text,
  due_text text not null,
  due_on date,
  due_reading text,
  how jsonb,
  item_id uuid,
  no_due boolean not null default false,
  is_unchecked boolean not null default false,
  added_on date,
  constraint ck_plan_tasks__no_due CHECK (((NOT no_due) OR (due_on IS NULL))),
  constraint fk_plan_tasks__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_plan_tasks__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_plan_tasks__stage FOREIGN KEY (tenant_id, stage_id) REFERENCES plan_stages(tenant_id, id),
  constraint pk_plan_tasks PRIMARY KEY (tenant_id, id),
  constraint uq_plan_tasks__ordinal UNIQUE (tenant_id, campaign_id, ordinal) DEFERRABLE
);
alter table plan_tasks enable row level security;
alter table plan_tasks force row level security;
CREATE INDEX ix_plan_tasks__item ON public.plan_tasks USING btree (tenant_id, item_id) WHERE (item_id IS NOT NULL);
create policy p_plan_tasks__own_tenant on plan_tasks as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on plan_tasks to bihuan_app;

create table post_holdings (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post_id uuid not null,
  during daterange not null,
  awaits_release boolean not null default false,
  constraint ex_post_holdings__once_at_a_time EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, unit_id WITH =, post_id WITH =, during WITH &&),
  constraint fk_post_holdings__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint fk_post_holdings__post FOREIGN KEY (tenant_id, post_id) REFERENCES posts(tenant_id, id),
  constraint fk_post_holdings__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_post_holdings PRIMARY KEY (tenant_id, id)
);
alter table post_holdings enable row level security;
alter table post_holdings force row level security;
CREATE INDEX ix_post_holdings__post ON public.post_holdings USING btree (tenant_id, post_id, unit_id);
CREATE INDEX ix_post_holdings__unit ON public.post_holdings USING btree (tenant_id, unit_id);
create policy p_post_holdings__own_tenant on post_holdings as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER administrators_are_three_people AFTER INSERT OR UPDATE ON public.post_holdings FOR EACH ROW EXECUTE FUNCTION refuse_administrators_in_one_hand();
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.post_holdings FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on post_holdings to bihuan_app;

create table posts (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  label text not null,
  ordinal integer not null,
  permissions text[] not null,
  version integer not null default 1,
  library_permissions text[] not null default '{}'::text[],
  awaiting text[] not null default '{}'::text[],
  awaiting_by uuid,
  constraint ck_posts__awaiting_from_somebody CHECK (((awaiting = '{}'::text[]) = (awaiting_by IS NULL))),
  constraint ck_posts__one_administrator CHECK (((((('people.manage'::text = ANY (permissions)))::integer + (('security.manage'::text = ANY (permissions)))::integer) + (('audit.manage'::text = ANY (permissions)))::integer) <= 1)),
  constraint fk_posts__awaiting_by FOREIGN KEY (tenant_id, awaiting_by) REFERENCES persons(tenant_id, id),
  constraint pk_posts PRIMARY KEY (tenant_id, id),
  constraint uq_posts__key UNIQUE (tenant_id, key)
);
alter table posts enable row level security;
alter table posts force row level security;
create policy p_posts__own_tenant on posts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.posts FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
CREATE TRIGGER posts_keep_administrators_apart AFTER INSERT OR UPDATE ON public.posts FOR EACH ROW EXECUTE FUNCTION refuse_administrators_in_one_hand();
grant delete, insert, select, update on posts to bihuan_app;

create table process_case_changes (
  tenant_id uuid not null,
  case_id uuid not null,
  revision integer not null,
  what text not null,
  by_person uuid not null,
  at timestamp with time zone not null,
  content jsonb not null,
  constraint ck_process_case_changes__what CHECK ((what = ANY (ARRAY['made'::text, 'changed'::text, 'rerecorded'::text, 'copied'::text, 'removed'::text]))),
  constraint fk_process_case_changes__by FOREIGN KEY (tenant_id, by_person) REFERENCES persons(tenant_id, id),
  constraint fk_process_case_changes__case FOREIGN KEY (tenant_id, case_id) REFERENCES process_cases(tenant_id, id),
  constraint pk_process_case_changes PRIMARY KEY (tenant_id, case_id, revision)
);
alter table process_case_changes enable row level security;
alter table process_case_changes force row level security;
create policy p_process_case_changes__own_tenant on process_case_changes as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on process_case_changes to bihuan_app;

create table process_cases (
  tenant_id uuid not null,
  id uuid not null,
  process_key text not null,
  revision integer not null,
  unit_id uuid not null,
  name text not null,
  run jsonb not null,
  expected jsonb not null,
  told jsonb not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  is_removed boolean not null,
  constraint fk_process_cases__changed_by FOREIGN KEY (tenant_id, changed_by) REFERENCES persons(tenant_id, id),
  constraint fk_process_cases__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_process_cases PRIMARY KEY (tenant_id, id)
);
alter table process_cases enable row level security;
alter table process_cases force row level security;
CREATE INDEX ix_process_cases__process ON public.process_cases USING btree (tenant_id, process_key);
create policy p_process_cases__own_tenant on process_cases as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on process_cases to bihuan_app;

create table proxies (
  tenant_id uuid not null,
  id uuid not null,
  principal_id uuid not null,
  proxy_id uuid not null,
  during daterange not null,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint ck_proxies__not_oneself CHECK ((principal_id <> proxy_id)),
  constraint ck_proxies__revoked_by_somebody CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint ck_proxies__window_has_days CHECK (((NOT isempty(during)) AND (NOT lower_inf(during)) AND (NOT upper_inf(during)))),
  constraint ex_proxies__one_at_a_time EXCLUDE USING gist (tenant_id WITH =, principal_id WITH =, during WITH &&) WHERE ((revoked_at IS NULL)),
  constraint fk_proxies__created_by FOREIGN KEY (tenant_id, created_by) REFERENCES persons(tenant_id, id),
  constraint fk_proxies__principal FOREIGN KEY (tenant_id, principal_id) REFERENCES persons(tenant_id, id),
  constraint fk_proxies__proxy FOREIGN KEY (tenant_id, proxy_id) REFERENCES persons(tenant_id, id),
  constraint fk_proxies__revoked_by FOREIGN KEY (tenant_id, revoked_by) REFERENCES persons(tenant_id, id),
  constraint pk_proxies PRIMARY KEY (tenant_id, id)
);
alter table proxies enable row level security;
alter table proxies force row level security;
CREATE INDEX ix_proxies__standing ON public.proxies USING btree (tenant_id, proxy_id) WHERE (revoked_at IS NULL);
create policy p_proxies__own_tenant on proxies as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.proxies FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on proxies to bihuan_app;

create table reading_grants (
  tenant_id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  constraint fk_reading_grants__granted_by FOREIGN KEY (tenant_id, granted_by) REFERENCES persons(tenant_id, id),
  constraint fk_reading_grants__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_reading_grants__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_reading_grants PRIMARY KEY (tenant_id, item_id, person_id)
);
alter table reading_grants enable row level security;
alter table reading_grants force row level security;
CREATE INDEX ix_reading_grants__of_person ON public.reading_grants USING btree (tenant_id, person_id, granted_at DESC);
create policy p_reading_grants__own_tenant on reading_grants as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on reading_grants to bihuan_app;

create table register_entries (
  tenant_id uuid not null,
  item_id uuid not null,
  register_key text not null,
  serial integer not null,
  source_item_id uuid not null,
  source_submission_id uuid not null,
  source_row_id text not null,
  class text,
  campaign_id uuid not null,
  merged_into uuid,
  state text not null,
  is_open boolean not null,
  is_reopened boolean not null,
  due_on date,
  unit_id uuid not null,
  leader_id uuid,
  owner_id uuid,
  source_unit_id uuid not null,
  is_taken_off boolean not null default false,
  constraint ck_register_entries__merged_elsewhere CHECK ((merged_into <> item_id)),
  constraint fk_register_entries__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES items(tenant_id, id),
  constraint fk_register_entries__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_register_entries__merged_into FOREIGN KEY (tenant_id, merged_into) REFERENCES register_entries(tenant_id, item_id),
  constraint fk_register_entries__submission FOREIGN KEY (tenant_id, source_submission_id) REFERENCES submissions(tenant_id, id),
  constraint pk_register_entries PRIMARY KEY (tenant_id, item_id),
  constraint uq_register_entries__row_once EXCLUDE USING btree (tenant_id WITH =, register_key WITH =, source_item_id WITH =, source_row_id WITH =) WHERE ((NOT is_taken_off)),
  constraint uq_register_entries__serial UNIQUE (tenant_id, register_key, serial)
);
alter table register_entries enable row level security;
alter table register_entries force row level security;
CREATE INDEX ix_register_entries__campaign ON public.register_entries USING btree (tenant_id, register_key, campaign_id, serial);
CREATE INDEX ix_register_entries__class ON public.register_entries USING btree (tenant_id, register_key, class, serial);
CREATE INDEX ix_register_entries__due ON public.register_entries USING btree (tenant_id, register_key, due_on, serial);
CREATE INDEX ix_register_entries__leader ON public.register_entries USING btree (tenant_id, leader_id, serial);
CREATE INDEX ix_register_entries__merged_into ON public.register_entries USING btree (tenant_id, merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX ix_register_entries__open_due ON public.register_entries USING btree (tenant_id, register_key, due_on, serial) WHERE is_open;
CREATE INDEX ix_register_entries__owner ON public.register_entries USING btree (tenant_id, owner_id, serial);
CREATE INDEX ix_register_entries__reopened ON public.register_entries USING btree (tenant_id, register_key, serial) WHERE is_reopened;
CREATE INDEX ix_register_entries__source_unit ON public.register_entries USING btree (tenant_id, source_unit_id, serial);
CREATE INDEX ix_register_entries__state ON public.register_entries USING btree (tenant_id, register_key, state, serial);
CREATE INDEX ix_register_entries__unit ON public.register_entries USING btree (tenant_id, unit_id, serial);
CREATE UNIQUE INDEX uq_register_entries__standing_row_once ON public.register_entries USING btree (tenant_id, register_key, source_item_id, source_row_id) WHERE (NOT is_taken_off);
create policy p_register_entries__own_tenant on register_entries as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER register_entries_are_tallied AFTER INSERT OR DELETE OR UPDATE ON public.register_entries FOR EACH ROW EXECUTE FUNCTION tally_register_entry();
CREATE TRIGGER taken_off_rows_wait AFTER UPDATE OF is_taken_off ON public.register_entries FOR EACH ROW WHEN ((new.is_taken_off AND (NOT old.is_taken_off))) EXECUTE FUNCTION let_row_wait();
grant delete, insert, select, update on register_entries to bihuan_app;

create table register_evidence (
  tenant_id uuid not null,
  item_id uuid not null,
  form_key text not null,
  revision integer not null,
  what text not null,
  hash bytea not null,
  is_newest boolean not null,
  constraint ck_register_evidence__what CHECK ((what = ANY (ARRAY['file'::text, 'text'::text]))),
  constraint fk_register_evidence__entry FOREIGN KEY (tenant_id, item_id) REFERENCES register_entries(tenant_id, item_id),
  constraint pk_register_evidence PRIMARY KEY (tenant_id, item_id, form_key, revision, what, hash)
);
alter table register_evidence enable row level security;
alter table register_evidence force row level security;
CREATE INDEX ix_register_evidence__hash ON public.register_evidence USING btree (tenant_id, what, hash);
create policy p_register_evidence__own_tenant on register_evidence as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on register_evidence to bihuan_app;

create table register_samples (
  tenant_id uuid not null,
  id uuid not null,
  register_key text not null,
  campaign_id uuid not null,
  number text not null,
  size integer not null,
  pool integer[] not null,
  drawn_on date not null,
  drawn_by uuid not null,
  constraint ck_register_samples__size CHECK (((size > 0) AND (size <= cardinality(pool)))),
  constraint fk_register_samples__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES items(tenant_id, id),
  constraint fk_register_samples__drawn_by FOREIGN KEY (tenant_id, drawn_by) REFERENCES persons(tenant_id, id),
  constraint pk_register_samples PRIMARY KEY (tenant_id, id),
  constraint uq_register_samples__number UNIQUE (tenant_id, register_key, number)
);
alter table register_samples enable row level security;
alter table register_samples force row level security;
create policy p_register_samples__own_tenant on register_samples as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on register_samples to bihuan_app;

create table register_samples_drawn (
  tenant_id uuid not null,
  sample_id uuid not null,
  item_id uuid not null,
  "position" integer not null,
  is_good boolean,
  constraint fk_register_samples_drawn__entry FOREIGN KEY (tenant_id, item_id) REFERENCES register_entries(tenant_id, item_id),
  constraint fk_register_samples_drawn__sample FOREIGN KEY (tenant_id, sample_id) REFERENCES register_samples(tenant_id, id),
  constraint pk_register_samples_drawn PRIMARY KEY (tenant_id, sample_id, item_id)
);
alter table register_samples_drawn enable row level security;
alter table register_samples_drawn force row level security;
CREATE UNIQUE INDEX uq_register_samples_drawn__one_open ON public.register_samples_drawn USING btree (tenant_id, item_id) WHERE (is_good IS NULL);
create policy p_register_samples_drawn__own_tenant on register_samples_drawn as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on register_samples_drawn to bihuan_app;

create table register_tallies (
  tenant_id uuid not null,
  id uuid not null default gen_random_uuid(),
  register_key text not null,
  campaign_id uuid,
  state text not null,
  class text,
  is_open boolean not null,
  is_reopened boolean not null,
  due_on date,
  n bigint not null,
  is_summed boolean not null default false,
  constraint pk_register_tallies PRIMARY KEY (tenant_id, id)
);
alter table register_tallies enable row level security;
alter table register_tallies force row level security;
CREATE INDEX ix_register_tallies__all ON public.register_tallies USING btree (tenant_id, register_key) WHERE ((campaign_id IS NULL) OR (NOT is_summed));
CREATE INDEX ix_register_tallies__campaign ON public.register_tallies USING btree (tenant_id, register_key, campaign_id);
create policy p_register_tallies__own_tenant on register_tallies as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on register_tallies to bihuan_app;

create table reminders (
  tenant_id uuid not null,
  item_id uuid not null,
  on_day date not null,
  by_person uuid not null,
  people uuid[] not null,
  reminded_at timestamp with time zone not null,
  entered_at timestamp with time zone not null default now(),
  constraint fk_reminders__by_person FOREIGN KEY (tenant_id, by_person) REFERENCES persons(tenant_id, id),
  constraint fk_reminders__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_reminders PRIMARY KEY (tenant_id, item_id, on_day)
);
alter table reminders enable row level security;
alter table reminders force row level security;
create policy p_reminders__own_tenant on reminders as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER reminders_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.reminders FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on reminders to bihuan_app;

create table review_counts (
  tenant_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  unit_id uuid,
  sheet_id uuid,
  edition integer not null,
  cut_off date not null,
  figures jsonb not null,
  behind jsonb not null,
  reason text,
  counted_by uuid,
  counted_at timestamp with time zone not null,
  entered_at timestamp with time zone not null default now(),
  constraint ck_review_counts__reason CHECK (((edition = 1) OR (reason IS NOT NULL))),
  constraint fk_review_counts__review FOREIGN KEY (tenant_id, review_id) REFERENCES reviews(tenant_id, item_id),
  constraint fk_review_counts__sheet FOREIGN KEY (tenant_id, sheet_id) REFERENCES items(tenant_id, id),
  constraint fk_review_counts__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_review_counts PRIMARY KEY (tenant_id, id),
  constraint uq_review_counts__edition UNIQUE NULLS NOT DISTINCT (tenant_id, review_id, unit_id, edition)
);
alter table review_counts enable row level security;
alter table review_counts force row level security;
create policy p_review_counts__own_tenant on review_counts as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER review_counts_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.review_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on review_counts to bihuan_app;

create table review_units (
  tenant_id uuid not null,
  review_id uuid not null,
  unit_id uuid not null,
  sheet_unit_id uuid,
  constraint fk_review_units__review FOREIGN KEY (tenant_id, review_id) REFERENCES reviews(tenant_id, item_id),
  constraint fk_review_units__sheet_unit FOREIGN KEY (tenant_id, sheet_unit_id) REFERENCES units(tenant_id, id),
  constraint fk_review_units__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_review_units PRIMARY KEY (tenant_id, review_id, unit_id)
);
alter table review_units enable row level security;
alter table review_units force row level security;
CREATE INDEX ix_review_units__sheet ON public.review_units USING btree (tenant_id, review_id, sheet_unit_id);
create policy p_review_units__own_tenant on review_units as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on review_units to bihuan_app;

create table reviews (
  tenant_id uuid not null,
  item_id uuid not null,
  campaign_id uuid not null,
  definition_version_id uuid not null,
  cut_off date not null,
  sheets_total integer,
  is_cancelled boolean not null default false,
  constraint fk_reviews__campaign FOREIGN KEY (tenant_id, campaign_id) REFERENCES campaigns(tenant_id, item_id),
  constraint fk_reviews__definition FOREIGN KEY (tenant_id, definition_version_id) REFERENCES definition_versions(tenant_id, id),
  constraint fk_reviews__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_reviews PRIMARY KEY (tenant_id, item_id)
);
alter table reviews enable row level security;
alter table reviews force row level security;
CREATE UNIQUE INDEX uq_reviews__one_a_campaign ON public.reviews USING btree (tenant_id, campaign_id) WHERE (NOT is_cancelled);
create policy p_reviews__own_tenant on reviews as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on reviews to bihuan_app;

create table saved_views (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  screen text not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null default now(),
  constraint fk_saved_views__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_saved_views PRIMARY KEY (tenant_id, id),
  constraint uq_saved_views__name_once UNIQUE (tenant_id, person_id, screen, name)
);
alter table saved_views enable row level security;
alter table saved_views force row level security;
create policy p_saved_views__own_tenant on saved_views as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on saved_views to bihuan_app;

create table sessions (
  tenant_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  is_public_computer boolean not null,
  created_at timestamp with time zone not null default now(),
  seen_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint fk_sessions__account FOREIGN KEY (tenant_id, person_id) REFERENCES accounts(tenant_id, person_id),
  constraint pk_sessions PRIMARY KEY (tenant_id, token_hash)
);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy p_sessions__own_tenant on sessions as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on sessions to bihuan_app;

create table setup_links (
  tenant_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint pk_setup_links PRIMARY KEY (tenant_id, id),
  constraint uq_setup_links__token UNIQUE (tenant_id, token_hash)
);
alter table setup_links enable row level security;
alter table setup_links force row level security;
create policy p_setup_links__own_tenant on setup_links as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on setup_links to bihuan_app;

create table slate_choices (
  tenant_id uuid not null,
  item_id uuid not null,
  place text not null,
  person_id uuid not null,
  ordinal integer not null,
  chosen_by uuid not null,
  chosen_at timestamp with time zone not null,
  constraint fk_slate_choices__chosen_by FOREIGN KEY (tenant_id, chosen_by) REFERENCES persons(tenant_id, id),
  constraint fk_slate_choices__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint fk_slate_choices__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_slate_choices PRIMARY KEY (tenant_id, item_id, place, person_id)
);
alter table slate_choices enable row level security;
alter table slate_choices force row level security;
create policy p_slate_choices__own_tenant on slate_choices as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on slate_choices to bihuan_app;

create table step_deadlines (
  tenant_id uuid not null,
  item_id uuid not null,
  place text not null,
  round integer not null,
  n integer not null,
  amount integer not null,
  unit text not null,
  started_at timestamp with time zone not null,
  on_day date,
  at timestamp with time zone not null,
  is_provisional boolean not null default false,
  moved_from date,
  stopped_at timestamp with time zone,
  done_at timestamp with time zone,
  disarmed_at timestamp with time zone,
  attempts integer not null default 0,
  try_at timestamp with time zone,
  failure text,
  dead_at timestamp with time zone,
  kind text not null default 'due'::text,
  is_fixed boolean not null default false,
  calendar jsonb,
  constraint ck_step_deadlines__day_where_counted_in_days CHECK (((on_day IS NULL) = (unit = 'hours'::text))),
  constraint ck_step_deadlines__kind CHECK ((kind = ANY (ARRAY['due'::text, 'wait'::text]))),
  constraint ck_step_deadlines__only_waits_are_fixed CHECK (((kind = 'wait'::text) OR (NOT is_fixed))),
  constraint ck_step_deadlines__unit CHECK ((unit = ANY (ARRAY['working-days'::text, 'days'::text, 'hours'::text]))),
  constraint fk_step_deadlines__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_step_deadlines PRIMARY KEY (tenant_id, item_id, place, round, n)
);
alter table step_deadlines enable row level security;
alter table step_deadlines force row level security;
CREATE INDEX ix_step_deadlines__counted ON public.step_deadlines USING btree (tenant_id, item_id, place, round) WHERE ((n = 0) AND (unit = 'working-days'::text) AND (done_at IS NULL) AND (disarmed_at IS NULL));
CREATE INDEX ix_step_deadlines__next ON public.step_deadlines USING btree (tenant_id, at) WHERE ((done_at IS NULL) AND (disarmed_at IS NULL) AND (stopped_at IS NULL) AND (dead_at IS NULL));
create policy p_step_deadlines__own_tenant on step_deadlines as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on step_deadlines to bihuan_app;

create table submissions (
  tenant_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  form_key text not null,
  form_version_id uuid not null,
  revision integer not null,
  data jsonb not null,
  secret bytea not null,
  seq integer not null,
  submitted_by uuid not null,
  submitted_at timestamp with time zone not null,
  constraint fk_submissions__form FOREIGN KEY (tenant_id, form_version_id) REFERENCES definition_versions(tenant_id, id),
  constraint fk_submissions__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_submissions PRIMARY KEY (tenant_id, id),
  constraint uq_submissions__revision UNIQUE (tenant_id, item_id, form_key, revision)
);
alter table submissions enable row level security;
alter table submissions force row level security;
create policy p_submissions__own_tenant on submissions as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER submissions_are_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.submissions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
grant insert, select on submissions to bihuan_app;

create table tenants (
  id uuid not null,
  name text not null,
  zone text not null,
  office_phone text not null,
  business_on date,
  created_at timestamp with time zone not null default now(),
  kind text not null,
  constraint ck_tenants__date_of_its_own CHECK (((kind = 'own'::text) = (business_on IS NULL))),
  constraint ck_tenants__kind CHECK ((kind = ANY (ARRAY['demo'::text, 'trial'::text, 'own'::text]))),
  constraint pk_tenants PRIMARY KEY (id)
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy p_tenants__own on tenants as permissive for all to public using ((id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
create policy p_tenants__owner on tenants as permissive for all to bihuan_owner using (true);
CREATE TRIGGER tenants_say_what_they_are BEFORE INSERT ON public.tenants FOR EACH ROW EXECUTE FUNCTION say_what_a_tenant_is();
grant delete, insert, select, update on tenants to bihuan_app;

create table unit_departments (
  tenant_id uuid not null,
  unit_id uuid not null,
  department_id uuid not null,
  constraint fk_unit_departments__department FOREIGN KEY (tenant_id, department_id) REFERENCES units(tenant_id, id),
  constraint fk_unit_departments__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_unit_departments PRIMARY KEY (tenant_id, unit_id, department_id)
);
alter table unit_departments enable row level security;
alter table unit_departments force row level security;
CREATE INDEX ix_unit_departments__department ON public.unit_departments USING btree (tenant_id, department_id);
create policy p_unit_departments__own_tenant on unit_departments as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.unit_departments FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on unit_departments to bihuan_app;

create table unit_names (
  tenant_id uuid not null,
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  during daterange not null,
  constraint ex_unit_names__one_at_a_time EXCLUDE USING gist (tenant_id WITH =, unit_id WITH =, during WITH &&),
  constraint fk_unit_names__unit FOREIGN KEY (tenant_id, unit_id) REFERENCES units(tenant_id, id),
  constraint pk_unit_names PRIMARY KEY (tenant_id, id)
);
alter table unit_names enable row level security;
alter table unit_names force row level security;
create policy p_unit_names__own_tenant on unit_names as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on unit_names to bihuan_app;

create table units (
  tenant_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  tree text not null,
  parent_id uuid,
  ordinal integer not null,
  category text not null,
  during daterange not null default '(,)'::daterange,
  version integer not null default 1,
  merged_into_id uuid,
  constraint ck_units__tree CHECK ((tree = ANY (ARRAY['party'::text, 'administrative'::text]))),
  constraint fk_units__merged_into FOREIGN KEY (tenant_id, merged_into_id) REFERENCES units(tenant_id, id),
  constraint fk_units__parent FOREIGN KEY (tenant_id, parent_id) REFERENCES units(tenant_id, id),
  constraint pk_units PRIMARY KEY (tenant_id, id),
  constraint uq_units__code UNIQUE (tenant_id, code)
);
alter table units enable row level security;
alter table units force row level security;
CREATE INDEX ix_units__merged_into ON public.units USING btree (tenant_id, merged_into_id) WHERE (merged_into_id IS NOT NULL);
create policy p_units__own_tenant on units as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.units FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
CREATE TRIGGER units_begin_with_a_name AFTER INSERT ON public.units FOR EACH ROW EXECUTE FUNCTION begin_unit_name();
grant delete, insert, select, update on units to bihuan_app;

create table upload_pieces (
  tenant_id uuid not null,
  upload_id uuid not null,
  starts_at integer not null,
  bytes bytea not null,
  constraint fk_upload_pieces__upload FOREIGN KEY (tenant_id, upload_id) REFERENCES uploads(tenant_id, id),
  constraint pk_upload_pieces PRIMARY KEY (tenant_id, upload_id, starts_at)
);
alter table upload_pieces enable row level security;
alter table upload_pieces force row level security;
create policy p_upload_pieces__own_tenant on upload_pieces as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on upload_pieces to bihuan_app;

create table uploads (
  tenant_id uuid not null,
  id uuid not null,
  uploaded_by uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  received integer not null default 0,
  touched_at timestamp with time zone not null default now(),
  constraint ck_uploads__received CHECK (((received >= 0) AND (received <= size))),
  constraint fk_uploads__uploaded_by FOREIGN KEY (tenant_id, uploaded_by) REFERENCES persons(tenant_id, id),
  constraint pk_uploads PRIMARY KEY (tenant_id, id)
);
alter table uploads enable row level security;
alter table uploads force row level security;
CREATE INDEX ix_uploads__own ON public.uploads USING btree (tenant_id, uploaded_by);
CREATE INDEX ix_uploads__stale ON public.uploads USING btree (tenant_id, touched_at);
create policy p_uploads__own_tenant on uploads as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on uploads to bihuan_app;

create table user_group_members (
  tenant_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  person_id uuid not null,
  during daterange not null,
  constraint ex_user_group_members__once EXCLUDE USING gist (tenant_id WITH =, group_id WITH =, person_id WITH =, during WITH &&),
  constraint fk_user_group_members__group FOREIGN KEY (tenant_id, group_id) REFERENCES user_groups(tenant_id, id),
  constraint fk_user_group_members__person FOREIGN KEY (tenant_id, person_id) REFERENCES persons(tenant_id, id),
  constraint pk_user_group_members PRIMARY KEY (tenant_id, id)
);
alter table user_group_members enable row level security;
alter table user_group_members force row level security;
CREATE INDEX ix_user_group_members__person ON public.user_group_members USING btree (tenant_id, person_id);
create policy p_user_group_members__own_tenant on user_group_members as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.user_group_members FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on user_group_members to bihuan_app;

create table user_groups (
  tenant_id uuid not null,
  id uuid not null,
  key text not null,
  name text not null,
  version integer not null default 1,
  closed_on date,
  constraint pk_user_groups PRIMARY KEY (tenant_id, id),
  constraint uq_user_groups__key UNIQUE (tenant_id, key)
);
alter table user_groups enable row level security;
alter table user_groups force row level security;
create policy p_user_groups__own_tenant on user_groups as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
CREATE TRIGGER organisation_turns BEFORE INSERT OR DELETE OR UPDATE OR TRUNCATE ON public.user_groups FOR EACH STATEMENT EXECUTE FUNCTION turn_organisation();
grant delete, insert, select, update on user_groups to bihuan_app;

create table waiting_sheets (
  tenant_id uuid not null,
  register_key text not null,
  item_id uuid not null,
  reasons integer not null default 1,
  constraint fk_waiting_sheets__item FOREIGN KEY (tenant_id, item_id) REFERENCES items(tenant_id, id),
  constraint pk_waiting_sheets PRIMARY KEY (tenant_id, register_key, item_id)
);
alter table waiting_sheets enable row level security;
alter table waiting_sheets force row level security;
create policy p_waiting_sheets__own_tenant on waiting_sheets as permissive for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on waiting_sheets to bihuan_app;
