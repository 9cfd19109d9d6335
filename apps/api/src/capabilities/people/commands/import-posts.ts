import type { PostDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';

const add = {
  name: 'add-post',
  text: `insert into posts (tenant_id, id, key, label, ordinal, permissions) values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, key) do nothing`,
};

/** Brings in posts that are not there yet. Those that are stay as the tenant has them: a file must not widen anybody's rights. */
export async function importPosts(tx: Tx, posts: readonly PostDefinition[]): Promise<void> {
  for (const { key, label, ordinal, permissions } of posts) await tx.rows(add, [tx.tenantId, uuidV7(), key, label, ordinal, permissions]);
}
