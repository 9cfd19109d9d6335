// Brings a process that the library does not ship into the demo organisation, by the product's own import, and begins one item of it.
// Reads the form, the lifecycle and the unit from its input; prints the item's id.
import 'reflect-metadata';
import { importLibrary } from '../../api/dist/capabilities/definitions/index.js';
import { Items } from '../../api/dist/capabilities/items/index.js';
import { createApp } from '../../api/dist/create-app.js';
import { readConfig } from '../../api/dist/kernel/config/config.js';
import { UnitOfWork } from '../../api/dist/kernel/database/unit-of-work.js';
import { TenantList } from '../../api/dist/kernel/tenants/tenant-list.js';
import { loadLibrary } from '@bihuan/library';

let told = '';
for await (const piece of process.stdin) told += piece;
const { form, lifecycle, unit, title } = JSON.parse(told);
const app = await createApp(readConfig(process.env));
await app.init();
const work = app.get(UnitOfWork);
const [tenant] = await app.get(TenantList).ids();
const library = loadLibrary();
await work.run(tenant, (tx) => importLibrary(tx, { ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, lifecycle] }));
const { item } = await work.run(tenant, async (tx) => {
  const found = await tx.row('select id from units where code = $1', [unit]);
  return app.get(Items).create(tx, { kind: 'list', unitId: found.id, title, mainForm: form.key, lifecycleKey: lifecycle.key, by: { system: 'journey' } });
});
console.log(item.id);
await app.close();
process.exit(0);
