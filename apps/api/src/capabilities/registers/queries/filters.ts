import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { RegisterView } from '../registers.contract.js';

// The newest, and each by its key: asked for all of them at once, the planner reads every item there is. Ids grow with time.
const campaigns: Named = {
  name: 'campaigns-of-register',
  text: `select i.id, i.title as name from (
           select c.item_id as id from campaigns c where exists (select from register_entries e where e.register_key = $1 and e.campaign_id = c.item_id offset 0)
           order by c.item_id desc limit 200) one
         cross join lateral (select * from items where items.id = one.id offset 0) i order by i.created_at desc, i.id`,
};
// In the official order of what they hold, as the board has them.
const areas: Named = {
  name: 'areas-on-day',
  text: `select a.id, a.name from contact_areas a where a.during @> $1::date
         order by (select min(u.ordinal) from contact_area_units c join units u on u.id = c.unit_id where c.area_id = a.id), a.name, a.id`,
};
// One step of the index for each leader, however many rows he has.
const leaders: Named = {
  name: 'leaders-of-entries',
  text: `with recursive one as (
           select min(leader_id::text)::uuid as id from (select leader_id from register_entries where leader_id is not null order by leader_id limit 1) first
           union all select (select e.leader_id from register_entries e where e.leader_id > one.id order by e.leader_id limit 1) from one where one.id is not null
         ) select p.id, p.name from one join persons p on p.id = one.id order by p.staff_no`,
};

/** What the lists beside the views offer. */
export async function filtersOf(tx: Tx, registerKey: string, today: string): Promise<RegisterView['filters']> {
  return { campaigns: await tx.rows(campaigns, [registerKey]), areas: await tx.rows(areas, [today]), leaders: await tx.rows(leaders) };
}

export async function unitsOfArea(tx: Tx, areaId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>('select unit_id as id from contact_area_units where area_id = $1', [areaId])).map(({ id }) => id);
}
