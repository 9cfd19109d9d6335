import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files of definitions that wait for a second person to publish them. The text stays as it was uploaded, also where it is wrong. */
export class LetOfficesUploadDefinitions1788700000000 implements MigrationInterface {
  readonly name = 'LetOfficesUploadDefinitions1788700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table definition_drafts');
  }
}

const table = `
create table definition_drafts (
  tenant_id uuid not null,
  id uuid not null,
  file_name text not null,
  content text not null,
  -- Drafts the product's own library brought, which this one asks to publish; empty for a file.
  library_versions uuid[] not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  status text not null,
  settled_by uuid,
  settled_at timestamptz,
  constraint pk_definition_drafts primary key (tenant_id, id),
  constraint ck_definition_drafts__status check (status in ('open', 'published', 'discarded')),
  constraint ck_definition_drafts__settled check ((status = 'open') = (settled_by is null) and (status = 'open') = (settled_at is null)),
  -- The second pair of eyes, whatever the api thinks.
  constraint ck_definition_drafts__published_by_another check (status <> 'published' or settled_by <> uploaded_by),
  constraint fk_definition_drafts__uploaded_by foreign key (tenant_id, uploaded_by) references persons (tenant_id, id),
  constraint fk_definition_drafts__settled_by foreign key (tenant_id, settled_by) references persons (tenant_id, id)
);
create index ix_definition_drafts__latest on definition_drafts (tenant_id, uploaded_at desc);
alter table definition_drafts enable row level security;
alter table definition_drafts force row level security;
create policy p_definition_drafts__own_tenant on definition_drafts using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant insert, select on definition_drafts to bihuan_app;
grant update (status, settled_by, settled_at) on definition_drafts to bihuan_app;`;
