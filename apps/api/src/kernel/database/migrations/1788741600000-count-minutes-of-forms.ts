import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long forms took to fill in: of each version how many papers took how many minutes. No row says whose paper or which. */
export class CountMinutesOfForms1788741600000 implements MigrationInterface {
  readonly name = 'CountMinutesOfForms1788741600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table form_minutes (
  tenant_id uuid not null,
  form_version_id uuid not null,
  minutes int not null,
  papers int not null,
  constraint pk_form_minutes primary key (tenant_id, form_version_id, minutes),
  constraint ck_form_minutes__minutes check (minutes between 1 and 240),
  constraint fk_form_minutes__form foreign key (tenant_id, form_version_id) references definition_versions (tenant_id, id)
);
alter table form_minutes enable row level security;
alter table form_minutes force row level security;
create policy p_form_minutes__own_tenant on form_minutes using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant insert, select, update on form_minutes to bihuan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_minutes');
  }
}
