import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { OrganisationEventLine } from '../events/organisation-history.js';
import { organisationHistory } from '../events/organisation-history.js';
import { categoryLabel } from '../events/telling.js';
import { loadLibrary } from '@bihuan/library';
import { mayManagePeople } from '../organisation.policy.js';
import type { Editor } from '../editor.js';
import { unitColumns, unitRow } from './unit-row.js';
import type { UnitRow } from './unit-row.js';

export interface UnitInOrganisation extends UnitRow {
  readonly categoryLabel: string;
  readonly members: number;
  /** Departments a branch covers. */
  readonly departments: readonly string[];
}

export interface OrganisationView {
  readonly today: string;
  readonly mayEdit: boolean;
  /** All of both trees, closed ones too, in official order among those of one parent. */
  readonly units: readonly UnitInOrganisation[];
  readonly categories: readonly { readonly key: string; readonly label: string }[];
}

const counted = `
  (select count(distinct m.person_id)::int from memberships m where m.unit_id = u.id and m.during @> $1::date) as members,
  array(select c.department_id::text from unit_departments c join units d on d.id = c.department_id where c.unit_id = u.id order by d.ordinal, d.code) as departments`;
const allUnits: Named = { name: 'organisation-units', text: `select ${unitColumns}, ${counted} from units u order by u.tree desc, u.ordinal, u.code` };

export async function organisationView(tx: Tx, { today, grants }: Editor): Promise<OrganisationView> {
  const units = await tx.rows<Omit<UnitInOrganisation, 'categoryLabel'>>(allUnits, [today]);
  return {
    today,
    mayEdit: mayManagePeople(grants),
    units: units.map((unit) => ({ ...unit, categoryLabel: categoryLabel(unit.category) })),
    categories: loadLibrary().categories.map(({ key, label }) => ({ key, label })),
  };
}

export interface UnitPage {
  readonly unit: UnitRow & { readonly categoryLabel: string };
  readonly today: string;
  readonly mayEdit: boolean;
  readonly names: readonly { readonly name: string; readonly from: string | null; readonly to: string | null }[];
  readonly posts: readonly {
    readonly id: string;
    readonly personId: string;
    readonly name: string;
    readonly post: string;
    readonly label: string;
    readonly from: string | null;
  }[];
  /** How many belong to it today, and the first of them. */
  readonly members: number;
  readonly firstMembers: readonly { readonly id: string; readonly name: string; readonly staffNo: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string; readonly leader: string }[];
  readonly mergedInto: { readonly id: string; readonly name: string } | null;
  readonly mergedFrom: readonly { readonly id: string; readonly name: string }[];
  readonly openItems: number;
  readonly events: readonly OrganisationEventLine[];
}

const names: Named = {
  name: 'unit-page-names',
  text: 'select name, lower(during) as "from", upper(during) as "to" from unit_names where unit_id = $1 order by lower(during) nulls first',
};
const posts: Named = {
  name: 'unit-page-posts',
  text: `select h.id, s.id as "personId", s.name, p.key as post, p.label, lower(h.during) as "from" from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id
         where h.unit_id = $1 and h.during @> $2::date order by p.ordinal, s.staff_no`,
};
const members: Named = {
  name: 'unit-page-members',
  text: `select s.id, s.name, s.staff_no as "staffNo", count(*) over ()::int as total from persons s
         where exists (select from memberships m where m.person_id = s.id and m.unit_id = $1 and m.during @> $2::date) order by s.staff_no limit 30`,
};
const areas: Named = {
  name: 'unit-page-areas',
  text: `select a.id, a.name, s.name as leader from contact_area_units c join contact_areas a on a.id = c.area_id join persons s on s.id = a.leader_id where c.unit_id = $1 and a.during @> $2::date order by a.name`,
};
const around: Named = {
  name: 'unit-page-around',
  text: `select (select jsonb_build_object('id', o.id, 'name', unit_name_on(o.id, $2::date)) from units o join units u on u.merged_into_id = o.id where u.id = $1) as "mergedInto",
           (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', unit_name_on(o.id, $2::date)) order by o.ordinal), '[]') from units o where o.merged_into_id = $1) as "mergedFrom",
           (select count(*)::int from items where unit_id = $1 and ended is null) as "openItems"`,
};

export async function unitPage(tx: Tx, { today, grants }: Editor, id: string): Promise<UnitPage> {
  const unit = await unitRow(tx, id, today);
  const people = await tx.rows<UnitPage['firstMembers'][number] & { total: number }>(members, [id, today]);
  const near = await tx.row<Pick<UnitPage, 'mergedInto' | 'mergedFrom' | 'openItems'>>(around, [id, today]);
  return {
    unit: { ...unit, categoryLabel: categoryLabel(unit.category) },
    today,
    mayEdit: mayManagePeople(grants),
    names: await tx.rows(names, [id]),
    posts: await tx.rows(posts, [id, today]),
    members: people[0]?.total ?? 0,
    firstMembers: people.map(({ id: person, name, staffNo }) => ({ id: person, name, staffNo })),
    areas: await tx.rows(areas, [id, today]),
    mergedInto: near?.mergedInto ?? null,
    mergedFrom: near?.mergedFrom ?? [],
    openItems: near?.openItems ?? 0,
    events: await organisationHistory(tx, { about: id, limit: 50 }),
  };
}
