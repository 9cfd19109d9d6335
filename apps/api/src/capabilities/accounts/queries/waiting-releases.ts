import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { rowHasLeft } from '../../people/index.js';
import { releasersOf } from '../account.policy.js';
import { codeWaitsSql, postWaitsSql, waitsSql } from './waiting-sql.js';

export interface WaitingLine {
  readonly personId: string;
  readonly name: string;
  readonly staffNo: string;
  readonly units: string;
  readonly posts: string;
  /** A post waits, a new password waits, or both. */
  readonly postWaits: boolean;
  readonly passwordWaits: boolean;
  /** Who gave the password; null where only a post waits. */
  readonly givenBy: string | null;
}

interface Row extends WaitingLine {
  readonly givenById: string | null;
  readonly theirs: readonly Permission[];
}

const waiting: Named = {
  name: 'waiting-releases',
  text: `
    select p.id as "personId", p.name, p.staff_no as "staffNo",
      coalesce((select string_agg(u.name, '、' order by u.tree desc, u.ordinal) from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $1::date), '') as units,
      coalesce((select string_agg(u.name || ' ' || o.label, '、' order by o.ordinal) from post_holdings h join posts o on o.id = h.post_id join units u on u.id = h.unit_id
                where h.person_id = p.id and (upper_inf(h.during) or upper(h.during) > $1::date)), '') as posts,
      ${postWaitsSql('p.id')} as "postWaits", ${codeWaitsSql} as "passwordWaits", a.given_by as "givenById", g.name as "givenBy",
      array(select distinct x from post_holdings h join posts o on o.id = h.post_id cross join unnest(o.permissions) x where h.person_id = p.id and h.during @> $1::date) as theirs
    from accounts a join persons p on p.id = a.person_id left join persons g on g.id = a.given_by
    where not a.is_disabled and not ${rowHasLeft('p', '$1::date')} and ${waitsSql} order by p.staff_no`,
};

export interface Releaser {
  readonly by: string;
  readonly mine: readonly Permission[];
  readonly today: string;
}

/** What this administrator may release: never what he gave himself, never his own. */
export async function waitingReleases(tx: Tx, { by, mine, today }: Releaser): Promise<WaitingLine[]> {
  const rows = await tx.rows<Row>(waiting, [today]);
  return rows.flatMap(({ theirs, givenById, ...line }) => {
    if (line.personId === by) return [];
    const postWaits = line.postWaits && mine.includes('security.manage');
    const passwordWaits = line.passwordWaits && givenById !== by && mine.includes(releasersOf(theirs));
    return postWaits || passwordWaits ? [{ ...line, postWaits, passwordWaits, givenBy: passwordWaits ? line.givenBy : null }] : [];
  });
}
