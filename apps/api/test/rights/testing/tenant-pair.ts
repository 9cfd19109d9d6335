import { loadLibrary, loadOrganisation } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { addAccount, DEMO_PASSWORD, hashPassword } from '../../../src/capabilities/accounts/index.js';
import { importLibrary } from '../../../src/capabilities/definitions/index.js';
import { importOrganisation, importPosts } from '../../../src/capabilities/people/index.js';
import { uuidV7 } from '../../../src/kernel/ids/uuid-v7.js';
import type { TestApp } from '../../../src/testing/test-app.js';

/**
 * A second hospital in the same database, with the same organisation under other ids. The api goes on serving the first:
 * it asked for its tenants before.
 */
export async function addTenant({ work }: TestApp, library: Library = loadLibrary()): Promise<string> {
  const tenantId = uuidV7();
  await work.run(tenantId, async (tx) => {
    await importPosts(tx, library.posts);
    await importOrganisation(tx, loadOrganisation());
    await importLibrary(tx, library);
    const hash = await hashPassword(DEMO_PASSWORD);
    for (const { id } of await tx.rows<{ id: string }>('select id from persons order by staff_no')) await addAccount(tx, id, hash);
  });
  return tenantId;
}
