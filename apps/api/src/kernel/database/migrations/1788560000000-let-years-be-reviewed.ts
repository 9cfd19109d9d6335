import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Yearly reviews with figures that stay as counted, and what the end of a year did with what was open. */
export class LetYearsBeReviewed1788560000000 implements MigrationInterface {
  readonly name = 'LetYearsBeReviewed1788560000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(isolation);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table closing_entries; drop table review_counts; drop table reviews;
alter table definitions drop constraint ck_definitions__kind, add constraint ck_definitions__kind check (kind in ('form', 'lifecycle', 'register', 'way', 'plan', 'series'))`);
  }
}

const tables = `
alter table definitions drop constraint ck_definitions__kind,
  add constraint ck_definitions__kind check (kind in ('form', 'lifecycle', 'register', 'way', 'plan', 'series', 'review'));
-- One review a campaign; one that was announced and taken back leaves room for another.
create table reviews (
  tenant_id uuid not null, item_id uuid not null, campaign_id uuid not null, definition_version_id uuid not null,
  -- Records entered up to 24:00 of this day are counted.
  cut_off date not null,
  -- Sheets to be made; null until the counting begins.
  sheets_total int, is_cancelled boolean not null default false,
  constraint pk_reviews primary key (tenant_id, item_id),
  constraint fk_reviews__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_reviews__campaign foreign key (tenant_id, campaign_id) references campaigns (tenant_id, item_id),
  constraint fk_reviews__definition foreign key (tenant_id, definition_version_id) references definition_versions (tenant_id, id)
);
create unique index uq_reviews__one_a_campaign on reviews (tenant_id, campaign_id) where not is_cancelled;
-- What was counted, by whom, and which items stood behind each figure. A later count is a further edition with its reason; the first one stays.
create table review_counts (
  tenant_id uuid not null, id uuid not null, review_id uuid not null,
  -- Null: the whole hospital.
  unit_id uuid, sheet_id uuid,
  edition int not null, cut_off date not null, figures jsonb not null, behind jsonb not null,
  reason text, counted_by uuid, counted_at timestamptz not null, entered_at timestamptz not null default now(),
  constraint pk_review_counts primary key (tenant_id, id),
  constraint uq_review_counts__edition unique nulls not distinct (tenant_id, review_id, unit_id, edition),
  constraint ck_review_counts__reason check (edition = 1 or reason is not null),
  constraint fk_review_counts__review foreign key (tenant_id, review_id) references reviews (tenant_id, item_id),
  constraint fk_review_counts__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_review_counts__sheet foreign key (tenant_id, sheet_id) references items (tenant_id, id)
);
create trigger review_counts_are_append_only before update or delete or truncate on review_counts for each statement execute function refuse_change();
-- Each entry that was open when its year was closed: carried over, or left there with a reason.
create table closing_entries (
  tenant_id uuid not null, campaign_id uuid not null, entry_id uuid not null,
  is_carried boolean not null, reason text,
  carried_to uuid, carried_at timestamptz,
  constraint pk_closing_entries primary key (tenant_id, campaign_id, entry_id),
  constraint ck_closing_entries__reason_to_stay check (is_carried or reason is not null),
  constraint ck_closing_entries__carried_once check ((carried_to is null) = (carried_at is null) and (is_carried or carried_to is null)),
  constraint fk_closing_entries__campaign foreign key (tenant_id, campaign_id) references campaigns (tenant_id, item_id),
  constraint fk_closing_entries__carried_to foreign key (tenant_id, carried_to) references campaigns (tenant_id, item_id),
  constraint fk_closing_entries__entry foreign key (tenant_id, entry_id) references items (tenant_id, id)
);
create index ix_closing_entries__carried_to on closing_entries (tenant_id, carried_to) where carried_to is not null;`;

const isolation = `
do $$
declare t text;
begin
  foreach t in array array['reviews', 'review_counts', 'closing_entries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', 'p_' || t || '__own_tenant', t);
  end loop;
end $$;`;
