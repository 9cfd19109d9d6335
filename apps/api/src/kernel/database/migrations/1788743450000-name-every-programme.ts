import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Campaigns of one programme stand beside each other from year to year. Those begun without a name for theirs were all taken for one programme:
 * each is named by its title without the year, and what was made from another by the title of that one.
 */
export class NameEveryProgramme1788743450000 implements MigrationInterface {
  readonly name = 'NameEveryProgramme1788743450000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(named);
  }

  /** Which names were given here is kept nowhere; they do no harm. */
  async down(): Promise<void> {}
}

const named = `
alter table campaigns no force row level security;
alter table items no force row level security;
with recursive line as (
  select c.tenant_id, c.item_id, c.item_id as first from campaigns c
  left join campaigns source on source.tenant_id = c.tenant_id and source.item_id = c.derived_from and source.programme = ''
  where c.programme = '' and source.item_id is null
  union all
  select c.tenant_id, c.item_id, line.first from line join campaigns c on c.tenant_id = line.tenant_id and c.derived_from = line.item_id and c.programme = '')
update campaigns c
set programme = left(coalesce(nullif(btrim(regexp_replace(i.title, '[（(]?\\d{4}年度?[）)]?', '', 'g')), ''), i.title), 100)
from line join items i on i.tenant_id = line.tenant_id and i.id = line.first
where c.tenant_id = line.tenant_id and c.item_id = line.item_id;
alter table campaigns force row level security;
alter table items force row level security;`;
