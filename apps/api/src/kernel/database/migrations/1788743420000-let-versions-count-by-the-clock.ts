import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A version says when it was published by the clock the rules go by, as every record does; when it truly was stays beside it.
 * Empty where it was published before: then the true instant is all there is.
 */
export class LetVersionsCountByTheClock1788743420000 implements MigrationInterface {
  readonly name = 'LetVersionsCountByTheClock1788743420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_versions add column counted_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_versions drop column counted_at');
  }
}
