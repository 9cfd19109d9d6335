import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An item whose deadlines cannot be counted anew is put off, and in the end set aside, so that it keeps nothing else from being done. */
export class SetRecountsAside1788743550000 implements MigrationInterface {
  readonly name = 'SetRecountsAside1788743550000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table failed_recounts (
        tenant_id uuid not null, item_id uuid not null,
        attempts int not null, failure text not null, try_at timestamptz not null, dead_at timestamptz,
        constraint pk_failed_recounts primary key (tenant_id, item_id),
        constraint fk_failed_recounts__item foreign key (tenant_id, item_id) references items (tenant_id, id)
      );
      alter table failed_recounts enable row level security;
      alter table failed_recounts force row level security;
      create policy p_failed_recounts__own_tenant on failed_recounts using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table failed_recounts');
  }
}
