import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one administrator gives to people who read individual lists, or administer, opens nothing until another one has released it. */
export class LetTwoAdministratorsRelease1788592000000 implements MigrationInterface {
  readonly name = 'LetTwoAdministratorsRelease1788592000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table post_holdings add column awaits_release boolean not null default false;
alter table accounts add column given_by uuid, add column code_hash text;
alter table accounts add constraint fk_accounts__given_by foreign key (tenant_id, given_by) references persons (tenant_id, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table accounts drop constraint fk_accounts__given_by, drop column given_by, drop column code_hash;
alter table post_holdings drop column awaits_release;`);
  }
}
