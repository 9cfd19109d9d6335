import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 流水号 and 文号: which record has which number of which series. */
export class LetFormsBeNumbered1788741200000 implements MigrationInterface {
  readonly name = 'LetFormsBeNumbered1788741200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table form_numbers (
  tenant_id uuid not null,
  id uuid not null,
  form_key text not null,
  -- serial:<field> or serial:<field>:<unit> for numbers the server gives; else the code of the organ that issued a document.
  series text not null,
  -- 0 where the series does not begin anew each year.
  year int not null,
  number int not null,
  item_id uuid not null,
  constraint pk_form_numbers primary key (tenant_id, id),
  -- Two that are handed in at once never get one number.
  constraint uq_form_numbers__given_once unique (tenant_id, form_key, series, year, number),
  constraint ck_form_numbers__counts_from_one check (number > 0 and year >= 0),
  constraint fk_form_numbers__item foreign key (tenant_id, item_id) references items (tenant_id, id)
);
create index ix_form_numbers__item on form_numbers (tenant_id, item_id);
alter table form_numbers enable row level security;
alter table form_numbers force row level security;
create policy p_form_numbers__own_tenant on form_numbers using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant select, insert, delete on form_numbers to bihuan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_numbers');
  }
}
