import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is counted in working days says by which writing of the calendar, and what a new writing moved is counted. Deadlines that ran before name
 * none: they stand where they stand, and the next writing counts them anew.
 */
export class CountByNamedCalendars1788743520000 implements MigrationInterface {
  readonly name = 'CountByNamedCalendars1788743520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table step_deadlines add column calendar jsonb;
      alter table deadlines add column calendar jsonb;
      alter table calendar_years add column recounted_at timestamptz, add column seen_at bigint, add column moved integer;
      alter table calendar_years no force row level security;
      update calendar_years set recounted_at = now();
      alter table calendar_years force row level security;
      alter table deadlines no force row level security;
      update deadlines set calendar = jsonb_build_object(extract(year from due_on)::text, 0) where event like 'light:%';
      alter table deadlines force row level security;
      create table counted_days (
        tenant_id uuid not null, item_id uuid not null,
        counted_from date not null, amount int not null, on_day date not null, calendar jsonb not null,
        constraint pk_counted_days primary key (tenant_id, item_id),
        constraint fk_counted_days__item foreign key (tenant_id, item_id) references items (tenant_id, id)
      );
      alter table counted_days enable row level security;
      alter table counted_days force row level security;
      create policy p_counted_days__own_tenant on counted_days using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
      drop index ix_step_deadlines__provisional;
      create index ix_step_deadlines__counted on step_deadlines (tenant_id, item_id, place, round)
        where n = 0 and unit = 'working-days' and done_at is null and disarmed_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table counted_days;
      drop index ix_step_deadlines__counted;
      create index ix_step_deadlines__provisional on step_deadlines (tenant_id) where is_provisional and done_at is null and disarmed_at is null;
      alter table step_deadlines drop column calendar;
      alter table deadlines drop column calendar;
      alter table calendar_years drop column recounted_at, drop column seen_at, drop column moved;`);
  }
}
