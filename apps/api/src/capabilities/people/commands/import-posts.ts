import type { PostDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { isGuardedPost } from '../roles/guarded.js';

const add: Named = {
  name: 'add-post',
  text: `insert into posts (tenant_id, id, key, label, ordinal, permissions, library_permissions) values ($1, $2, $3, $4, $5, $6, $6) on conflict (tenant_id, key) do nothing returning id`,
};
const readPost: Named = { name: 'post-of-library', text: 'select id, permissions, library_permissions as "fromLibrary" from posts where key = $1 for update' };
const update: Named = { name: 'widen-post', text: 'update posts set permissions = $2, library_permissions = $3, version = version + 1 where id = $1' };

interface Known {
  readonly id: string;
  readonly permissions: readonly string[];
  readonly fromLibrary: readonly string[];
}

/**
 * Brings in posts that are not there yet, and to those that are what the library gives them anew since it was last brought in.
 * What a tenant took away stays away; guarded permissions are only offered, and given by who answers for security. Each is an event.
 */
export async function importPosts(tx: Tx, posts: readonly PostDefinition[]): Promise<void> {
  // A tenant that is only being made has neither a clock nor a history yet.
  const isRunning = (await tx.row('select from tenants')) !== null;
  for (const post of posts) {
    const added = await tx.row<{ id: string }>(add, [tx.tenantId, uuidV7(), post.key, post.label, post.ordinal, post.permissions]);
    if (added && isRunning) await record(tx, added.id, 'post.added', { post: post.key, name: post.label, added: post.permissions });
    if (!added) await widen(tx, post);
  }
}

async function widen(tx: Tx, { key, permissions }: PostDefinition): Promise<void> {
  const known = await tx.row<Known>(readPost, [key]);
  if (!known) return;
  const anew = permissions.filter((one) => !known.fromLibrary.includes(one));
  if (anew.length === 0) return;
  const missing = anew.filter((one) => !known.permissions.includes(one));
  const [given, offered] = [missing.filter((one) => !isGuardedPost({ permissions: [one] })), missing.filter((one) => isGuardedPost({ permissions: [one] }))];
  await tx.rows(update, [known.id, [...known.permissions, ...given], [...known.fromLibrary, ...anew]]);
  if (given.length > 0) await record(tx, known.id, 'post.permissions-from-library', { post: key, added: given });
  if (offered.length > 0) await record(tx, known.id, 'post.permissions-offered', { post: key, added: offered });
}

function record(
  tx: Tx,
  id: string,
  what: 'post.added' | 'post.permissions-from-library' | 'post.permissions-offered',
  facts: Record<string, string | readonly string[]>,
): Promise<void> {
  return recordOrganisationEvent(tx, { subject: { kind: 'post', id }, record: what, byPersonId: null, facts });
}
