import 'reflect-metadata';
import { FireDeadlines } from './capabilities/deadlines/index.js';
import { createApp } from './create-app.js';
import { readConfig } from './kernel/config/config.js';
import { OutboxDrain } from './kernel/outbox/outbox-drain.js';

// Messages and timers only: any number of these may run beside any number of apis.
const app = await createApp({ ...readConfig(process.env), adminRoot: null });
await app.init();
app.get(OutboxDrain).start();
app.get(FireDeadlines).start();
