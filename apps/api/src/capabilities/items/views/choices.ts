import type { Named, Tx } from '../../../kernel/database/tx.js';
import { choosableAmong, linesOf, searchChoosable } from '../../people/index.js';
import type { PersonLine } from '../../people/index.js';
import type { ChoicesQuery } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';

// Whom the rules of reading may let look into a restricted item; each of them is asked then.
const perhapsReaders: Named = {
  name: 'perhaps-readers-of-restricted',
  text: `
    select s.id from persons s
    where ($2::text is null or strpos(s.name, $2) > 0 or starts_with(s.staff_no, $2))
      and (s.id = $3 or exists (select from assignments a where a.item_id = $1 and a.person_id = s.id and a.closed_at is null)
        or exists (select from post_holdings h join posts p on p.id = h.post_id
                   where h.person_id = s.id and h.during @> $4::date and p.permissions && array['items.read-restricted-all', 'items.read-restricted-unit']::text[]
                     and ('items.read-restricted-all' = any(p.permissions) or h.unit_id = $5)))
    order by s.staff_no limit 50`,
};

/** Whom an act on the item may name. A restricted one is shown to nobody more than may read it already. */
export async function choicesFor(tx: Tx, item: ItemRow, { query, today }: { query: ChoicesQuery; today: string }): Promise<PersonLine[]> {
  if (item.privacy === 'normal') return searchChoosable(tx, query, today);
  const rows = await tx.rows<{ id: string }>(perhapsReaders, [item.id, query.q || null, item.subjectPersonId, today, item.unitId]);
  const readers: string[] = [];
  for (const id of await choosableAmong(tx, rows.map(({ id: one }) => one), today)) if (await isReadable(tx, item, await readerOf(tx, id, today))) readers.push(id);
  return linesOf(tx, readers);
}
