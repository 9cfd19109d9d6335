import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 设计稿: what somebody works on before it is handed over to be published, every change that was ever made to it, and rehearsals of it. */
export class LetOfficesDesignProcesses1788733000000 implements MigrationInterface {
  readonly name = 'LetOfficesDesignProcesses1788733000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      designs,
      changes,
      rehearsals,
      rows,
      ...['designs', 'design_changes', 'design_rehearsals', 'design_rehearsal_rows'].map(ownTenant),
      grants,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table design_rehearsal_rows; drop table design_rehearsals; drop table design_changes; drop table designs');
  }
}

const designs = `
create table designs (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  key text not null,
  title text not null,
  -- The published version it began from.
  base_version_id uuid,
  document jsonb not null,
  revision int not null,
  status text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  -- The file it was handed over as.
  draft_id uuid,
  constraint pk_designs primary key (tenant_id, id),
  constraint ck_designs__kind check (kind in ('lifecycle', 'form')),
  constraint ck_designs__status check (status in ('open', 'handed-over', 'discarded')),
  constraint ck_designs__handed_over check ((status = 'handed-over') = (draft_id is not null)),
  constraint fk_designs__base foreign key (tenant_id, base_version_id) references definition_versions (tenant_id, id),
  constraint fk_designs__draft foreign key (tenant_id, draft_id) references definition_drafts (tenant_id, id),
  constraint fk_designs__created_by foreign key (tenant_id, created_by) references persons (tenant_id, id),
  constraint fk_designs__updated_by foreign key (tenant_id, updated_by) references persons (tenant_id, id)
);
create index ix_designs__latest on designs (tenant_id, updated_at desc);`;

const changes = `
create table design_changes (
  tenant_id uuid not null,
  design_id uuid not null,
  -- The revision it made.
  revision int not null,
  by_person uuid not null,
  at timestamptz not null,
  commands jsonb not null,
  -- What takes it back.
  inverse jsonb not null,
  -- Somebody else's changes after this revision were taken back by it; null: nothing was.
  took_over_after int,
  constraint pk_design_changes primary key (tenant_id, design_id, revision),
  constraint fk_design_changes__design foreign key (tenant_id, design_id) references designs (tenant_id, id),
  constraint fk_design_changes__by foreign key (tenant_id, by_person) references persons (tenant_id, id)
);`;

const rehearsals = `
create table design_rehearsals (
  tenant_id uuid not null,
  id uuid not null,
  design_id uuid not null,
  -- What was rehearsed, as it stood, and for which units.
  revision int not null,
  document jsonb not null,
  units uuid[] not null,
  on_day date not null,
  answers jsonb not null,
  status text not null,
  done int not null,
  total int not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  ended_at timestamptz,
  constraint pk_design_rehearsals primary key (tenant_id, id),
  constraint ck_design_rehearsals__status check (status in ('running', 'done', 'cancelled')),
  constraint ck_design_rehearsals__ended check ((status = 'running') = (ended_at is null)),
  constraint fk_design_rehearsals__design foreign key (tenant_id, design_id) references designs (tenant_id, id),
  constraint fk_design_rehearsals__asked_by foreign key (tenant_id, asked_by) references persons (tenant_id, id)
);
create index ix_design_rehearsals__latest on design_rehearsals (tenant_id, design_id, asked_at desc);`;

const rows = `
create table design_rehearsal_rows (
  tenant_id uuid not null,
  rehearsal_id uuid not null,
  -- Official order.
  ordinal int not null,
  unit_id uuid not null,
  -- How bad it is, and of which kinds: what the table is sorted and filtered by.
  weight int not null,
  troubles text[] not null,
  told jsonb not null,
  constraint pk_design_rehearsal_rows primary key (tenant_id, rehearsal_id, ordinal),
  constraint fk_design_rehearsal_rows__rehearsal foreign key (tenant_id, rehearsal_id) references design_rehearsals (tenant_id, id),
  constraint fk_design_rehearsal_rows__unit foreign key (tenant_id, unit_id) references units (tenant_id, id)
);`;

const ownTenant = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant insert, select on ${table} to bihuan_app;`;

// Changes are appended and never altered.
const grants = `
grant update (key, title, document, revision, status, updated_by, updated_at, draft_id) on designs to bihuan_app;
grant update (status, done, ended_at) on design_rehearsals to bihuan_app;`;
