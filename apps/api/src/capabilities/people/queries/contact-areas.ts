import type { Named, Tx } from '../../../kernel/database/tx.js';

/** A contact area as it stands on a day: who leads it, and its units in official order. */
export interface ContactArea {
  readonly id: string;
  readonly name: string;
  readonly leaderId: string;
  readonly leaderName: string;
  readonly units: readonly string[];
}

// An area stands where its first unit does.
const areasOnDay: Named = {
  name: 'contact-areas-on-day',
  text: `
    select a.id, a.name, a.leader_id as "leaderId", s.name as "leaderName", array_agg(c.unit_id order by u.tree desc, u.ordinal, u.code)::text[] as units
    from contact_areas a join persons s on s.id = a.leader_id join contact_area_units c on c.area_id = a.id join units u on u.id = c.unit_id
    where a.during @> $1::date
    group by a.id, a.name, a.leader_id, s.name order by min(u.ordinal), min(u.code), a.name`,
};

/** Contact areas on a day, in official order. */
export function contactAreasOf(tx: Tx, today: string): Promise<ContactArea[]> {
  return tx.rows<ContactArea>(areasOnDay, [today]);
}
