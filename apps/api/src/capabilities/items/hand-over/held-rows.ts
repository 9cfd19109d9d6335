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
  /** He has not only lost what it came with: he is in no post and no unit any more, or may not sign in; or it came with a post he holds no more. */
  readonly left: boolean;
}

const MOST = 200;
const gone = (person: string): string => `exists (select from accounts off where off.person_id = ${person} and off.is_disabled)`;

const LEFT = `(${gone('$1')} or not exists (select from memberships m where m.person_id = $1 and m.during @> $2::date) and not exists (select from post_holdings h where h.person_id = $1 and h.during @> $2::date))`;
const ofSlots = `
    select ${itemColumns}, a.id as "slotId", a.place, a.why, (not ${stillHeld('a', '$2::date')} or ${gone('$1')}) as stranded, (not ${stillHeld('a', '$2::date')} or ${LEFT}) as left
    from assignments a join items i on i.id = a.item_id where a.person_id = $1 and a.closed_at is null`;
const ofNames = `
    select ${itemColumns}, null as "slotId", null as place, null::jsonb as why, false as stranded, ${LEFT} as left from items i
    where i.ended is null and $1 in (i.leader_id, i.owner_id, i.filler_id)`;

const heldText = (limit: string): string => `${ofSlots}
    union all ${ofNames}
      and not exists (select from assignments a where a.item_id = i.id and a.person_id = $1 and a.closed_at is null)
    order by "dueOn" nulls last, id, "slotId" ${limit}`;
const held: Named = { name: 'held-by-person', text: heldText(`limit ${MOST}`) };
const allHeld: Named = { name: 'all-held-by-person', text: heldText('') };
const oneSlot: Named = { name: 'held-slot', text: `${ofSlots} and i.id = $3 and a.id = $4` };
const oneNamed: Named = { name: 'held-by-name', text: `${ofNames} and i.id = $3` };

/** What a page shows: the most urgent. */
export const heldBy = (tx: Tx, personId: string, today: string): Promise<HeldRow[]> => tx.rows<HeldRow>(held, [personId, today]);
export const allHeldBy = (tx: Tx, personId: string, today: string): Promise<HeldRow[]> => tx.rows<HeldRow>(allHeld, [personId, today]);

/** One of them, however many there are; without a slot, the item that names him. */
export const heldOne = (
  tx: Tx,
  personId: string,
  { today, itemId, slotId }: { today: string; itemId: string; slotId: string | null },
): Promise<HeldRow | null> =>
  slotId === null ? tx.row<HeldRow>(oneNamed, [personId, today, itemId]) : tx.row<HeldRow>(oneSlot, [personId, today, itemId, slotId]);

/** How much of one item somebody has in hand without being able to decide. */
export interface StrandedRow {
  readonly personId: string;
  readonly itemId: string;
  readonly count: number;
  readonly gone: boolean;
}

const stranded: Named = {
  name: 'stranded-slots',
  text: `
    select a.person_id as "personId", a.item_id as "itemId", count(*)::int as count, bool_or(${gone('a.person_id')}) as gone
    from assignments a join items i on i.id = a.item_id
    where a.closed_at is null and ($2::uuid is null or a.item_id = $2) and (i.privacy = 'normal' or $3) and (not ${stillHeld('a', '$1::date')} or ${gone('a.person_id')})
    group by a.person_id, a.item_id order by a.person_id, a.item_id`,
};

interface Stranded {
  readonly today: string;
  readonly restrictedToo: boolean;
  /** Absent: of the whole tenant. */
  readonly itemId?: string;
}

export const strandedSlots = (tx: Tx, { today, restrictedToo, itemId }: Stranded): Promise<StrandedRow[]> =>
  tx.rows(stranded, [today, itemId ?? null, restrictedToo]);
