import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An api of the release before names the constraint when it enters a row, and only a constraint can be named: the index that took its place
 * made it fail. The exclusion says the same as the index; the index goes with the release that no longer runs beside one that infers it.
 */
export class LetOlderApisEnterRows1788610000000 implements MigrationInterface {
  readonly name = 'LetOlderApisEnterRows1788610000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter index uq_register_entries__row_once rename to uq_register_entries__standing_row_once;
alter table register_entries add constraint uq_register_entries__row_once
  exclude using btree (tenant_id with =, register_key with =, source_item_id with =, source_row_id with =) where (not is_taken_off);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table register_entries drop constraint uq_register_entries__row_once;
alter index uq_register_entries__standing_row_once rename to uq_register_entries__row_once;`);
  }
}
