import type { Why } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { stillHeld } from '../facts/seats.js';
import { itemColumns } from '../item-row.js';
import type { ItemRow } from '../item-row.js';

/** An open slot of somebody with its item, or (no slot) an item that runs and names him. */
export interface HeldRow extends ItemRow {
  readonly slotId: string | null;
  readonly place: string | null;
  readonly why: Why | null;
  readonly stranded: boolean;
}

const MOST = 200;
const gone = (person: string): string => `exists (select from accounts off where off.person_id = ${person} and off.is_disabled)`;

const held: Named = {
  name: 'held-by-person',
  text: `
    select ${itemColumns}, a.id as "slotId", a.place, a.why, (not ${stillHeld('a', '$2::date')} or ${gone('$1')}) as stranded
    from assignments a join items i on i.id = a.item_id where a.person_id = $1 and a.closed_at is null
    union all
    select ${itemColumns}, null, null, null, false from items i
    where i.ended is null and $1 in (i.leader_id, i.owner_id, i.filler_id)
      and not exists (select from assignments a where a.item_id = i.id and a.person_id = $1 and a.closed_at is null)
    order by "dueOn" nulls last, id, "slotId" limit ${MOST}`,
};

export const heldBy = (tx: Tx, personId: string, today: string): Promise<HeldRow[]> => tx.rows<HeldRow>(held, [personId, today]);

const stranded: Named = {
  name: 'stranded-slots',
  text: `
    select a.person_id as "personId", count(*)::int as count, bool_or(${gone('a.person_id')}) as gone
    from assignments a join items i on i.id = a.item_id
    where a.closed_at is null and ($2::uuid is null or a.item_id = $2) and (i.privacy = 'normal' or $3) and (not ${stillHeld('a', '$1::date')} or ${gone('a.person_id')})
    group by a.person_id order by count(*) desc, a.person_id limit 100`,
};

interface Stranded {
  readonly today: string;
  readonly restrictedToo: boolean;
  /** Absent: of the whole tenant. */
  readonly itemId?: string;
}

export const strandedSlots = (tx: Tx, { today, restrictedToo, itemId }: Stranded): Promise<{ personId: string; count: number; gone: boolean }[]> =>
  tx.rows(stranded, [today, itemId ?? null, restrictedToo]);
