import type { PostDefinition } from '@bihuan/library';
import type { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import type { TenantList } from '../../../kernel/tenants/tenant-list.js';
import { importPosts } from './import-posts.js';

/** At every start: brings what an updated library gives to posts into every tenant that is there. Twice changes nothing. */
export async function keepPosts(work: UnitOfWork, tenants: TenantList, posts: readonly PostDefinition[]): Promise<void> {
  for (const tenantId of await tenants.ids()) await work.run(tenantId, (tx) => importPosts(tx, posts));
}
