import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { letSessionsTakeTime } from '../../../../tools/jest/patient-sessions.ts';
import { startPostgres } from '../../../../tools/postgres/postgres.ts';
import type { StartedPostgres } from '../../../../tools/postgres/postgres.ts';

/** A PostgreSQL of this test's own, which it may kill; the one all other tests share stays alive. */
export interface OwnPostgres {
  /** SIGKILL to the server itself, or to one of the processes that serve the api: it cannot finish anything. */
  kill(what: 'server' | 'backend'): Promise<void>;
  /** Serves the same data again, at the same address. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

// What was committed must survive a killed process; a power cut is not played here.
const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '60' };

/** From here on this test file's databases are made there. */
export async function ownPostgres(): Promise<OwnPostgres> {
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-faults-'));
  chmodSync(directory, 0o711); // the user PostgreSQL runs as must get through
  const start = async (): Promise<StartedPostgres> => {
    const one = await startPostgres({ dataDir: join(directory, 'postgres'), settings, quiet: true });
    await letSessionsTakeTime(one.adminUrl);
    return one;
  };
  const started = [await start()];
  const [{ adminUrl, ownerUrl, appUrl }] = started as [StartedPostgres]; // just put in
  Object.assign(process.env, { TEST_DATABASE_ADMIN_URL: adminUrl, TEST_DATABASE_OWNER_URL: ownerUrl, TEST_DATABASE_APP_URL: appUrl });
  const dataDirectory = await shown(adminUrl, 'show data_directory');
  return {
    kill: async (what) => {
      const pid =
        what === 'server'
          ? readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0]
          : await shown(adminUrl, `select pid from pg_stat_activity where usename = 'bihuan_app' order by query_start desc limit 1`);
      process.kill(Number(pid), 'SIGKILL');
    },
    startAgain: async () => void started.push(await start()),
    stop: async () => {
      for (const one of started) await one.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function shown(url: string, sql: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return String(Object.values(rows[0] ?? {})[0]);
  } finally {
    await client.end();
  }
}
