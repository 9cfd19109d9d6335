import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { mayReleaseRights } from '../organisation.policy.js';
import { refuseTwoAdministrators } from './administrators.js';
import { holdersFromNow } from './change-permissions.js';

export interface PermissionsRelease {
  readonly postId: string;
  readonly version: number;
  /** False: they are not added. */
  readonly agreed: boolean;
}

interface WaitingPost {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly permissions: readonly Permission[];
  readonly awaiting: readonly Permission[];
  readonly awaitingBy: string | null;
  readonly version: number;
}

const readPost: Named = {
  name: 'post-waiting-for-release',
  text: 'select id, key, label, permissions, awaiting, awaiting_by as "awaitingBy", version from posts where id = $1 for update',
};
const settle: Named = {
  name: 'settle-awaiting-permissions',
  text: `update posts set permissions = $2, awaiting = '{}', awaiting_by = null, version = version + 1 where id = $1`,
};

/** The second administrator says yes or no to what the first wants a post to open. Neither the first one nor whoever holds the post can. */
export async function releasePermissions(tx: Tx, { personId, today, grants }: Editor, { postId, version, agreed }: PermissionsRelease): Promise<void> {
  const post = await tx.row<WaitingPost>(readPost, [postId]);
  if (!post) throw new DomainError('request.not-found');
  if (!mayReleaseRights(grants, post)) throw new DomainError('request.not-allowed');
  if (post.version !== version) await refuseChangedMeanwhile(tx, { kind: 'post', id: postId }, post.label);
  if (post.awaiting.length === 0) throw new DomainError('post.nothing-awaits', { post: post.label });
  const holders = await tx.rows<{ id: string; name: string; from: string }>(holdersFromNow, [postId, today]);
  if (post.awaitingBy === personId || holders.some(({ id }) => id === personId)) throw new DomainError('post.release-by-another', { post: post.label });
  if (agreed) for (const { from, ...person } of holders) await refuseTwoAdministrators(tx, { person, permissions: post.awaiting, from });
  await tx.rows(settle, [postId, agreed ? [...post.permissions, ...post.awaiting] : post.permissions]);
  if (post.awaitingBy !== null)
    await addToOutbox(tx, 'person.notify', { personId: post.awaitingBy, kind: 'rights-settled', itemId: null, facts: { by: personId } });
  await recordOrganisationEvent(tx, {
    subject: { kind: 'post', id: postId },
    record: agreed ? 'post.permissions-released' : 'post.permissions-declined',
    byPersonId: personId,
    facts: { post: post.key, added: post.awaiting },
  });
}
