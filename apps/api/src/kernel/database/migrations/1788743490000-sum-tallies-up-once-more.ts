import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the tallies of all campaigns add up to is kept beside them, in rows without a campaign: a hospital of many years reads a few rows instead of
 * some of each campaign. A tally says whether it is in that sum already.
 */
export class SumTalliesUpOnceMore1788743490000 implements MigrationInterface {
  readonly name = 'SumTalliesUpOnceMore1788743490000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register_tallies alter column campaign_id drop not null, add column is_summed boolean not null default false;
      drop index ix_register_tallies__register;
      create index ix_register_tallies__all on register_tallies (tenant_id, register_key) where campaign_id is null or not is_summed;
      create index ix_register_tallies__campaign on register_tallies (tenant_id, register_key, campaign_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table register_tallies no force row level security;
      delete from register_tallies where campaign_id is null;
      alter table register_tallies force row level security;
      drop index ix_register_tallies__all;
      drop index ix_register_tallies__campaign;
      create index ix_register_tallies__register on register_tallies (tenant_id, register_key);
      alter table register_tallies alter column campaign_id set not null, drop column is_summed;`);
  }
}
