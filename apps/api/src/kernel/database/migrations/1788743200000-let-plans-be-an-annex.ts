import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A plan says what stands above the title of its table when it is issued: «附件1». */
export class LetPlansBeAnAnnex1788743200000 implements MigrationInterface {
  readonly name = 'LetPlansBeAnAnnex1788743200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table campaigns add column annex text not null default ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table campaigns drop column annex');
  }
}
