import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts and running items go over to a newer version of a form, in batches, rehearsed before and taken back after. */
export class LetFormsChangeUnderItems1788741800000 implements MigrationInterface {
  readonly name = 'LetFormsChangeUnderItems1788741800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of ['form_changes', 'form_change_items'])
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
        grant select, insert, update on ${table} to bihuan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_change_items; drop table form_changes;');
  }
}

const tables = `
create table form_changes (
  tenant_id uuid not null,
  id uuid not null,
  form_key text not null,
  kind text not null,
  -- what is rehearsed before it is published
  definition jsonb,
  -- what items go over to
  to_version uuid,
  reason text,
  undo_reason text,
  status text not null default 'running',
  total integer not null,
  done integer not null default 0,
  after_item uuid,
  found jsonb not null default '{}',
  begun_by uuid not null,
  begun_at timestamptz not null,
  undone_by uuid,
  constraint pk_form_changes primary key (tenant_id, id),
  constraint fk_form_changes__to_version foreign key (tenant_id, to_version) references definition_versions (tenant_id, id),
  constraint fk_form_changes__begun_by foreign key (tenant_id, begun_by) references persons (tenant_id, id),
  constraint fk_form_changes__undone_by foreign key (tenant_id, undone_by) references persons (tenant_id, id),
  constraint ck_form_changes__kind check ((kind = 'change') = (to_version is not null and reason is not null) and kind in ('rehearsal', 'change')),
  constraint ck_form_changes__status check (status in ('running', 'done', 'failed', 'undoing', 'undone'))
);
create table form_change_items (
  tenant_id uuid not null,
  change_id uuid not null,
  item_id uuid not null,
  outcome text not null,
  why text,
  -- pins, draft and the revision of what was handed in, as they were
  before jsonb,
  item_version integer,
  draft_revision integer,
  set_aside jsonb not null default '[]',
  constraint pk_form_change_items primary key (tenant_id, change_id, item_id),
  constraint fk_form_change_items__change foreign key (tenant_id, change_id) references form_changes (tenant_id, id),
  constraint fk_form_change_items__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint ck_form_change_items__outcome check (outcome in ('moved', 'stays', 'undone', 'kept'))
);
create index ix_form_changes__latest on form_changes (tenant_id, form_key, begun_at desc);
create index ix_form_change_items__item on form_change_items (tenant_id, item_id);`;
