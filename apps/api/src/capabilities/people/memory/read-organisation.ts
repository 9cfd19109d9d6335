import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { canBeStoodInFor } from '../proxies/can-be-stood-in-for.js';
import { rowHasLeft } from '../queries/has-left.js';

type Id = string;

/** The whole organisation of a tenant as of one day, in official order. */
export interface OrganisationRows {
  /** Null for a tenant nothing was ever written of. */
  readonly version: string | null;
  readonly units: readonly (readonly [id: Id, parent: Id | null, isThere: boolean, mergedInto: Id | null, category: string])[];
  readonly posts: readonly (readonly [id: Id, key: string, ordinal: number, permissions: readonly Permission[]])[];
  /** Of the day alone, like what follows. */
  readonly holdings: readonly (readonly [person: Id, unit: Id, post: Id, since: string | null])[];
  readonly memberships: readonly (readonly [person: Id, unit: Id])[];
  readonly departments: readonly (readonly [unit: Id, department: Id])[];
  readonly areas: readonly (readonly [leader: Id, unit: Id])[];
  readonly people: readonly (readonly [id: Id, mayBeAsked: boolean])[];
  /** Of lists kept by hand that are open on that day. */
  readonly groups: readonly (readonly [key: string, person: Id, since: string | null])[];
  /** Of windows that run, and of those that are over: what came in them stays. */
  readonly standIns: readonly (readonly [proxy: Id, principal: Id])[];
}

const list = (columns: string, rest: string): string => `(select coalesce(json_agg(json_build_array(${columns})${rest}), '[]')`;

// One statement, so that all of it and the version are of one moment.
const whole: Named = {
  name: 'organisation-of-day',
  text: `
select (select version from organisation_versions) as version,
  ${list('u.id, u.parent_id, u.during @> $1::date, u.merged_into_id, u.category', ' order by u.ordinal, u.code')} from units u) as units,
  ${list('p.id, p.key, p.ordinal, p.permissions', ' order by p.ordinal, p.key')} from posts p) as posts,
  ${list('h.person_id, h.unit_id, h.post_id, lower(h.during)', '')} from post_holdings h where h.during @> $1::date) as holdings,
  ${list('m.person_id, m.unit_id', '')} from memberships m where m.during @> $1::date) as memberships,
  ${list('d.unit_id, d.department_id', '')} from unit_departments d) as departments,
  ${list('a.leader_id, l.unit_id', '')} from contact_areas a join contact_area_units l on l.area_id = a.id where a.during @> $1::date) as areas,
  ${list(`s.id, a.person_id is null and not ${rowHasLeft('s', '$1::date')}`, ' order by s.staff_no')} from persons s left join accounts a on a.person_id = s.id and a.is_disabled) as people,
  ${list('g.key, m.person_id, lower(m.during)', '')} from user_groups g join user_group_members m on m.group_id = g.id
    where (g.closed_on is null or g.closed_on > $1::date) and m.during @> $1::date) as groups,
  ${list('x.proxy_id, x.principal_id', '')} from proxies x where lower(x.during) <= $1::date and x.revoked_at is null
    and ${canBeStoodInFor('x.principal_id', '$1::date')}) as "standIns"`,
};

export async function readOrganisation(tx: Tx, today: string): Promise<OrganisationRows> {
  const rows = await tx.row<OrganisationRows>(whole, [today]);
  if (!rows) throw new Error('a statement without a source answers one row');
  return rows;
}
