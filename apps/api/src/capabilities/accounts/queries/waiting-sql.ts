import { guardedPermissions, releasedPermissions } from '@bihuan/library';

const list = [...guardedPermissions, ...releasedPermissions].map((permission) => `'${permission}'`).join(', ');

/** Not over yet. A day too many is no harm: it only asks for a release. */
const goesOn = '(upper_inf(h.during) or upper(h.during) > coalesce((select business_on from tenants), current_date))';

/** Holds, held or will hold a post that administers or reads individual lists: what he read once he may mostly read on. */
export const isGuardedSql = (person: string): string =>
  `exists (select from post_holdings h join posts o on o.id = h.post_id where h.person_id = ${person} and o.permissions && array[${list}])`;

/** A post given by one administrator that no other one has released yet. */
export const postWaitsSql = (person: string): string => `exists (select from post_holdings h where h.person_id = ${person} and h.awaits_release and ${goesOn})`;

/** A one-time password one administrator knows alone, of somebody who is guarded. `a` is the account. */
export const codeWaitsSql = `(a.must_change and a.given_by is not null and a.code_hash is null and ${isGuardedSql('a.person_id')})`;

/** Signing in waits for another administrator. */
export const waitsSql = `(${postWaitsSql('a.person_id')} or ${codeWaitsSql})`;
