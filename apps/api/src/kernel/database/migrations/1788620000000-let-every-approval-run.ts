import type { MigrationInterface, QueryRunner } from 'typeorm';

const ownTenant = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`;

/**
 * Slots that wait, were added or go on in another one; who may look on because somebody showed it to him; deadlines of a step's round;
 * and whom a signer chose for a step to come.
 */
export class LetEveryApprovalRun1788620000000 implements MigrationInterface {
  readonly name = 'LetEveryApprovalRun1788620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table assignments
  add column kind text not null default 'sign',
  add column waits text,
  add column added_by uuid,
  add column follows_person boolean not null default false,
  add constraint ck_assignments__kind check (kind in ('sign', 'before', 'after', 'beside', 'consult')),
  add constraint ck_assignments__added_by_somebody check ((kind = 'sign') = (added_by is null)),
  add constraint ck_assignments__only_open_ones_wait check (waits is null or (closed_at is null and waits in ('turn', 'added', 'answer', 'claimed')));
drop index uq_assignments__one_slot_a_person;
create unique index uq_assignments__one_slot_a_person on assignments (tenant_id, item_id, place, round, person_id)
  where closed_as is null or closed_as not in ('handed-over', 'transferred', 'removed');

create table reading_grants (
  tenant_id uuid not null, item_id uuid not null, person_id uuid not null, granted_at timestamptz not null, granted_by uuid,
  constraint pk_reading_grants primary key (tenant_id, item_id, person_id),
  constraint fk_reading_grants__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_reading_grants__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_reading_grants__granted_by foreign key (tenant_id, granted_by) references persons (tenant_id, id)
);
create index ix_reading_grants__of_person on reading_grants (tenant_id, person_id, granted_at desc);
${ownTenant('reading_grants')}

create table step_deadlines (
  tenant_id uuid not null, item_id uuid not null, place text not null, round int not null,
  -- 0 is the deadline itself; the others are reminders before it.
  n int not null,
  amount int not null, unit text not null, started_at timestamptz not null,
  -- Last day, where it is counted in days; the instant it comes at is the end of that day, of a reminder its beginning.
  on_day date, at timestamptz not null, is_provisional boolean not null default false,
  -- The day it stood at before the calendar of its year was announced.
  moved_from date,
  -- Disarmed: its round is over; a decision taken back arms it again as it was, so that nothing comes twice.
  stopped_at timestamptz, done_at timestamptz, disarmed_at timestamptz,
  attempts int not null default 0, try_at timestamptz, failure text, dead_at timestamptz,
  constraint pk_step_deadlines primary key (tenant_id, item_id, place, round, n),
  constraint fk_step_deadlines__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint ck_step_deadlines__unit check (unit in ('working-days', 'days', 'hours')),
  constraint ck_step_deadlines__day_where_counted_in_days check ((on_day is null) = (unit = 'hours'))
);
create index ix_step_deadlines__next on step_deadlines (tenant_id, at) where done_at is null and disarmed_at is null and stopped_at is null and dead_at is null;
create index ix_step_deadlines__provisional on step_deadlines (tenant_id) where is_provisional and done_at is null and disarmed_at is null;
${ownTenant('step_deadlines')}

create table slate_choices (
  tenant_id uuid not null, item_id uuid not null, place text not null, person_id uuid not null, ordinal int not null,
  chosen_by uuid not null, chosen_at timestamptz not null,
  constraint pk_slate_choices primary key (tenant_id, item_id, place, person_id),
  constraint fk_slate_choices__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_slate_choices__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_slate_choices__chosen_by foreign key (tenant_id, chosen_by) references persons (tenant_id, id)
);
${ownTenant('slate_choices')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table slate_choices;
drop table step_deadlines;
drop table reading_grants;
drop index uq_assignments__one_slot_a_person;
create unique index uq_assignments__one_slot_a_person on assignments (tenant_id, item_id, place, round, person_id) where closed_as is distinct from 'handed-over';
alter table assignments drop column kind, drop column waits, drop column added_by, drop column follows_person;`);
  }
}
