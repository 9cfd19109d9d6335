import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { readableIdsAmong } from '../readable.js';
import { itemLines } from './item-lines.js';
import type { MigrationLine } from './migration.contract.js';
import type { MigrationItem, MigrationOutcome, MigrationRow } from './migration-rows.js';
import { askedBefore, begunIn, wentOf } from './went.js';
import type { Versions } from './went.js';

/** Lines of a page. */
export const PAGE = 50;

type Line = Pick<ItemRow, 'id' | 'unitId' | 'subjectUnitId' | 'title' | 'privacy'> & Pick<MigrationItem, 'outcome' | 'why' | 'before'>;

const lines = {
  name: 'items-of-migration',
  text: `select m.item_id as id, i.unit_id as "unitId", i.subject_unit_id as "subjectUnitId", m.outcome, m.why, m.before, i.title, i.privacy from lifecycle_migration_items m join items i on i.id = m.item_id where m.migration_id = $1
         order by case m.outcome when 'blocked' then 0 when 'kept' then 1 else 2 end, i.id limit ${PAGE} offset $2`,
};
const placesAsked = { name: 'places-asked-at', text: 'select distinct item_id as "itemId", place from assignments where item_id = any($1::uuid[])' };

interface Report {
  readonly migration: MigrationRow;
  readonly versions: Versions;
  readonly page: number;
  /** Who is told of items only what he may read; null: who orders it is told of all that are not restricted. */
  readonly reader: string | null;
}

/** What became of each item of a page, and where it went. */
export async function reportLines(tx: Tx, { migration, versions, page, reader }: Report): Promise<MigrationLine[]> {
  const { id, mapping } = migration;
  const items = await tx.rows<Line>(lines, [id, (page - 1) * PAGE]);
  const ids = items.map((item) => item.id);
  const open = reader === null ? null : await readableIdsAmong(tx, ids, reader);
  const line = await itemLines(tx, items);
  const asked = Map.groupBy(await tx.rows<{ itemId: string; place: string }>(placesAsked, [ids]), ({ itemId }) => itemId);
  const { people } = await namesOf(tx, { people: [...new Set(items.flatMap(({ before }) => askedBefore(versions, before, mapping)))], units: [] });
  const nameOf = (person: string): string => people[person]?.name ?? '';
  return items.map((item): MigrationLine => {
    const { outcome, why, before } = item;
    const isTold = item.privacy === 'normal' && (open === null || open.has(item.id));
    const places = (asked.get(item.id) ?? []).map(({ place }) => place);
    const wentOver = isTold && outcome !== 'undone';
    return {
      ...line(isTold ? item : { ...item, privacy: 'restricted' }),
      outcome,
      text: textOf(outcome, why),
      went: isTold ? [...wentOf(versions, before, { mapping, outcome, nameOf })] : [],
      begins: wentOver ? [...begunIn(versions, before, { mapping, places })] : [],
    };
  });
}

function textOf(outcome: MigrationOutcome, why: readonly string[] | null): string {
  const told = why === null || why.length === 0 ? '' : `：${why.join('；')}`;
  switch (outcome) {
    case 'moved':
      return '已改按新版';
    case 'undone':
      return '已退回原版';
    case 'blocked':
      return `仍按原版${told}`;
    case 'kept':
      return `仍按新版${told}`;
  }
}
