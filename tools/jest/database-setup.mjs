import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../postgres/postgres.ts';
import { letSessionsTakeTime } from './patient-sessions.ts';

/** One throw-away cluster for all database tests of the run; it may forget everything in a crash. */
export default async function startTestCluster() {
  const directory = mkdtempSync(join(quickPlace(), 'bihuan-test-'));
  chmodSync(directory, 0o711); // the user PostgreSQL runs as must get through
  const dataDir = join(directory, 'postgres');
  const door = doorIn(join(dataDir, 'cluster'));
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200', unix_socket_directories: door };
  const postgres = await startPostgres({ dataDir, settings, quiet: true });
  await letSessionsTakeTime(postgres.adminUrl);
  // The product is started some fifty times: what the first ones compiled the others find.
  process.env.NODE_COMPILE_CACHE ??= join(directory, 'compiled');
  process.env.TEST_DATABASE_ADMIN_URL = by(door, postgres.adminUrl);
  process.env.TEST_DATABASE_OWNER_URL = by(door, postgres.ownerUrl);
  process.env.TEST_DATABASE_APP_URL = by(door, postgres.appUrl);
  globalThis.stopTestCluster = async () => {
    await postgres.stop();
    forget(directory);
  };
}

const gigabyte = 1024 ** 3;

/** Memory, where there is plenty of it: making and dropping a database for each file writes and deletes a thousand files. */
function quickPlace() {
  const memory = '/dev/shm';
  if (process.platform !== 'linux' || !existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > 6 * gigabyte && freemem() > 10 * gigabyte ? memory : tmpdir();
}

/** Where PostgreSQL opens a socket; none where the system knows none, or not of so long a name. */
function doorIn(cluster) {
  return process.platform === 'win32' || cluster.length > 80 ? '' : cluster;
}

/** Thousands of files that nobody waits for. */
function forget(directory) {
  const remove = `require('node:fs').rmSync(${JSON.stringify(directory)}, { recursive: true, force: true, maxRetries: 5 })`;
  spawn(process.execPath, ['-e', remove], { detached: true, stdio: 'ignore' }).unref();
}

/** By the socket in this directory, which costs a quarter less than the network within the machine; its address there still stands in the URL. */
function by(door, url) {
  const address = new URL(url);
  if (door !== '') address.searchParams.set('host', door);
  return address.href;
}
