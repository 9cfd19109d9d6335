import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A row entered by mistake is taken off its register; the entry stays with its number, and the row may be entered anew. */
export class LetEntriesBeTakenOff1788581000000 implements MigrationInterface {
  readonly name = 'LetEntriesBeTakenOff1788581000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table register_entries add column is_taken_off boolean not null default false;
alter table register_entries drop constraint uq_register_entries__row_once;
create unique index uq_register_entries__row_once on register_entries (tenant_id, register_key, source_item_id, source_row_id) where not is_taken_off;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index uq_register_entries__row_once;
alter table register_entries add constraint uq_register_entries__row_once unique (tenant_id, register_key, source_item_id, source_row_id);
alter table register_entries drop column is_taken_off;`);
  }
}
