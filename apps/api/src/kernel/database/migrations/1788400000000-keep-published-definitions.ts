import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A published definition can neither be changed nor taken away, by its owner neither: running items were decided by it. */
export class KeepPublishedDefinitions1788400000000 implements MigrationInterface {
  readonly name = 'KeepPublishedDefinitions1788400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if tg_op <> 'TRUNCATE' and old.status = 'draft' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'a published definition is kept' using errcode = 'integrity_constraint_violation', constraint = 'published_definitions_are_kept';
end $$;
create trigger published_definitions_are_kept before update or delete on definition_versions for each row execute function refuse_change_of_published();
create trigger published_definitions_are_not_truncated before truncate on definition_versions for each statement execute function refuse_change_of_published();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
drop trigger published_definitions_are_kept on definition_versions;
drop trigger published_definitions_are_not_truncated on definition_versions;
drop function refuse_change_of_published();`);
  }
}
