import type { Named, Tx } from '../../../kernel/database/tx.js';
import { canBeStoodInFor } from '../../people/index.js';

/** SQL: whether the item of assignment `a` is one everybody concerned may read, or the person may read it for a post, or because it is about him. */
const mayKnow = (a: string, day: string): string => `
  exists (select from items shut where shut.id = ${a}.item_id and (shut.privacy = 'normal' or shut.subject_person_id = ${a}.person_id or exists (
    select from post_holdings held join posts p on p.id = held.post_id where held.person_id = ${a}.person_id and held.during @> ${day}
      and ('items.read-restricted-all' = any(p.permissions) or ('items.read-restricted-unit' = any(p.permissions) and held.unit_id = shut.unit_id)))))`;

/**
 * SQL: whether the person of assignment `a` still is on that day what the slot was opened for: holds the post in that unit,
 * leads an area the item lies in, belongs to the body, or was named or chosen himself. A step may leave its slots with the person.
 * Whoever has a restricted one because somebody named him keeps it only as long as he may know of it anyhow.
 */
export const stillHeld = (a: string, day: string): string => `
  case when ${a}.follows_person then ${mayKnow(a, day)} else case ${a}.why ->> 'resolver'
    when 'person-field' then true
    when 'hand-over' then true
    when 'form-person' then true
    when 'submitter' then true
    when 'chosen' then ${mayKnow(a, day)}
    when 'transfer' then ${mayKnow(a, day)}
    when 'consult' then ${mayKnow(a, day)}
    when 'add-signer' then ${mayKnow(a, day)}
    when 'group' then exists (select from user_groups listed join user_group_members named on named.group_id = listed.id where listed.key = ${a}.why ->> 'group'
      and (listed.closed_on is null or listed.closed_on > ${day}) and named.person_id = ${a}.person_id and named.during @> ${day})
    when 'body' then exists (select from memberships belongs where belongs.person_id = ${a}.person_id and belongs.unit_id = (${a}.why ->> 'unit')::uuid and belongs.during @> ${day})
    when 'area-leader' then exists (
      select from items led join contact_area_units part on part.unit_id in (led.unit_id, led.subject_unit_id) join contact_areas area on area.id = part.area_id
      where led.id = ${a}.item_id and area.leader_id = ${a}.person_id and area.during @> ${day})
    else exists (
      select from post_holdings held join posts post_held on post_held.id = held.post_id
      where held.person_id = ${a}.person_id and post_held.key = ${a}.why ->> 'post' and held.unit_id = (${a}.why ->> 'unit')::uuid and held.during @> ${day})
  end end`;

/** The slots of one person in one item. */
export interface Seats {
  readonly heldSlot: boolean;
  readonly worksHere: boolean;
  /** Somebody showed it to him; that outlives rounds. */
  readonly isShown: boolean;
  /** Open slots that came with a post the person no longer holds. */
  readonly endedSlots: readonly string[];
  /**
   * Those in whose stead the person has the item in hand: while his window runs whatever they have, or had since it began; afterwards what came
   * to them in it and is open still, and what he settled for them. Never of a restricted one.
   */
  readonly standsInFor: readonly StoodInFor[];
}

/** Somebody stood in for, with the open slots one may act in for him, and the settled ones one may still see. */
export interface StoodInFor {
  readonly person: string;
  readonly units: readonly string[];
  readonly slots: readonly string[];
  readonly settled: readonly string[];
}

/** SQL: the columns of `Seats`, of item and person given as expressions. */
export const seatColumns = (item: string, person: string, day: string): string => {
  const own = `from assignments seat where seat.item_id = ${item} and seat.person_id = ${person}`;
  return `
  exists (select ${own} and seat.closed_as is distinct from 'removed') as "heldSlot",
  exists (select from reading_grants shown where shown.item_id = ${item} and shown.person_id = ${person}) as "isShown",
  exists (select ${own} and seat.closed_at is null and ${stillHeld('seat', day)}) as "worksHere",
  array(select seat.id ${own} and seat.closed_at is null and not ${stillHeld('seat', day)} order by seat.id) as "endedSlots",
  ${stoodInColumn(item, person, day)} as "standsInFor"`;
};

/** SQL: those in whose stead the person has the item in hand. */
const stoodInColumn = (item: string, person: string, day: string): string => `
  (select coalesce(json_agg(json_build_object('person', stood.person, 'units', stood.units, 'slots', stood.slots, 'settled', stood.settled) order by stood.person), '[]') from (
    select seat.person_id as person, coalesce(json_agg(seat.id order by seat.id) filter (where seat.closed_at is null), '[]') as slots,
      coalesce(json_agg(seat.id order by seat.id) filter (where seat.closed_at is not null), '[]') as settled,
      (select coalesce(json_agg(member.unit_id order by member.unit_id), '[]') from (
        select unit_id from memberships where person_id = seat.person_id and during @> ${day}
        union select unit_id from post_holdings where person_id = seat.person_id and during @> ${day}) member) as units
    from ${standing(person, day)} join assignments seat on seat.person_id = standing.principal_id join items whole on whole.id = seat.item_id
    where seat.item_id = ${item} and whole.privacy = 'normal' and ${stillHeld('seat', day)} and ${isStoodIn('seat', person)}
    group by seat.person_id) stood)`;

/**
 * SQL: whom the person stands in for on that day or stood in for before, as `standing`: since when it runs, and the days of the windows that are over.
 * One that was ended early is as if it had never been. Whoever is gone by that day has nobody.
 */
export const standing = (person: string, day: string): string => `(
  select p.principal_id, max(lower(p.during)) filter (where p.during @> ${day}) as since, range_agg(p.during) filter (where not p.during @> ${day}) as over
  from proxies p
  where p.proxy_id = ${person} and lower(p.during) <= ${day} and p.revoked_at is null
    and ${canBeStoodInFor('p.principal_id', day)}
  group by p.principal_id) standing`;

/** SQL: whether slot `a` of the one stood in for is the person's by `standing` (A22): what came in a window stays with him when it is over, unless the step says otherwise. */
export const isStoodIn = (a: string, person: string): string => `coalesce(
  case when standing.since is not null and (${a}.closed_at is null or ${a}.closed_at >= standing.since::timestamp at time zone (select zone from tenants)) then true
    when ${a}.closed_at is null then not ${a}.stand_in_ends and standing.over @> (${a}.opened_at at time zone (select zone from tenants))::date
    else ${a}.closed_by = ${person} end, false)`;

const readSeats: Named = { name: 'seats-of-person', text: `select ${seatColumns('$1', '$2', '$3::date')}` };

export async function seatsOf(tx: Tx, { itemId, personId, today }: { itemId: string; personId: string; today: string }): Promise<Seats> {
  const seats = await tx.row<Seats>(readSeats, [itemId, personId, today]);
  if (!seats) throw new Error('a statement without a source answers one row');
  return seats;
}

const readSeatsOfMany: Named = {
  name: 'seats-in-many',
  text: `select one.id as "itemId", ${seatColumns('one.id', '$2', '$3::date')} from unnest($1::uuid[]) as one (id)`,
};

/** The same for many items with one question. */
export async function seatsOfMany(
  tx: Tx,
  { itemIds, personId, today }: { itemIds: readonly string[]; personId: string; today: string },
): Promise<(itemId: string) => Seats> {
  const rows = await tx.rows<Seats & { itemId: string }>(readSeatsOfMany, [[...new Set(itemIds)], personId, today]);
  const byItem = new Map(rows.map(({ itemId, ...seats }) => [itemId, seats]));
  return (itemId) => {
    const seats = byItem.get(itemId);
    if (!seats) throw new Error(`the seats in ${itemId} were not asked for`);
    return seats;
  };
}

const readStoodIn: Named = {
  name: 'stood-in-for-in-many',
  text: `select one.id as "itemId", ${stoodInColumn('one.id', '$2', '$3::date')} as "standsInFor" from unnest($1::uuid[]) as one (id)`,
};

/** In whose stead the person has each of the items in hand, with one question; of a restricted one there is nothing to ask. */
export async function stoodInForOfMany(
  tx: Tx,
  { itemIds, personId, today }: { itemIds: readonly string[]; personId: string; today: string },
): Promise<ReadonlyMap<string, Seats['standsInFor']>> {
  if (itemIds.length === 0) return new Map();
  const rows = await tx.rows<Pick<Seats, 'standsInFor'> & { itemId: string }>(readStoodIn, [[...new Set(itemIds)], personId, today]);
  return new Map(rows.map(({ itemId, standsInFor }) => [itemId, standsInFor]));
}
