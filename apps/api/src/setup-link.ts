/** Prints a new set-up link for an installation nobody has set up; the links before it open nothing any more. */
import 'reflect-metadata';
import { newSetupToken, SetUp, setupLinkText } from './capabilities/setup/index.js';
import { readConfig } from './kernel/config/config.js';
import { appDataSource } from './kernel/database/data-source.js';
import { UnitOfWork } from './kernel/database/unit-of-work.js';
import { TenantList } from './kernel/tenants/tenant-list.js';

const config = readConfig(process.env);
const source = await appDataSource(config.appUrl, []).initialize();
const work = new UnitOfWork(source);
const isNeeded = await new SetUp(work, new TenantList(config)).isNeeded();
console.log(isNeeded ? setupLinkText(config, await newSetupToken(work)) : '已经设置过了，直接登录即可。 Set up already; sign in.');
await source.destroy();
