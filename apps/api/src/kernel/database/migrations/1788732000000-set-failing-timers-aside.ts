import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A timer that keeps failing is put off, and in the end set aside for whoever looks after the installation. */
export class SetFailingTimersAside1788732000000 implements MigrationInterface {
  readonly name = 'SetFailingTimersAside1788732000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table deadlines
        add column attempts integer not null default 0,
        add column try_at timestamp with time zone,
        add column failure text,
        add column dead_at timestamp with time zone;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table deadlines drop column attempts, drop column try_at, drop column failure, drop column dead_at;');
  }
}
