import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file comes in pieces, so that one cut off by a lost network goes on where it stopped. Until it is whole and checked it is no file. */
export class LetUploadsGoOn1788740000000 implements MigrationInterface {
  readonly name = 'LetUploadsGoOn1788740000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [uploads, pieces, ...['uploads', 'upload_pieces'].map(ownTenant)]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload_pieces; drop table uploads');
  }
}

const uploads = `
create table uploads (
  tenant_id uuid not null,
  id uuid not null,
  uploaded_by uuid not null,
  -- As the browser said; checked again when it is whole.
  name text not null,
  type text not null,
  size int not null,
  sha256 text not null,
  received int not null default 0,
  -- Pieces that nobody adds to for a day are thrown away.
  touched_at timestamptz not null default now(),
  constraint pk_uploads primary key (tenant_id, id),
  constraint ck_uploads__received check (received between 0 and size),
  constraint fk_uploads__uploaded_by foreign key (tenant_id, uploaded_by) references persons (tenant_id, id)
);
create index ix_uploads__own on uploads (tenant_id, uploaded_by);
create index ix_uploads__stale on uploads (tenant_id, touched_at);`;

const pieces = `
create table upload_pieces (
  tenant_id uuid not null,
  upload_id uuid not null,
  -- Where in the file it begins.
  starts_at int not null,
  bytes bytea not null,
  constraint pk_upload_pieces primary key (tenant_id, upload_id, starts_at),
  constraint fk_upload_pieces__upload foreign key (tenant_id, upload_id) references uploads (tenant_id, id)
);`;

const ownTenant = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant insert, select, update, delete on ${table} to bihuan_app;`;
