import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is opened again after its year was closed is decided then: by whom and when stands beside it, for no closing says so. */
export class LetClosedYearsKeepEntries1788710000000 implements MigrationInterface {
  readonly name = 'LetClosedYearsKeepEntries1788710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table closing_entries add column decided_by uuid, add column decided_at timestamptz,
        add constraint ck_closing_entries__decided_by_somebody check ((decided_by is null) = (decided_at is null)),
        add constraint fk_closing_entries__decided_by foreign key (tenant_id, decided_by) references persons (tenant_id, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table closing_entries drop column decided_by, drop column decided_at');
  }
}
