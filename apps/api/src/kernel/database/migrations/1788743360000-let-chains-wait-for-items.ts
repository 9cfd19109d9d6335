import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who waits for whom: items at which a chain stands until other items get somewhere. */
export class LetChainsWaitForItems1788743360000 implements MigrationInterface {
  readonly name = 'LetChainsWaitForItems1788743360000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table item_waits (
  tenant_id uuid not null, item_id uuid not null, place text not null, round int not null,
  -- No key to items: a form may name what is not there, and that is said.
  awaited_id uuid not null,
  -- It got there, wherever it went after that.
  is_there boolean not null default false,
  constraint pk_item_waits primary key (tenant_id, item_id, place, round, awaited_id),
  constraint fk_item_waits__item foreign key (tenant_id, item_id) references items (tenant_id, id) deferrable initially deferred
);
create index ix_item_waits__awaited on item_waits (tenant_id, awaited_id);
alter table item_waits enable row level security;
alter table item_waits force row level security;
create policy p_item_waits__own_tenant on item_waits using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table item_waits');
  }
}
