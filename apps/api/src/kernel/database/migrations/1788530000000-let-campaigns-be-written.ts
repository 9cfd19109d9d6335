import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A campaign no longer comes from a plan of the library alone, and its rows may be moved, added and taken away. */
export class LetCampaignsBeWritten1788530000000 implements MigrationInterface {
  readonly name = 'LetCampaignsBeWritten1788530000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table campaigns
  add column origin text not null default 'library',
  add column derived_from uuid,
  add column basis_text text,
  add column cycle text[] not null default '{}',
  add column years jsonb not null default '[]',
  -- Units that take no part where a whole category leads, each with the reason.
  add column excluded jsonb not null default '[]',
  add constraint ck_campaigns__origin check (origin in ('library', 'blank', 'campaign', 'file')),
  add constraint fk_campaigns__derived_from foreign key (tenant_id, derived_from) references campaigns (tenant_id, item_id),
  drop constraint uq_campaigns__plan_once;
-- A plan of the library is opened once; what was made from a campaign or a file may carry the same key.
create unique index uq_campaigns__plan_once on campaigns (tenant_id, plan_key) where origin = 'library';
create index ix_campaigns__derived_from on campaigns (tenant_id, derived_from) where derived_from is not null;
alter table plan_stages
  add column key text,
  add column printed_step text,
  -- Days that were shifted from another year and looked at by nobody yet.
  add column is_unchecked boolean not null default false,
  drop constraint uq_plan_stages__ordinal,
  -- Looked at when the statement ends: rows change places in one.
  add constraint uq_plan_stages__ordinal unique (tenant_id, campaign_id, ordinal) deferrable initially immediate;
alter table plan_tasks
  add column is_unchecked boolean not null default false,
  add column added_on date,
  drop constraint uq_plan_tasks__ordinal,
  add constraint uq_plan_tasks__ordinal unique (tenant_id, campaign_id, ordinal) deferrable initially immediate;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table plan_tasks drop constraint uq_plan_tasks__ordinal, add constraint uq_plan_tasks__ordinal unique (tenant_id, campaign_id, ordinal),
  drop column added_on, drop column is_unchecked;
alter table plan_stages drop constraint uq_plan_stages__ordinal, add constraint uq_plan_stages__ordinal unique (tenant_id, campaign_id, ordinal),
  drop column is_unchecked, drop column printed_step, drop column key;
drop index ix_campaigns__derived_from;
drop index uq_campaigns__plan_once;
alter table campaigns drop column excluded, drop column years, drop column cycle, drop column basis_text, drop column derived_from, drop column origin,
  add constraint uq_campaigns__plan_once unique (tenant_id, plan_key);`);
  }
}
