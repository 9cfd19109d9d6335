import { loadLibrary } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';

export interface Unit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly category: string;
}

/** A unit with its depth below the root of its tree. */
export interface UnitInTree extends Unit {
  readonly depth: number;
}

export interface UnitFilter {
  readonly category?: string;
  readonly tree?: Unit['tree'];
  readonly ids?: readonly string[];
}

const allUnits: Named = {
  name: 'all-units',
  text: `with day as (select coalesce($1::date, business_on, (now() at time zone zone)::date) as today from tenants),
           -- The names of the day at once: looked up unit by unit they take ten times as long, and joined they do after many units came in at once.
           names as materialized (select jsonb_object_agg(unit_id, name) as named from unit_names where during @> (select today from day))
         select u.id, u.code, coalesce((select named from names) ->> u.id::text, u.name) as name, u.tree, u.parent_id as "parentId", u.ordinal, u.category
         from units u where u.during @> (select today from day) order by u.tree desc, u.ordinal, u.code`,
};

/** Both trees as of a day (today's, where none is named) in official order, the Party's first: each unit is followed by those below it. Closed ones are not among them. */
export async function unitTree(tx: Tx, day: string | null = null): Promise<UnitInTree[]> {
  const units = await tx.rows<Unit>(allUnits, [day]);
  const below = Map.groupBy(units, ({ parentId }) => parentId);
  const branch = (parent: string | null, depth: number): UnitInTree[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...branch(unit.id, depth + 1)]);
  return branch(null, 0);
}

/** Units in official order. */
export async function unitsOf(tx: Tx, filter: UnitFilter = {}): Promise<Unit[]> {
  const units = await unitTree(tx);
  const wanted = filter.ids && new Set(filter.ids);
  return units.filter(
    ({ id, category, tree }) =>
      (filter.category === undefined || category === filter.category) &&
      (filter.tree === undefined || tree === filter.tree) &&
      (wanted === undefined || wanted.has(id)),
  );
}

/** Categories in the order in which the organisation first shows them, with the number of units. */
export async function categories(tx: Tx): Promise<{ key: string; units: number }[]> {
  const named = (await unitTree(tx)).map(({ category }) => category);
  return [...new Set(named)].map((key) => ({ key, units: named.filter((category) => category === key).length }));
}

const departmentsOfUnit: Named = {
  name: 'departments-of-unit',
  text: `with day as (select coalesce(business_on, (now() at time zone zone)::date) as today from tenants)
         select d.id, d.code, coalesce((select n.name from unit_names n where n.unit_id = d.id and n.during @> day.today), d.name) as name, d.tree, d.parent_id as "parentId", d.ordinal, d.category
         from unit_departments c join units d on d.id = c.department_id, day where c.unit_id = $1 and d.during @> day.today order by d.ordinal, d.code`,
};

/** Departments a branch covers, in official order. */
export function departmentsOf(tx: Tx, unitId: string): Promise<Unit[]> {
  return tx.rows<Unit>(departmentsOfUnit, [unitId]);
}

const cadresOfUnit: Named = {
  name: 'cadres-of-unit',
  text: `
    select s.id, s.name from persons s
    where s.is_cadre and not exists (select from accounts a where a.person_id = s.id and a.is_disabled)
      and exists (select from memberships m where m.person_id = s.id and m.unit_id = $1 and m.during @> $2::date)
    order by s.staff_no`,
};

/** Cadres who belong to the unit on the day. */
export function cadresOf(tx: Tx, unitId: string, today: string): Promise<{ id: string; name: string }[]> {
  return tx.rows(cadresOfUnit, [unitId, today]);
}

const departmentsOfMany: Named = {
  name: 'departments-of-units',
  text: `with day as (select coalesce(business_on, (now() at time zone zone)::date) as today from tenants)
         select c.unit_id as "unitId", d.id, coalesce((select n.name from unit_names n where n.unit_id = d.id and n.during @> day.today), d.name) as name
         from unit_departments c join units d on d.id = c.department_id, day where c.unit_id = any($1::uuid[]) and d.during @> day.today order by d.ordinal, d.code`,
};

const cadresOfMany: Named = {
  name: 'cadres-of-units',
  text: `
    select m.unit_id as "unitId", s.id, s.name
    from (select distinct unit_id, person_id from memberships where unit_id = any($1::uuid[]) and during @> $2::date) m join persons s on s.id = m.person_id
    where s.is_cadre and not exists (select from accounts a where a.person_id = s.id and a.is_disabled)
    order by s.staff_no`,
};

interface OfUnit {
  readonly unitId: string;
  readonly id: string;
  readonly name: string;
}

/** Departments and cadres of many units on the day, each in the order they have for one; two questions for all of them. */
export async function withinUnits(
  tx: Tx,
  unitIds: readonly string[],
  today: string,
): Promise<(unitId: string) => { readonly departments: readonly OfUnit[]; readonly cadres: readonly OfUnit[] }> {
  const [departments, cadres] = await Promise.all([tx.rows<OfUnit>(departmentsOfMany, [unitIds]), tx.rows<OfUnit>(cadresOfMany, [unitIds, today])]);
  const [departmentsOfEach, cadresOfEach] = [departments, cadres].map((rows) => Map.groupBy(rows, ({ unitId }) => unitId));
  return (unitId) => ({ departments: departmentsOfEach?.get(unitId) ?? [], cadres: cadresOfEach?.get(unitId) ?? [] });
}

export async function unitByCode(tx: Tx, code: string): Promise<Unit | null> {
  return (await unitTree(tx)).find((unit) => unit.code === code) ?? null;
}

const categoryOfUnit: Named = { name: 'category-of-unit', text: 'select category from units where id = $1' };

/** What kind of unit it is, in the library's words. */
export async function unitCategory(tx: Tx, unitId: string): Promise<string | undefined> {
  const key = (await tx.row<{ category: string }>(categoryOfUnit, [unitId]))?.category;
  return key === undefined ? undefined : (loadLibrary().categories.find((category) => category.key === key)?.label ?? key);
}
