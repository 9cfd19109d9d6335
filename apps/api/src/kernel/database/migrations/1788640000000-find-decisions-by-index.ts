import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A task of a plan is found by its item; what somebody once had in hand, by person.
 * What he closed is found by `ix_assignments__settled_by`, so that the two indexes
 * for some ways of closing, which the list of decisions had grown beyond, are of no use any more.
 */
export class FindDecisionsByIndex1788640000000 implements MigrationInterface {
  readonly name = 'FindDecisionsByIndex1788640000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_assignments__closed_of_person on assignments (tenant_id, person_id, closed_at desc) where closed_at is not null;
      drop index ix_assignments__signed_by;
      drop index ix_assignments__signed_for;
      create index ix_plan_tasks__item on plan_tasks (tenant_id, item_id) where item_id is not null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_assignments__signed_by on assignments (tenant_id, closed_by, closed_at desc) where closed_as in ('agreed', 'returned');
      create index ix_assignments__signed_for on assignments (tenant_id, person_id, closed_at desc) where closed_as in ('agreed', 'returned');
      drop index ix_assignments__closed_of_person;
      drop index ix_plan_tasks__item;`);
  }
}
