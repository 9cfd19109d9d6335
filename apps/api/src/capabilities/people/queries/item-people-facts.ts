import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface ItemUnits {
  readonly unitId: string;
  readonly subjectUnitId?: string | null;
}

export interface ItemPeopleFacts {
  /** Units above the item's, nearest first. */
  readonly above: readonly string[];
  readonly areaLeaders: readonly string[];
  /** Whoever belongs to one of these is not from outside; of a unit that was merged, those it was merged into as well. */
  readonly ownerUnits: readonly string[];
  /** Branches that cover the item's unit, where it is a department. */
  readonly covering: readonly string[];
}

const unitsAbove: Named = {
  name: 'units-above',
  text: `
    with recursive up as (
      select parent_id as id, 1 as step from units where id = $1
      union all select u.parent_id, step + 1 from up join units u on u.id = up.id where step < 20
    ) select id from up where id is not null order by step`,
};

const leadersOfAreas: Named = {
  name: 'leaders-of-areas',
  text: `
    select distinct on (s.staff_no) a.leader_id as id
    from contact_areas a join contact_area_units c on c.area_id = a.id join persons s on s.id = a.leader_id
    where c.unit_id = any($1::uuid[]) and a.during @> $2::date order by s.staff_no`,
};

// Both trees: the unit itself and, where it is gone, the one that carries it on; the departments it covers, and every branch that covers one of them (or it, when it is a department).
const ownUnits = (own: string, today: string): string => `
    with named as (${own}),
         own as (select id from named union select u.merged_into_id from units u join named on u.id = named.id where u.merged_into_id is not null and not u.during @> ${today}),
         departments as (select department_id as id from unit_departments where unit_id in (select id from own) union select id from own)
    select id from departments
    union select unit_id from unit_departments where department_id in (select id from departments) order by id`;

const unitsOfOwner: Named = { name: 'units-of-owner', text: ownUnits('select unnest($1::uuid[]) as id', '$2::date') };

const unitsCovering: Named = { name: 'units-covering', text: 'select unit_id as id from unit_departments where department_id = $1 order by unit_id' };

/** What the rules must know of the organisation around an item on a day. */
export async function itemPeopleFacts(tx: Tx, { unitId, subjectUnitId }: ItemUnits, today: string): Promise<ItemPeopleFacts> {
  const own = subjectUnitId ? [unitId, subjectUnitId] : [unitId];
  const above = await tx.rows<{ id: string }>(unitsAbove, [unitId]);
  const leaders = await tx.rows<{ id: string }>(leadersOfAreas, [own, today]);
  const owners = await tx.rows<{ id: string }>(unitsOfOwner, [own, today]);
  const covering = await tx.rows<{ id: string }>(unitsCovering, [unitId]);
  return {
    above: above.map(({ id }) => id),
    areaLeaders: leaders.map(({ id }) => id),
    ownerUnits: owners.map(({ id }) => id),
    covering: covering.map(({ id }) => id),
  };
}

const aroundUnits: Named = {
  name: 'people-facts-of-many',
  text: `
    select p.unit_id as "unitId", p.subject_unit_id as "subjectUnitId",
      array(with recursive up as (
              select parent_id as id, 1 as step from units where id = p.unit_id
              union all select u.parent_id, step + 1 from up join units u on u.id = up.id where step < 20
            ) select id from up where id is not null order by step) as above,
      array(select leader_id from (
              select distinct on (s.staff_no) a.leader_id, s.staff_no
              from contact_areas a join contact_area_units c on c.area_id = a.id join persons s on s.id = a.leader_id
              where c.unit_id in (p.unit_id, p.subject_unit_id) and a.during @> $3::date order by s.staff_no) led order by staff_no) as "areaLeaders",
      array(${ownUnits('select p.unit_id as id union select p.subject_unit_id where p.subject_unit_id is not null', '$3::date')}) as "ownerUnits",
      array(select unit_id from unit_departments where department_id = p.unit_id order by unit_id) as covering
    from unnest($1::uuid[], $2::uuid[]) as p (unit_id, subject_unit_id)`,
};

/** The same for many items: one question, and one answer for each different pair of units. */
export async function itemPeopleFactsOf(tx: Tx, items: readonly ItemUnits[], today: string): Promise<(item: ItemUnits) => ItemPeopleFacts> {
  const pairs = [...new Map(items.map((item) => [pairOf(item), item])).values()];
  const rows = await tx.rows<ItemUnits & ItemPeopleFacts>(aroundUnits, [
    pairs.map(({ unitId }) => unitId),
    pairs.map(({ subjectUnitId }) => subjectUnitId ?? null),
    today,
  ]);
  const byPair = new Map(rows.map(({ unitId, subjectUnitId, ...facts }) => [pairOf({ unitId, subjectUnitId: subjectUnitId ?? null }), facts]));
  return (item) => {
    const facts = byPair.get(pairOf(item));
    if (!facts) throw new Error(`the surroundings of unit ${item.unitId} were not asked for`);
    return facts;
  };
}

const pairOf = ({ unitId, subjectUnitId }: ItemUnits): string => `${unitId}/${subjectUnitId ?? ''}`;
