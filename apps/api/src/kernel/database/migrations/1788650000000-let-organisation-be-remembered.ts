import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every table an api keeps in memory to decide with; of two of them only columns it keeps. */
const remembered: readonly (readonly [table: string, columns?: string])[] = [
  ['units'],
  ['unit_departments'],
  ['posts'],
  ['post_holdings'],
  ['memberships'],
  ['contact_areas'],
  ['contact_area_units'],
  ['proxies'],
  ['persons', 'staff_no'],
  ['accounts', 'is_disabled'],
];

/**
 * One version of the whole organisation of a tenant, turned by whatever writes into it, so that an api may keep it in memory and see with every
 * decision whether it is still true. Never a counter: what was read inside a transaction that is taken back must not be taken for what comes next.
 */
export class LetOrganisationBeRemembered1788650000000 implements MigrationInterface {
  readonly name = 'LetOrganisationBeRemembered1788650000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    for (const [name, columns] of remembered)
      await runner.query(`
        create trigger organisation_turns before insert or delete or truncate or update${columns === undefined ? '' : ` of ${columns}`} on ${name}
          for each statement execute function turn_organisation();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of remembered) await runner.query(`drop trigger organisation_turns on ${name}`);
    await runner.query('drop function turn_organisation(); drop table organisation_versions;');
  }
}

// Turned before the rows are touched: whoever changes the organisation waits here, and not between two rows for somebody who waits for him.
const table = `
create table organisation_versions (
  tenant_id uuid not null,
  version uuid not null,
  constraint pk_organisation_versions primary key (tenant_id)
);
insert into organisation_versions (tenant_id, version) select id, gen_random_uuid() from tenants;
alter table organisation_versions enable row level security;
alter table organisation_versions force row level security;
create policy p_organisation_versions__own_tenant on organisation_versions using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant delete, insert, select, update on organisation_versions to bihuan_app;
create function turn_organisation() returns trigger language plpgsql as $$
declare
  own text := nullif(current_setting('app.tenant', true), '');
  each_one uuid;
begin
  -- Without a tenant it is a migration that writes for everybody.
  for each_one in select id from tenants where own is null union all select own::uuid where own is not null loop
    perform set_config('app.tenant', each_one::text, true);
    insert into organisation_versions (tenant_id, version) values (each_one, gen_random_uuid())
    on conflict (tenant_id) do update set version = excluded.version;
  end loop;
  perform set_config('app.tenant', coalesce(own, ''), true);
  return null;
end $$;`;
