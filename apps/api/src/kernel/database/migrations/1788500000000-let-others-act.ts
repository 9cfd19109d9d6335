import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody stands in for somebody else for a while; a slot that was handed over is no longer that person's one slot there. */
export class LetOthersAct1788500000000 implements MigrationInterface {
  readonly name = 'LetOthersAct1788500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table proxies (
  tenant_id uuid not null, id uuid not null,
  principal_id uuid not null, proxy_id uuid not null, during daterange not null,
  created_by uuid not null, created_at timestamptz not null, revoked_at timestamptz, revoked_by uuid,
  constraint pk_proxies primary key (tenant_id, id),
  constraint fk_proxies__principal foreign key (tenant_id, principal_id) references persons (tenant_id, id),
  constraint fk_proxies__proxy foreign key (tenant_id, proxy_id) references persons (tenant_id, id),
  constraint fk_proxies__created_by foreign key (tenant_id, created_by) references persons (tenant_id, id),
  constraint fk_proxies__revoked_by foreign key (tenant_id, revoked_by) references persons (tenant_id, id),
  constraint ck_proxies__not_oneself check (principal_id <> proxy_id),
  constraint ck_proxies__window_has_days check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  constraint ck_proxies__revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
  -- One stand-in at a time: nobody need ask which of two may sign.
  constraint ex_proxies__one_at_a_time exclude using gist (tenant_id with =, principal_id with =, during with &&) where (revoked_at is null)
);
create index ix_proxies__standing on proxies (tenant_id, proxy_id) where revoked_at is null;
alter table proxies enable row level security;
alter table proxies force row level security;
create policy p_proxies__own_tenant on proxies using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));

alter table assignments drop constraint uq_assignments__one_slot_a_person;
create unique index uq_assignments__one_slot_a_person on assignments (tenant_id, item_id, place, round, person_id) where closed_as is distinct from 'handed-over';
-- What somebody signed, himself or through a stand-in.
create index ix_assignments__signed_by on assignments (tenant_id, closed_by, closed_at desc) where closed_as in ('agreed', 'returned');
create index ix_assignments__signed_for on assignments (tenant_id, person_id, closed_at desc) where closed_as in ('agreed', 'returned');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop index ix_assignments__signed_for;
drop index ix_assignments__signed_by;
drop index uq_assignments__one_slot_a_person;
alter table assignments add constraint uq_assignments__one_slot_a_person unique (tenant_id, item_id, place, round, person_id);
drop table proxies;`);
  }
}
