import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import type { ItemView } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';
import { momentText } from './moment-text.js';

const reason: Named = {
  name: 'reason-of-suspension',
  text: `select w.value as reason from item_events e join event_words w on w.event_id = e.id and w.name = 'reason' where e.item_id = $1 and e.type = 'SUSPEND' order by e.seq desc limit 1`,
};

/** By whom it was put on hold and why; null while it runs. */
export async function suspendedOf(tx: Tx, item: ItemRow, zone: string): Promise<ItemView['suspended']> {
  const { suspended } = item.context;
  if (!suspended) return null;
  const told = await tx.row<{ reason: string }>(reason, [item.id]);
  const { people } = await namesOf(tx, { people: suspended.by === null ? [] : [suspended.by], units: [] });
  return { by: suspended.by === null ? '系统' : (people[suspended.by]?.label ?? ''), atText: momentText(suspended.at, zone), reason: told?.reason ?? null };
}

const grants: Named = {
  name: 'reading-grants-of-item',
  text: `select person_id as person, granted_by as by, to_char(granted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from reading_grants where item_id = $1 order by granted_at, person_id limit 200`,
};

export async function shownToOf(tx: Tx, itemId: string, zone: string): Promise<ItemView['shownTo']> {
  const rows = await tx.rows<{ person: string; by: string | null; at: string }>(grants, [itemId]);
  const { people } = await namesOf(tx, { people: rows.flatMap(({ person, by }) => (by === null ? [person] : [person, by])), units: [] });
  return rows.map(({ person, by, at }) => ({
    name: people[person]?.name ?? '',
    by: by === null ? null : (people[by]?.name ?? null),
    atText: momentText(at, zone),
  }));
}
