import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A step may say that what came to somebody stood in for is his alone again when the days are over. */
export class LetStepsEndStandIns1788743470000 implements MigrationInterface {
  readonly name = 'LetStepsEndStandIns1788743470000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assignments add column stand_in_ends boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table assignments drop column stand_in_ends');
  }
}
