import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A draft remembers what nobody typed: the places that were brought in when it was begun, and from where. */
export class LetDraftsBeginFilled1788741500000 implements MigrationInterface {
  readonly name = 'LetDraftsBeginFilled1788741500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- By place: a field by its key, a row as table/row; words that say from where, and whether somebody took it as it is.
alter table drafts add column prefilled jsonb not null default '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table drafts drop column prefilled');
  }
}
