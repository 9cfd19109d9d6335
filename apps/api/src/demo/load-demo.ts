import { loadLibrary, loadOrganisation } from '@bihuan/library';
import type { Library } from '@bihuan/library';
import { addAccount, DEMO_PASSWORD, hashPassword } from '../capabilities/accounts/index.js';
import { importLibrary } from '../capabilities/definitions/index.js';
import { importOrganisation, importPosts } from '../capabilities/people/index.js';
import type { Tx } from '../kernel/database/tx.js';
import type { UnitOfWork } from '../kernel/database/unit-of-work.js';
import { uuidV7 } from '../kernel/ids/uuid-v7.js';
import type { TenantList } from '../kernel/tenants/tenant-list.js';

export interface LoadedDemo {
  readonly tenantId: string;
  /** False when a tenant was there already; nothing was touched then. */
  readonly isNew: boolean;
  readonly password: string;
}

/** A start on a slow machine may take longer than a request; nobody else uses the database then. */
const patient = `select set_config(name, '2min', true) from unnest(array['lock_timeout', 'statement_timeout', 'transaction_timeout']) as name`;

/** Loads the invented organisation and the library into an empty database, once: all of it or nothing. */
export async function loadDemo(work: UnitOfWork, tenants: TenantList, library: Library = loadLibrary()): Promise<LoadedDemo> {
  const known = await firstTenant(tenants);
  if (known !== null) return { tenantId: known, isNew: false, password: DEMO_PASSWORD };
  const tenantId = uuidV7();
  const rival = await work.run(tenantId, async (tx) => {
    await tx.rows(patient);
    // Two starters at once: the second waits here until the first has committed, and then finds its tenant.
    await tx.rows(`select pg_advisory_xact_lock(hashtextextended('load-demo', 0))`);
    const earlier = await firstTenant(tenants);
    if (earlier === null) await fill(tx, library);
    return earlier;
  });
  tenants.forget();
  return { tenantId: rival ?? tenantId, isNew: rival === null, password: DEMO_PASSWORD };
}

async function firstTenant(tenants: TenantList): Promise<string | null> {
  tenants.forget();
  return (await tenants.ids())[0] ?? null;
}

async function fill(tx: Tx, library: Library): Promise<void> {
  await importPosts(tx, library.posts);
  await importOrganisation(tx, loadOrganisation());
  await importLibrary(tx, library);
  // One hash for everybody: the password is printed on the sign-in page, so a salt of each one's own would hide nothing
  // and cost two seconds of the first start. Real accounts are hashed one by one.
  const hash = await hashPassword(DEMO_PASSWORD);
  for (const { id } of await tx.rows<{ id: string }>('select id from persons order by staff_no')) await addAccount(tx, id, hash);
}
