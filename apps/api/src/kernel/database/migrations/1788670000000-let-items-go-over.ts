import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Running items go over to another version of their lifecycle by a plan, in batches, and may be brought back. */
export class LetItemsGoOver1788670000000 implements MigrationInterface {
  readonly name = 'LetItemsGoOver1788670000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of ['lifecycle_migrations', 'lifecycle_migration_items'])
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
        grant select, insert, update on ${table} to bihuan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lifecycle_migration_items; drop table lifecycle_migrations;');
  }
}

const tables = `
create table lifecycle_migrations (
  tenant_id uuid not null,
  id uuid not null,
  from_version uuid not null,
  to_version uuid not null,
  mapping jsonb not null,
  reason text not null,
  undo_reason text,
  status text not null default 'moving',
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  undone_by uuid,
  constraint pk_lifecycle_migrations primary key (tenant_id, id),
  constraint fk_lifecycle_migrations__from_version foreign key (tenant_id, from_version) references definition_versions (tenant_id, id),
  constraint fk_lifecycle_migrations__to_version foreign key (tenant_id, to_version) references definition_versions (tenant_id, id),
  constraint fk_lifecycle_migrations__ordered_by foreign key (tenant_id, ordered_by) references persons (tenant_id, id),
  constraint fk_lifecycle_migrations__undone_by foreign key (tenant_id, undone_by) references persons (tenant_id, id),
  constraint ck_lifecycle_migrations__status check (status in ('moving', 'moved', 'undoing', 'undone'))
);
create table lifecycle_migration_items (
  tenant_id uuid not null,
  migration_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  why jsonb,
  version_after integer,
  before jsonb,
  constraint pk_lifecycle_migration_items primary key (tenant_id, migration_id, item_id),
  constraint fk_lifecycle_migration_items__migration foreign key (tenant_id, migration_id) references lifecycle_migrations (tenant_id, id),
  constraint fk_lifecycle_migration_items__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint ck_lifecycle_migration_items__outcome check (outcome in ('moved', 'blocked', 'undone', 'kept'))
);
create index ix_items__lifecycle_version on items (tenant_id, lifecycle_version_id) where ended is null;
create index ix_lifecycle_migration_items__item on lifecycle_migration_items (tenant_id, item_id);`;
