import { loadLibrary } from '@bihuan/library';
import type { Permission } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { rowHasLeft } from '../queries/has-left.js';

/** The organisation as it stands, by the words a file uses. */
export interface Known {
  readonly today: string;
  readonly units: readonly KnownUnit[];
  readonly people: readonly KnownPerson[];
  readonly posts: readonly KnownPost[];
  readonly holdings: readonly KnownHolding[];
  readonly areas: readonly KnownArea[];
  readonly categories: readonly { readonly key: string; readonly label: string }[];
}

export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly tree: 'party' | 'administrative';
  readonly parentId: string | null;
  readonly ordinal: number;
  readonly category: string;
  readonly isClosed: boolean;
  readonly departments: readonly string[];
}

export interface KnownPerson {
  readonly id: string;
  readonly staffNo: string;
  readonly name: string;
  readonly mobile: string;
  readonly cadre: boolean;
  readonly hasLeft: boolean;
  /** Units of today. */
  readonly units: readonly string[];
}

export interface KnownPost {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly permissions: readonly Permission[];
}

export interface KnownHolding {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly postId: string;
  readonly from: string | null;
  /** The last day, included. */
  readonly to: string | null;
}

export interface KnownArea {
  readonly id: string;
  readonly name: string;
  readonly leaderId: string;
  readonly from: string | null;
  /** The last day, included. */
  readonly to: string | null;
  readonly units: readonly string[];
}

const units = `
  select u.id, u.code, unit_name_on(u.id, $1::date) as name, u.tree, u.parent_id as "parentId", u.ordinal, u.category, not u.during @> $1::date as "isClosed",
         array(select d.department_id::text from unit_departments d where d.unit_id = u.id order by 1) as departments
  from units u order by u.ordinal, u.code`;
const people = `
  select p.id, p.staff_no as "staffNo", p.name, p.mobile, p.is_cadre as cadre, ${rowHasLeft('p', '$1::date')} as "hasLeft",
         array(select m.unit_id::text from memberships m where m.person_id = p.id and m.during @> $1::date order by 1) as units
  from persons p order by p.staff_no`;
const posts = 'select id, key, label, permissions from posts order by ordinal';
const holdings = `
  select id, person_id as "personId", unit_id as "unitId", post_id as "postId", lower(during)::text as "from", (upper(during) - 1)::text as "to"
  from post_holdings order by person_id, lower(during) nulls first, id`;

const areas = `
  select a.id, a.name, a.leader_id as "leaderId", lower(a.during)::text as "from", (upper(a.during) - 1)::text as "to",
         array(select c.unit_id::text from contact_area_units c where c.area_id = a.id order by 1) as units
  from contact_areas a order by a.name, lower(a.during)`;

export async function knownOrganisation(tx: Tx, today: string): Promise<Known> {
  return {
    today,
    units: await tx.rows<KnownUnit>(units, [today]),
    people: await tx.rows<KnownPerson>(people, [today]),
    posts: await tx.rows<KnownPost>(posts),
    holdings: await tx.rows<KnownHolding>(holdings),
    areas: await tx.rows<KnownArea>(areas),
    categories: loadLibrary().categories.map(({ key, label }) => ({ key, label })),
  };
}
