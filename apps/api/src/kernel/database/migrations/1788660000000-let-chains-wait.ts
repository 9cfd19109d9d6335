import type { MigrationInterface, QueryRunner } from 'typeorm';

const ownTenant = (table: string): string => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy p_${table}__own_tenant on ${table} using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));`;

/** Chains that stand until a day comes, beside the deadlines of their steps; lists of people kept by hand with the organisation. */
export class LetChainsWait1788660000000 implements MigrationInterface {
  readonly name = 'LetChainsWait1788660000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table step_deadlines
  add column kind text not null default 'due',
  -- A day somebody named: it does not move while the item is suspended, and it comes with its morning.
  add column is_fixed boolean not null default false,
  add constraint ck_step_deadlines__kind check (kind in ('due', 'wait')),
  add constraint ck_step_deadlines__only_waits_are_fixed check (kind = 'wait' or not is_fixed);

create table user_groups (
  tenant_id uuid not null, id uuid not null,
  -- What lifecycles call it by.
  key text not null, name text not null, version int not null default 1, closed_on date,
  constraint pk_user_groups primary key (tenant_id, id),
  constraint uq_user_groups__key unique (tenant_id, key)
);
${ownTenant('user_groups')}

create table user_group_members (
  tenant_id uuid not null, id uuid not null, group_id uuid not null, person_id uuid not null, during daterange not null,
  constraint pk_user_group_members primary key (tenant_id, id),
  constraint fk_user_group_members__group foreign key (tenant_id, group_id) references user_groups (tenant_id, id),
  constraint fk_user_group_members__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint ex_user_group_members__once exclude using gist (tenant_id with =, group_id with =, person_id with =, during with &&)
);
create index ix_user_group_members__person on user_group_members (tenant_id, person_id);
${ownTenant('user_group_members')}`);
    // Who stands in a list is remembered with the organisation.
    for (const table of ['user_groups', 'user_group_members'])
      await runner.query(
        `create trigger organisation_turns before insert or delete or truncate or update on ${table} for each statement execute function turn_organisation();`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop table user_group_members;
drop table user_groups;
alter table step_deadlines drop constraint ck_step_deadlines__only_waits_are_fixed, drop constraint ck_step_deadlines__kind, drop column is_fixed, drop column kind;`);
  }
}
