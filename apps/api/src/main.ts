import 'reflect-metadata';
import { loadLibrary } from '@bihuan/library';
import { FireDeadlines } from './capabilities/deadlines/index.js';
import { keepPosts } from './capabilities/people/index.js';
import { isSetupBegun, newSetupToken, SetUp, setupLinkText } from './capabilities/setup/index.js';
import { createApp } from './create-app.js';
import { loadDemo } from './demo/index.js';
import { readConfig } from './kernel/config/config.js';
import { UnitOfWork } from './kernel/database/unit-of-work.js';
import { migrate } from './kernel/database/migrate.js';
import { refuseMightyRole } from './kernel/database/refuse-mighty-role.js';
import { OutboxDrain } from './kernel/outbox/outbox-drain.js';
import { TenantList } from './kernel/tenants/tenant-list.js';

/** Read by whoever started the product: it said why, there is nothing more to say. */
const SETUP_BEGUN = 78;
const setupBegunText = `
这里已经开始设置自己的单位（还没有完成），所以没有装入演示数据，什么都没有改。
  接着设置：  npm start -- --own     会打印新的设置链接
  要看演示：  BIHUAN_DATA_DIR=另一个目录 npm start
The set-up of an organisation of your own was begun here and is not finished; the demo was not loaded.
  To go on: npm start -- --own    To see the demo: BIHUAN_DATA_DIR=<another directory> npm start`;

const config = readConfig(process.env);
await migrate(config.ownerUrl);
await refuseMightyRole(config.appUrl);
const app = await createApp(config);
if (config.demo && (await app.get(SetUp).isNeeded()) && (await isSetupBegun(app.get(UnitOfWork)))) {
  console.error(setupBegunText);
  await app.close();
  process.exit(SETUP_BEGUN);
}
if (config.demo) await loadDemo(app.get(UnitOfWork), app.get(TenantList));
await keepPosts(app.get(UnitOfWork), app.get(TenantList), loadLibrary().posts);
if (process.env['BIHUAN_WORKER'] !== '0') {
  app.get(OutboxDrain).start();
  app.get(FireDeadlines).start();
}
// Before anybody is told that the product is ready: this is what is to be opened then.
if (!config.demo && (await app.get(SetUp).isNeeded())) console.log(setupLinkText(config, await newSetupToken(app.get(UnitOfWork))));
await app.listen(config.port, config.host);
