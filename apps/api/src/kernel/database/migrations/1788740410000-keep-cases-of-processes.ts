import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 案例: runs through a process with what is to come of them, kept over its versions; and every change that was made to one. */
export class KeepCasesOfProcesses1788740410000 implements MigrationInterface {
  readonly name = 'KeepCasesOfProcesses1788740410000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [cases, changes, ...['process_cases', 'process_case_changes'].map(ownTenant)]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table process_case_changes; drop table process_cases');
  }
}

const cases = `
create table process_cases (
  tenant_id uuid not null,
  id uuid not null,
  -- The lifecycle's key: no version and no design of it.
  process_key text not null,
  revision int not null,
  unit_id uuid not null,
  name text not null,
  -- Unit, day, answers and what is done, one after another.
  run jsonb not null,
  expected jsonb not null,
  -- In the words of the day it was kept.
  told jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  is_removed boolean not null,
  constraint pk_process_cases primary key (tenant_id, id),
  constraint fk_process_cases__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_process_cases__changed_by foreign key (tenant_id, changed_by) references persons (tenant_id, id)
);
create index ix_process_cases__process on process_cases (tenant_id, process_key);`;

const changes = `
create table process_case_changes (
  tenant_id uuid not null,
  case_id uuid not null,
  -- The revision it made.
  revision int not null,
  what text not null,
  by_person uuid not null,
  at timestamptz not null,
  content jsonb not null,
  constraint pk_process_case_changes primary key (tenant_id, case_id, revision),
  constraint ck_process_case_changes__what check (what in ('made', 'changed', 'rerecorded', 'copied', 'removed')),
  constraint fk_process_case_changes__case foreign key (tenant_id, case_id) references process_cases (tenant_id, id),
  constraint fk_process_case_changes__by foreign key (tenant_id, by_person) references persons (tenant_id, id)
);`;

const ownTenant = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant insert, select on ${table} to bihuan_app;`;
