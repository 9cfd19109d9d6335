import { loadLibrary } from '@bihuan/library';
import { Items } from '../apps/api/dist/capabilities/items/index.js';
import { createApp } from '../apps/api/dist/create-app.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { migrate } from '../apps/api/dist/kernel/database/migrate.js';
import type { Tx } from '../apps/api/dist/kernel/database/tx.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { benchLifecycle } from './lifecycle.ts';

export interface Place {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

const CHUNK = 20; // one parent with its children in one transaction
const LANES = 4;

/** Migrations, demo organisation, and so many items created as the product creates them, twenty below one parent. */
export async function seed(place: Place, items: number): Promise<{ readonly tenantId: string }> {
  await migrate(place.ownerUrl);
  const app = await createApp({ ...place, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null });
  await app.init();
  try {
    const [work, create] = [app.get(UnitOfWork), app.get(Items)];
    const library = loadLibrary();
    const { tenantId } = await loadDemo(work, app.get(TenantList), { ...library, lifecycles: [...library.lifecycles, benchLifecycle] });
    const units = await work.read(tenantId, unitsWithClerks);
    let chunk = 0;
    const lane = async (): Promise<void> => {
      for (let n = chunk++; n * CHUNK < items; n = chunk++)
        await work.run(tenantId, (tx) => family(tx, create, { unitId: units[n % units.length] ?? '', children: Math.min(CHUNK, items - n * CHUNK) }));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return { tenantId };
  } finally {
    await app.close();
  }
}

async function unitsWithClerks(tx: Tx): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(`
    select h.unit_id as id from post_holdings h join posts p on p.id = h.post_id
    where p.key in ('branch_clerk', 'branch_secretary') group by 1 having count(distinct p.key) = 2 order by 1`);
  return rows.map(({ id }) => id);
}

async function family(tx: Tx, items: Items, { unitId, children }: { unitId: string; children: number }): Promise<void> {
  const common = { unitId, lifecycleKey: benchLifecycle.key, by: { system: 'bench' }, dueOn: '2018-10-30' };
  const { item: parent } = await items.create(tx, { ...common, kind: 'bench-parent', title: '压力测试' });
  for (let n = 0; n < children; n += 1) await items.create(tx, { ...common, kind: 'bench', title: `事项${n + 1}`, parentId: parent.id, rootId: parent.id });
}
