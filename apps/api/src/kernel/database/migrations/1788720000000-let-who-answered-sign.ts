import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever answered a question has no voice in the round: he may be asked to sign, or be asked again. */
export class LetWhoAnsweredSign1788720000000 implements MigrationInterface {
  readonly name = 'LetWhoAnsweredSign1788720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(oneSlot(`closed_as is null or closed_as not in ('handed-over', 'transferred', 'removed', 'answered')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(oneSlot(`closed_as is null or closed_as not in ('handed-over', 'transferred', 'removed')`));
  }
}

const oneSlot = (where: string): string => `
  drop index uq_assignments__one_slot_a_person;
  create unique index uq_assignments__one_slot_a_person on assignments (tenant_id, item_id, place, round, person_id) where ${where};`;
