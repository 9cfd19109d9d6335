import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Going over to another version may stop for good before all is done; what was done by then counts. */
export class LetUpgradesStop1788743480000 implements MigrationInterface {
  readonly name = 'LetUpgradesStop1788743480000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lifecycle_migrations drop constraint ck_lifecycle_migrations__status;
      alter table lifecycle_migrations add constraint ck_lifecycle_migrations__status check (status in ('moving', 'moved', 'failed', 'undoing', 'undone'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lifecycle_migrations no force row level security;
      update lifecycle_migrations set status = case when undone_by is null then 'moved' else 'undone' end where status = 'failed';
      alter table lifecycle_migrations force row level security;
      alter table lifecycle_migrations drop constraint ck_lifecycle_migrations__status;
      alter table lifecycle_migrations add constraint ck_lifecycle_migrations__status check (status in ('moving', 'moved', 'undoing', 'undone'));`);
  }
}
