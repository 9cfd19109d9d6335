import 'reflect-metadata';
import { FireTimers } from './capabilities/deadlines/index.js';
import { createApp } from './create-app.js';
import { loadDemo } from './demo/index.js';
import { readConfig } from './kernel/config/config.js';
import { UnitOfWork } from './kernel/database/unit-of-work.js';
import { migrate } from './kernel/database/migrate.js';
import { refuseMightyRole } from './kernel/database/refuse-mighty-role.js';
import { OutboxDrain } from './kernel/outbox/outbox-drain.js';
import { TenantList } from './kernel/tenants/tenant-list.js';

const config = readConfig(process.env);
await migrate(config.ownerUrl);
await refuseMightyRole(config.appUrl);
const app = await createApp(config);
if (config.demo) await loadDemo(app.get(UnitOfWork), app.get(TenantList));
if (process.env['BIHUAN_WORKER'] !== '0') {
  app.get(OutboxDrain).start();
  app.get(FireTimers).start();
}
await app.listen(config.port, config.host);
