import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A design knows from which published version each of its forms was taken, and the file it becomes knows it too. */
export class RememberWhatDesignsTook1788740800000 implements MigrationInterface {
  readonly name = 'RememberWhatDesignsTook1788740800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
-- By key, 0: there was none; of forms taken out again by the hash of what they held.
alter table designs add column form_bases jsonb not null default '{"forms": {}, "out": {}}';
grant update (form_bases) on designs to bihuan_app;
-- By kind and key: the version what is in it was made from.
alter table definition_drafts add column made_from jsonb not null default '{}';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table definition_drafts drop column made_from;
alter table designs drop column form_bases;`);
  }
}
