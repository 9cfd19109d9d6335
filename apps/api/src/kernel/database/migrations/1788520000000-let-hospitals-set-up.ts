import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A tenant says what it is: a demo has public passwords, a trial only a date of its own. A password given by somebody else must be changed;
 * an installation without a tenant is entered by a link that works once.
 */
export class LetHospitalsSetUp1788520000000 implements MigrationInterface {
  readonly name = 'LetHospitalsSetUp1788520000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [kinds, accounts, links]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table setup_links;
alter table accounts drop column must_change, drop column opened_at, drop column signed_in_at, drop column password_at;
drop trigger tenants_say_what_they_are on tenants;
drop function say_what_a_tenant_is;
alter table tenants drop constraint ck_tenants__date_of_its_own, drop column kind;`);
  }
}

// Every tenant with a date of its own was a demo so far. A starter of the version before knows no kinds: what it adds is told apart as before.
const kinds = `
alter table tenants add column kind text constraint ck_tenants__kind check (kind in ('demo', 'trial', 'own'));
alter table tenants no force row level security;
update tenants set kind = case when business_on is null then 'own' else 'demo' end;
alter table tenants force row level security;
alter table tenants alter column kind set not null;
alter table tenants add constraint ck_tenants__date_of_its_own check ((kind = 'own') = (business_on is null));
create function say_what_a_tenant_is() returns trigger language plpgsql as $$
begin
  new.kind := coalesce(new.kind, case when new.business_on is null then 'own' else 'demo' end);
  return new;
end $$;
create trigger tenants_say_what_they_are before insert on tenants for each row execute function say_what_a_tenant_is();`;

const accounts = `
alter table accounts
  -- The password is known to somebody else: nothing is opened before it is changed.
  add column must_change boolean not null default false,
  add column opened_at timestamptz not null default now(),
  add column password_at timestamptz not null default now(),
  add column signed_in_at timestamptz;`;

const links = `
-- Links that enter an installation nobody has set up. They belong to no tenant yet, so they live under a key of their own.
create table setup_links (
  tenant_id uuid not null, id uuid not null,
  token_hash bytea not null, created_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz,
  constraint pk_setup_links primary key (tenant_id, id),
  constraint uq_setup_links__token unique (tenant_id, token_hash)
);
alter table setup_links enable row level security;
alter table setup_links force row level security;
create policy p_setup_links__own_tenant on setup_links using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`;
