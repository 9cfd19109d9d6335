import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose records a review counts and on whose sheet: fixed when the counting begins, whatever becomes of the units later. */
export class LetReviewsNameTheirUnits1788591000000 implements MigrationInterface {
  readonly name = 'LetReviewsNameTheirUnits1788591000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table review_units (
  tenant_id uuid not null,
  review_id uuid not null,
  unit_id uuid not null,
  sheet_unit_id uuid,
  constraint pk_review_units primary key (tenant_id, review_id, unit_id),
  constraint fk_review_units__review foreign key (tenant_id, review_id) references reviews (tenant_id, item_id),
  constraint fk_review_units__unit foreign key (tenant_id, unit_id) references units (tenant_id, id),
  constraint fk_review_units__sheet_unit foreign key (tenant_id, sheet_unit_id) references units (tenant_id, id)
);
create index ix_review_units__sheet on review_units (tenant_id, review_id, sheet_unit_id);
alter table review_units enable row level security;
alter table review_units force row level security;
create policy p_review_units__own_tenant on review_units using (tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid));
grant delete, insert, select, update on review_units to bihuan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table review_units;');
  }
}
