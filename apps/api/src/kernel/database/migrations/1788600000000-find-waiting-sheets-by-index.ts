import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accepted sheets some of whose rows may wait to be put on a register. Sheets enter when they are accepted and when a row of theirs is taken
 * off again, whoever does it; they leave when somebody looked and no row of theirs waits. So a page need not look through the sheets of all years.
 */
export class FindWaitingSheetsByIndex1788600000000 implements MigrationInterface {
  readonly name = 'FindWaitingSheetsByIndex1788600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(triggers);
    await runner.query(alreadyAccepted);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index ix_post_holdings__unit; drop index ix_unit_departments__department;
drop trigger accepted_sheets_wait on items; drop trigger taken_off_rows_wait on register_entries; drop trigger sheets_wait_for_register on definition_versions;
drop function let_sheet_wait(); drop function let_row_wait(); drop function let_sheets_of_register_wait(); drop table waiting_sheets;`);
  }
}

const table = `
create table waiting_sheets (
  tenant_id uuid not null,
  register_key text not null,
  item_id uuid not null,
  -- Counts how often there was a new reason to wait: who looked before that may not remove it.
  reasons int not null default 1,
  constraint pk_waiting_sheets primary key (tenant_id, register_key, item_id),
  constraint fk_waiting_sheets__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
alter table waiting_sheets enable row level security;
alter table waiting_sheets force row level security;
create policy p_waiting_sheets__own_tenant on waiting_sheets using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant delete, insert, select, update on waiting_sheets to bihuan_app;`;

// A sheet about one person is restricted and never comes onto a register. A register that is published anew may take rows of another form.
const triggers = `
create function let_sheet_wait() returns trigger language plpgsql as $$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id)
  select distinct d.tenant_id, d.key, new.id from definitions d join definition_versions v on v.tenant_id = d.tenant_id and v.definition_id = d.id
  where d.tenant_id = new.tenant_id and d.kind = 'register' and v.status = 'published' and v.content -> 'source' ->> 'form' = new.main_form
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $$;
create trigger accepted_sheets_wait after update of ended on items for each row
  when (new.ended = 'done' and old.ended is distinct from 'done' and new.main_form is not null and new.privacy = 'normal') execute function let_sheet_wait();
create function let_row_wait() returns trigger language plpgsql as $$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id) values (new.tenant_id, new.register_key, new.source_item_id)
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $$;
create trigger taken_off_rows_wait after update of is_taken_off on register_entries for each row
  when (new.is_taken_off and not old.is_taken_off) execute function let_row_wait();
create function let_sheets_of_register_wait() returns trigger language plpgsql as $$
begin
  insert into waiting_sheets (tenant_id, register_key, item_id)
  select d.tenant_id, d.key, i.id from definitions d join items i on i.tenant_id = d.tenant_id and i.main_form = new.content -> 'source' ->> 'form'
  where d.tenant_id = new.tenant_id and d.id = new.definition_id and d.kind = 'register' and i.ended = 'done' and i.privacy = 'normal'
  on conflict (tenant_id, register_key, item_id) do update set reasons = waiting_sheets.reasons + 1;
  return null;
end $$;
create trigger sheets_wait_for_register after insert or update of status on definition_versions for each row
  when (new.status = 'published') execute function let_sheets_of_register_wait();`;

const alreadyAccepted = `
alter table items no force row level security;
alter table definitions no force row level security;
alter table definition_versions no force row level security;
alter table waiting_sheets no force row level security;
insert into waiting_sheets (tenant_id, register_key, item_id)
select distinct d.tenant_id, d.key, i.id from definitions d join definition_versions v on v.tenant_id = d.tenant_id and v.definition_id = d.id
  join items i on i.tenant_id = d.tenant_id and i.main_form = v.content -> 'source' ->> 'form'
where d.kind = 'register' and v.status = 'published' and i.ended = 'done' and i.privacy = 'normal';
alter table items force row level security;
alter table definitions force row level security;
alter table definition_versions force row level security;
alter table waiting_sheets force row level security;`;

// Both were looked through from end to end for each unit a plan is sent to.
const indexes = `
create index ix_post_holdings__unit on post_holdings (tenant_id, unit_id);
create index ix_unit_departments__department on unit_departments (tenant_id, department_id);`;
