import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../postgres/postgres.ts';
import { letSessionsTakeTime } from './patient-sessions.ts';

/** One throw-away cluster for all database tests of the run; it may forget everything in a crash. */
export default async function startTestCluster() {
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-test-'));
  chmodSync(directory, 0o711); // the user PostgreSQL runs as must get through
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const postgres = await startPostgres({ dataDir: join(directory, 'postgres'), settings, quiet: true });
  await letSessionsTakeTime(postgres.adminUrl);
  // The product is started some fifty times: what the first ones compiled the others find.
  process.env.NODE_COMPILE_CACHE ??= join(directory, 'compiled');
  process.env.TEST_DATABASE_ADMIN_URL = postgres.adminUrl;
  process.env.TEST_DATABASE_OWNER_URL = postgres.ownerUrl;
  process.env.TEST_DATABASE_APP_URL = postgres.appUrl;
  globalThis.stopTestCluster = async () => {
    await postgres.stop();
    rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
}
