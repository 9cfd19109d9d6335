import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are told, who was reminded of what, and the filters somebody kept. */
export class AddNotificationsRemindersViews1788540000000 implements MigrationInterface {
  readonly name = 'AddNotificationsRemindersViews1788540000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(isolation);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_views; drop table reminders; drop table notifications');
  }
}

const tables = `
-- One row a person and news. The id is the message's, so that one delivered twice is told once.
create table notifications (
  tenant_id uuid not null, id uuid not null,
  person_id uuid not null, kind text not null, item_id uuid, facts jsonb not null,
  told_at timestamptz not null, read_at timestamptz,
  constraint pk_notifications primary key (tenant_id, id),
  constraint fk_notifications__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_notifications__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create index ix_notifications__of_person on notifications (tenant_id, person_id, told_at desc);
-- An item is reminded of once a business day, however many press at once.
create table reminders (
  tenant_id uuid not null, item_id uuid not null, on_day date not null,
  by_person uuid not null, people uuid[] not null, reminded_at timestamptz not null, entered_at timestamptz not null default now(),
  constraint pk_reminders primary key (tenant_id, item_id, on_day),
  constraint fk_reminders__item foreign key (tenant_id, item_id) references items (tenant_id, id),
  constraint fk_reminders__by_person foreign key (tenant_id, by_person) references persons (tenant_id, id)
);
create trigger reminders_are_append_only before update or delete or truncate on reminders for each statement execute function refuse_change();
create table saved_views (
  tenant_id uuid not null, id uuid not null,
  person_id uuid not null, screen text not null, name text not null, query text not null, saved_at timestamptz not null default now(),
  constraint pk_saved_views primary key (tenant_id, id),
  constraint uq_saved_views__name_once unique (tenant_id, person_id, screen, name),
  constraint fk_saved_views__person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);`;

const isolation = `
do $$
declare t text;
begin
  foreach t in array array['notifications', 'reminders', 'saved_views'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', 'p_' || t || '__own_tenant', t);
  end loop;
end $$;`;
