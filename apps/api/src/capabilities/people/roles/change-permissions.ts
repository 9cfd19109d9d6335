import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { refuseNobodyForSecurity, refuseTwoAdministrators } from './administrators.js';
import { administrators } from './guarded.js';

export interface PermissionsChange {
  readonly postId: string;
  readonly permissions: readonly Permission[];
  readonly version: number;
}

interface PostRow {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly permissions: readonly string[];
  readonly version: number;
}

const readPost: Named = { name: 'post-to-change', text: 'select id, key, label, permissions, version from posts where id = $1' };
const setPermissions: Named = { name: 'set-post-permissions', text: 'update posts set permissions = $2, version = version + 1 where id = $1' };
const holdersFromNow: Named = {
  name: 'holders-from-now',
  text: `select s.id, s.name, greatest(coalesce(lower(h.during), $2::date), $2::date)::text as "from" from post_holdings h join persons s on s.id = h.person_id
         where h.post_id = $1 and h.during && daterange($2::date, null) order by s.staff_no`,
};

/** Says what a post opens. Whoever holds the post himself cannot widen it. */
export async function changePermissions(tx: Tx, { personId, today, grants }: Editor, { postId, permissions, version }: PermissionsChange): Promise<void> {
  const post = await tx.row<PostRow>(readPost, [postId]);
  if (!post) throw new DomainError('request.not-found');
  if (post.version !== version) await refuseChangedMeanwhile(tx, { kind: 'post', id: postId }, post.label);
  const added = permissions.filter((one) => !post.permissions.includes(one));
  const removed = post.permissions.filter((one) => !permissions.some((kept) => kept === one));
  if (added.length + removed.length === 0) throw new DomainError('organisation.nothing-changed');
  if (administrators.filter((one) => permissions.includes(one)).length > 1) throw new DomainError('post.one-administrator', { post: post.label });
  const holders = await tx.rows<{ id: string; name: string; from: string }>(holdersFromNow, [postId, today]);
  if (added.length > 0 && (grants.some(({ post: key }) => key === post.key) || holders.some(({ id }) => id === personId))) throw new DomainError('post.own-permissions', { post: post.label });
  for (const { from, ...person } of holders) await refuseTwoAdministrators(tx, { person, permissions: added, from });
  await tx.rows(setPermissions, [postId, permissions]);
  await refuseNobodyForSecurity(tx, today);
  await recordOrganisationEvent(tx, { subject: { kind: 'post', id: postId }, record: 'post.permissions-changed', byPersonId: personId, facts: { post: post.key, added, removed } });
}
