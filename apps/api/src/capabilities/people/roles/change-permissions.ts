import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Editor } from '../editor.js';
import type { OrganisationRecord } from '../events/records.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { releaserOfRights } from '../organisation.policy.js';
import { refuseNobodyForSecurity, refuseTwoAdministrators } from './administrators.js';
import { administrators, needsSecond } from './guarded.js';

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
  readonly awaiting: readonly string[];
  readonly awaitingBy: string | null;
  readonly version: number;
}

const readPost: Named = {
  name: 'post-to-change',
  text: 'select id, key, label, permissions, awaiting, awaiting_by as "awaitingBy", version from posts where id = $1',
};
const setPermissions: Named = {
  name: 'set-post-permissions',
  text: 'update posts set permissions = $2, awaiting = $3, awaiting_by = $4, version = version + 1 where id = $1',
};
/** Who holds a post today or will, and from when. */
export const holdersFromNow: Named = {
  name: 'holders-from-now',
  text: `select s.id, s.name, greatest(coalesce(lower(h.during), $2::date), $2::date)::text as "from" from post_holdings h join persons s on s.id = h.person_id
         where h.post_id = $1 and h.during && daterange($2::date, null) order by s.staff_no`,
};

/**
 * Says what a post opens. Whoever holds the post himself cannot widen it. What reaches far waits for another administrator; everything else,
 * and whatever is taken away, holds at once.
 */
export async function changePermissions(tx: Tx, { personId, today, grants }: Editor, { postId, permissions, version }: PermissionsChange): Promise<void> {
  const post = await tx.row<PostRow>(readPost, [postId]);
  if (!post) throw new DomainError('request.not-found');
  if (post.version !== version) await refuseChangedMeanwhile(tx, { kind: 'post', id: postId }, post.label);
  const added = permissions.filter((one) => !post.permissions.includes(one));
  const removed = post.permissions.filter((one) => !permissions.some((kept) => kept === one));
  const awaiting = added.filter(needsSecond);
  const asked = awaiting.filter((one) => !post.awaiting.includes(one));
  const dropped = post.awaiting.filter((one) => !awaiting.some((kept) => kept === one));
  if (added.length - awaiting.length + removed.length + asked.length + dropped.length === 0) throw new DomainError('organisation.nothing-changed');
  if (administrators.filter((one) => permissions.includes(one)).length > 1) throw new DomainError('post.one-administrator', { post: post.label });
  const holders = await tx.rows<{ id: string; name: string; from: string }>(holdersFromNow, [postId, today]);
  if (added.length > 0 && (grants.some(({ post: key }) => key === post.key) || holders.some(({ id }) => id === personId)))
    throw new DomainError('post.own-permissions', { post: post.label });
  for (const { from, ...person } of holders) await refuseTwoAdministrators(tx, { person, permissions: added, from });
  const by = awaiting.length === 0 ? null : asked.length > 0 ? personId : post.awaitingBy;
  await tx.rows(setPermissions, [postId, permissions.filter((one) => !awaiting.includes(one)), awaiting, by]);
  await refuseNobodyForSecurity(tx, today);
  if (asked.length > 0) await tellWhoAgrees(tx, { post, today, by: personId });
  await recordChange(tx, { post, by: personId, now: added.filter((one) => !needsSecond(one)), removed, asked, dropped });
}

const whoAgrees: Named = {
  name: 'who-agrees-to-rights',
  text: `select distinct h.person_id as id from post_holdings h join posts p on p.id = h.post_id where $1 = any(p.permissions) and h.during @> $2::date and h.post_id <> $3`,
};

async function tellWhoAgrees(tx: Tx, { post, today, by }: { post: Pick<PostRow, 'id' | 'permissions'>; today: string; by: string }): Promise<void> {
  for (const { id } of await tx.rows<{ id: string }>(whoAgrees, [releaserOfRights(post), today, post.id]))
    await addToOutbox(tx, 'person.notify', { personId: id, kind: 'rights-waiting', itemId: null, facts: { by } });
}

interface Changed {
  readonly post: Pick<PostRow, 'id' | 'key'>;
  readonly by: string;
  readonly now: readonly string[];
  readonly removed: readonly string[];
  readonly asked: readonly string[];
  readonly dropped: readonly string[];
}

async function recordChange(tx: Tx, { post, by, now, removed, asked, dropped }: Changed): Promise<void> {
  const record = async (name: OrganisationRecord, facts: Readonly<Record<string, readonly string[]>>): Promise<void> => {
    if (Object.values(facts).some((some) => some.length > 0))
      await recordOrganisationEvent(tx, { subject: { kind: 'post', id: post.id }, record: name, byPersonId: by, facts: { post: post.key, ...facts } });
  };
  await record('post.permissions-changed', { added: now, removed });
  await record('post.permissions-asked', { added: asked });
  await record('post.permissions-withdrawn', { added: dropped });
}
