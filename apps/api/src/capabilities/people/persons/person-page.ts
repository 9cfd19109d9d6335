import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { organisationHistory } from '../events/organisation-history.js';
import type { OrganisationEventLine } from '../events/organisation-history.js';
import { mayGivePost, mayManagePeople } from '../organisation.policy.js';
import { isGuardedPost } from '../roles/guarded.js';
import { personRow } from './person-row.js';
import type { PersonRow } from './person-row.js';

export interface PersonPage {
  readonly person: PersonRow;
  readonly today: string;
  /** Who looks at it edits people; posts say for themselves. */
  readonly mayEdit: boolean;
  /** It is the reader himself: nobody gives himself a post. */
  readonly isSelf: boolean;
  readonly hasAccount: boolean;
  readonly isDisabled: boolean;
  readonly memberships: readonly (Stretch & { readonly id: string; readonly unitId: string; readonly unit: string })[];
  readonly posts: readonly (Stretch & {
    readonly id: string;
    readonly unitId: string;
    readonly unit: string;
    readonly post: string;
    readonly label: string;
    readonly mayEnd: boolean;
  })[];
  /** Posts the reader may give. */
  readonly offered: readonly { readonly key: string; readonly label: string }[];
  readonly events: readonly OrganisationEventLine[];
}

const memberships: Named = {
  name: 'person-page-memberships',
  text: `select m.id, m.unit_id as "unitId", unit_name_on(m.unit_id, greatest(least($2::date, upper(m.during) - 1), lower(m.during))) as unit, lower(m.during) as "from", upper(m.during) as "to"
         from memberships m join units u on u.id = m.unit_id where m.person_id = $1 order by (m.during @> $2::date) desc, u.tree desc, u.ordinal, lower(m.during)`,
};
const posts: Named = {
  name: 'person-page-posts',
  text: `select h.id, h.unit_id as "unitId", unit_name_on(h.unit_id, greatest(least($2::date, upper(h.during) - 1), lower(h.during))) as unit, p.key as post, p.label, p.permissions,
           lower(h.during) as "from", upper(h.during) as "to"
         from post_holdings h join posts p on p.id = h.post_id where h.person_id = $1 order by (h.during @> $2::date) desc, p.ordinal, lower(h.during) desc`,
};
const allPosts: Named = { name: 'person-page-offered', text: 'select key, label, permissions from posts order by ordinal' };
const account: Named = { name: 'person-page-account', text: 'select is_disabled as "isDisabled" from accounts where person_id = $1' };

export async function personPage(tx: Tx, { personId, today, grants }: Editor, id: string): Promise<PersonPage> {
  const person = await personRow(tx, id);
  const held = await tx.rows<Omit<PersonPage['posts'][number], 'mayEnd'> & { permissions: readonly string[] }>(posts, [id, today]);
  const offered = await tx.rows<{ key: string; label: string; permissions: readonly string[] }>(allPosts);
  const known = await tx.row<{ isDisabled: boolean }>(account, [id]);
  return {
    person,
    today,
    mayEdit: mayManagePeople(grants),
    isSelf: id === personId,
    hasAccount: known !== null,
    isDisabled: known?.isDisabled ?? false,
    memberships: await tx.rows(memberships, [id, today]),
    posts: held.map(({ permissions, ...post }) => ({ ...post, mayEnd: mayGivePost(grants, isGuardedPost({ permissions })) })),
    offered: offered.filter((post) => mayGivePost(grants, isGuardedPost(post))).map(({ key, label }) => ({ key, label })),
    events: await organisationHistory(tx, { about: id, limit: 100 }),
  };
}
