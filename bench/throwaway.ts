import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../tools/postgres/postgres.ts';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';

/** Commits as durable as in earnest: unlike the tests, nothing may be forgotten in a crash. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** Runs PostgreSQL in a directory that is thrown away afterwards, also when the work fails. Durable unless the settings say otherwise. */
export async function withPostgres(settings: Readonly<Record<string, string>>, work: (server: StartedPostgres) => Promise<void>): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
  chmodSync(scratch, 0o711); // the user PostgreSQL runs as must get through
  try {
    const server = await startPostgres({ dataDir: join(scratch, 'postgres'), settings: { ...DURABLE, ...settings }, quiet: true });
    try {
      await work(server);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
