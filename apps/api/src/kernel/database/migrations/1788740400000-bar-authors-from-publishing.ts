import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever changed a design does not publish it, also where somebody else handed it over. A rehearsal that cannot be carried out ends as failed. */
export class BarAuthorsFromPublishing1788740400000 implements MigrationInterface {
  readonly name = 'BarAuthorsFromPublishing1788740400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [authors, waiting, rehearsals]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
alter table definition_drafts drop column authors;
alter table designs drop column brought_by;`);
  }
}

const authors = `
-- Whose work it began with: who brought the file, or the authors of the design it was begun from.
alter table designs add column brought_by uuid[] not null default '{}';
alter table definition_drafts
  -- Everybody who changed what is in it.
  add column authors uuid[] not null default '{}',
  add constraint ck_definition_drafts__published_by_no_author check (status <> 'published' or not (settled_by = any (authors)));`;

// What waits already was changed by somebody as well.
const waiting = `
alter table definition_drafts no force row level security;
alter table designs no force row level security;
alter table design_changes no force row level security;
update definition_drafts d set authors = coalesce((
    select array_agg(distinct c.by_person) from designs g join design_changes c on c.tenant_id = g.tenant_id and c.design_id = g.id
    where g.tenant_id = d.tenant_id and g.draft_id = d.id), '{}')
  where status = 'open';
alter table definition_drafts force row level security;
alter table designs force row level security;
alter table design_changes force row level security;`;

const rehearsals = `
alter table design_rehearsals drop constraint ck_design_rehearsals__status;
alter table design_rehearsals add constraint ck_design_rehearsals__status check (status in ('running', 'done', 'cancelled', 'failed'));`;
