/** Runs a command with a throw-away PostgreSQL in DATABASE_URL and DATABASE_APP_URL: `run-with.ts command args…`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('Which command?');
const scratch = mkdtempSync(join(tmpdir(), 'bihuan-scratch-'));
chmodSync(scratch, 0o711);
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres'), settings: { fsync: 'off' } });
const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, DATABASE_URL: postgres.ownerUrl, DATABASE_APP_URL: postgres.appUrl } });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
const [code] = (await once(child, 'exit')) as [number | null]; // what a child's exit event carries
await postgres.stop();
rmSync(scratch, { recursive: true, force: true });
process.exit(code ?? 1);
