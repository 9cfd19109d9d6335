import type { Named, Tx } from '../../../kernel/database/tx.js';

/**
 * SQL: whether the person of assignment `a` still is on that day what the slot was opened for: holds the post in that unit,
 * leads an area the item lies in, or is named by the item itself.
 */
export const stillHeld = (a: string, day: string): string => `
  case ${a}.why ->> 'resolver'
    when 'person-field' then true
    when 'area-leader' then exists (
      select from items led join contact_area_units part on part.unit_id in (led.unit_id, led.subject_unit_id) join contact_areas area on area.id = part.area_id
      where led.id = ${a}.item_id and area.leader_id = ${a}.person_id and area.during @> ${day})
    else exists (
      select from post_holdings held join posts post_held on post_held.id = held.post_id
      where held.person_id = ${a}.person_id and post_held.key = ${a}.why ->> 'post' and held.unit_id = (${a}.why ->> 'unit')::uuid and held.during @> ${day})
  end`;

/** The slots of one person in one item. */
export interface Seats {
  readonly heldSlot: boolean;
  readonly worksHere: boolean;
  /** Open slots that came with a post the person no longer holds. */
  readonly endedSlots: readonly string[];
}

/** SQL: the columns of `Seats`, of item and person given as expressions. */
export const seatColumns = (item: string, person: string, day: string): string => {
  const own = `from assignments seat where seat.item_id = ${item} and seat.person_id = ${person}`;
  return `
  exists (select ${own}) as "heldSlot",
  exists (select ${own} and seat.closed_at is null and ${stillHeld('seat', day)}) as "worksHere",
  array(select seat.id ${own} and seat.closed_at is null and not ${stillHeld('seat', day)} order by seat.id) as "endedSlots"`;
};

const readSeats: Named = { name: 'seats-of-person', text: `select ${seatColumns('$1', '$2', '$3::date')}` };

export async function seatsOf(tx: Tx, { itemId, personId, today }: { itemId: string; personId: string; today: string }): Promise<Seats> {
  const seats = await tx.row<Seats>(readSeats, [itemId, personId, today]);
  if (!seats) throw new Error('a statement without a source answers one row');
  return seats;
}
