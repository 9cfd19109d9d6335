import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What reaches far is added to a post by two administrators: until the other one agrees it stands here and opens nothing. */
export class LetWiderPostsWait1788610000001 implements MigrationInterface {
  readonly name = 'LetWiderPostsWait1788610000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table posts add column awaiting text[] not null default '{}', add column awaiting_by uuid,
  add constraint fk_posts__awaiting_by foreign key (tenant_id, awaiting_by) references persons (tenant_id, id),
  add constraint ck_posts__awaiting_from_somebody check ((awaiting = '{}') = (awaiting_by is null));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table posts drop column awaiting, drop column awaiting_by;');
  }
}
