import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Passed } from '../../../kernel/http/day-cursor.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';

const versions: Named = {
  name: 'versions-with-unheld-places',
  text: 'select distinct i.lifecycle_version_id as id from items i where i.unheld is not null order by 1',
};
const page: Named = {
  name: 'items-with-vacant-places',
  text: `
    select ${itemColumns} from items i
    where i.unheld is not null
      and exists (select from unnest($1::uuid[], $2::text[]) as known (version, place) where known.version = i.lifecycle_version_id and i.unheld ? known.place)
      and ($3::uuid is null or (coalesce(i.due_on, 'infinity'), i.id) > (coalesce($4::date, 'infinity'), $3))
    order by i.due_on nulls last, i.id limit $5`,
};
const asked: Named = {
  name: 'when-places-asked-for-people',
  text: `
    select e.item_id as "itemId", e.payload::jsonb #>> '{event,place}' as place, to_char(max(e.happened_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from item_events e where e.item_id = any($1::uuid[]) and e.type = 'SLATE' group by 1, 2`,
};

/** A place of work of one version of a lifecycle. */
export interface KnownPlace {
  readonly version: string;
  readonly place: string;
}

/** Versions of lifecycles by which something stands where nobody has it in hand: nobody was found, or the chain only waits there. */
export const versionsUnheld = async (tx: Tx): Promise<string[]> => (await tx.rows<{ id: string }>(versions)).map(({ id }) => id);

/** Items that stand at one of these places and that nobody has in hand there, or nobody of a group; the most urgent first, after the one passed last. */
export const itemsUnheld = (
  tx: Tx,
  known: readonly KnownPlace[],
  { after, limit }: { readonly after: Passed | null; readonly limit: number },
): Promise<ItemRow[]> =>
  tx.rows<ItemRow>(page, [known.map(({ version }) => version), known.map(({ place }) => place), after?.id ?? null, after?.dueOn ?? null, limit]);

/** When it was last asked who works at the places of these items: ISO, by item and place. */
export async function askedAt(tx: Tx, itemIds: readonly string[]): Promise<(itemId: string, place: string) => string | null> {
  const rows = await tx.rows<{ itemId: string; place: string; since: string }>(asked, [itemIds]);
  const known = new Map(rows.map(({ itemId, place, since }) => [`${itemId} ${place}`, since]));
  return (itemId, place) => known.get(`${itemId} ${place}`) ?? null;
}
