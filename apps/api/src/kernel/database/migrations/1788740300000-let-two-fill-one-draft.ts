import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Two people fill one form: which place of a draft changed when, and what was typed and stands nowhere in it. Gone with the draft. */
export class LetTwoFillOneDraft1788740300000 implements MigrationInterface {
  readonly name = 'LetTwoFillOneDraft1788740300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table drafts
        add column marks jsonb not null default '{"revision": 0, "places": {}, "savings": {}, "earlier": {}, "gone": {}}',
        add column asides jsonb not null default '[]';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table drafts drop column asides, drop column marks;');
  }
}
