import 'reflect-metadata';
import { loadLibrary } from '@bihuan/library';
import { FireTimers } from './capabilities/deadlines/index.js';
import { keepPosts } from './capabilities/people/index.js';
import { newSetupToken, SetUp, setupLinkText } from './capabilities/setup/index.js';
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
await keepPosts(app.get(UnitOfWork), app.get(TenantList), loadLibrary().posts);
if (process.env['BIHUAN_WORKER'] !== '0') {
  app.get(OutboxDrain).start();
  app.get(FireTimers).start();
}
await app.listen(config.port, config.host);
if (!config.demo && (await app.get(SetUp).isNeeded())) console.log(setupLinkText(config, await newSetupToken(app.get(UnitOfWork))));
