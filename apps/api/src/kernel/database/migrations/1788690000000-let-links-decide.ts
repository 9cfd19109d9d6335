import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where somebody wants to be reached outside, what waits to be sent there, and links by which one thing is decided once. */
export class LetLinksDecide1788690000000 implements MigrationInterface {
  readonly name = 'LetLinksDecide1788690000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(isolation);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table decision_links; drop table outbound_messages; drop table outbound_addresses');
  }
}

const tables = `
-- Set by the person himself alone; worth nothing before he typed the code that was sent there, nor after his password changed.
create table outbound_addresses (
  tenant_id uuid not null, person_id uuid not null,
  address text not null, code_hash bytea, code_until timestamptz, attempts int not null default 0,
  asked_at timestamptz not null default now(), confirmed_at timestamptz,
  constraint pk_outbound_addresses primary key (tenant_id, person_id),
  constraint fk_outbound_addresses__person foreign key (tenant_id, person_id) references persons (tenant_id, id)
);
-- The words are sealed under a key the database does not know, and gone once they were sent.
create table outbound_messages (
  tenant_id uuid not null, id uuid not null,
  person_id uuid not null, sealed bytea, made_at timestamptz not null default now(), sent_at timestamptz,
  constraint pk_outbound_messages primary key (tenant_id, id),
  constraint fk_outbound_messages__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint ck_outbound_messages__words_go_when_sent check ((sealed is null) = (sent_at is not null))
);
create table decision_links (
  tenant_id uuid not null, id uuid not null,
  token_hash bytea not null, person_id uuid not null, item_id uuid not null, slot_id uuid not null, place text not null, round int not null,
  issued_at timestamptz not null default now(), expires_at timestamptz not null, used_at timestamptz,
  constraint pk_decision_links primary key (tenant_id, id),
  constraint uq_decision_links__token unique (tenant_id, token_hash),
  constraint fk_decision_links__person foreign key (tenant_id, person_id) references persons (tenant_id, id),
  constraint fk_decision_links__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);`;

const isolation = `
do $$
declare t text;
begin
  foreach t in array array['outbound_addresses', 'outbound_messages', 'decision_links'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy %I on %I using (tenant_id = (select nullif(current_setting(''app.tenant'', true), '''')::uuid))', 'p_' || t || '__own_tenant', t);
  end loop;
end $$;`;
