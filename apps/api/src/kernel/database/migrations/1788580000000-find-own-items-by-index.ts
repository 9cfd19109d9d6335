import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody handed in or settled, and the sheets of a form, are found by indexes.
 * A column of its own, because no index over an expression of JSON is used below row-level security.
 */
export class FindOwnItemsByIndex1788580000000 implements MigrationInterface {
  readonly name = 'FindOwnItemsByIndex1788580000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table items add column submitter_id uuid generated always as ((context ->> 'submitter')::uuid) stored;
      create index ix_items__submitter on items (tenant_id, submitter_id, changed_at desc) where submitter_id is not null;
      create index ix_items__main_form on items (tenant_id, main_form, privacy, ended) where main_form is not null;
      create index ix_assignments__settled_by on assignments (tenant_id, closed_by, closed_at desc) where closed_by is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index ix_assignments__settled_by; drop index ix_items__main_form; alter table items drop column submitter_id');
  }
}
