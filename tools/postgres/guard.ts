/**
 * The process that stands between a program and its PostgreSQL. It starts or adopts the server, holds a lease on it,
 * and when its program ends in whatever way (the channel closes even on SIGKILL) gives the lease back.
 * The last lease stops the server, so nothing is left running and nobody loses a server in use.
 */
import { Client } from 'pg';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { clusterOf, ensureCluster } from './cluster.ts';
import { canEnter, chooseDataDirectory } from './places.ts';
import { appRole, databaseName, ensureRolesAndDatabase, ownerRole } from './roles.ts';
import { adminUrl, ensureRunning, stopServer } from './server.ts';
import type { Server } from './server.ts';
import { withStartupLock } from './startup-lock.ts';
import type { GuardMessage, GuardOrder, PostgresUrls } from './postgres.ts';
import { dirname } from 'node:path';
import { mkdirSync } from 'node:fs';

const leaseKey = 7_261_001;

interface Lease {
  readonly server: Server;
  readonly client: Client;
}

const programEnded = new Promise<void>((resolve) => {
  process.once('disconnect', resolve);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => resolve());
});

async function main(order: GuardOrder): Promise<void> {
  const lease = await begin(order);
  await programEnded;
  await giveBack(lease);
}

async function begin(order: GuardOrder): Promise<Lease> {
  const directory = settleDirectory(order);
  return withStartupLock(directory, async () => {
    const account = chooseAccount(clusterOf(directory));
    const binaries = await findBinaries(account);
    const secrets = ensureCluster(directory, account, binaries);
    const server: Server = { dataDirectory: directory, account, binaries, adminPassword: secrets.admin };
    const { port, adopted } = await ensureRunning(server, { port: order.port, settings: order.settings });
    await ensureRolesAndDatabase(adminUrl(port, secrets.admin), secrets);
    const lease = await takeLease(server, port);
    const address = `127.0.0.1:${port}/${databaseName}`;
    report({
      type: 'ready',
      urls: {
        port,
        adopted,
        dataDirectory: directory,
        adminUrl: adminUrl(port, secrets.admin),
        ownerUrl: `postgresql://${ownerRole}:${secrets.owner}@${address}`,
        appUrl: `postgresql://${appRole}:${secrets.app}@${address}`,
      } satisfies PostgresUrls,
    });
    return lease;
  });
}

function settleDirectory(order: GuardOrder): string {
  const account = chooseAccount(order.dataDirectory ?? '');
  const directory = order.dataDirectory ?? chooseDataDirectory(account);
  mkdirSync(dirname(directory), { recursive: true });
  if (canEnter(account, dirname(directory))) return directory;
  throw new Error(`PostgreSQL runs as ${account.name}, who may not enter ${dirname(directory)}. Choose another directory.`);
}

async function takeLease(server: Server, port: number): Promise<Lease> {
  const client = new Client({ connectionString: adminUrl(port, server.adminPassword), application_name: 'bihuan-guard', keepAlive: true });
  client.on('error', () => undefined); // the server was stopped by hand; giving back copes with it
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [leaseKey]);
  return { server, client };
}

/** Under the startup lock, so that nobody adopts a server that is being stopped. */
async function giveBack({ server, client }: Lease): Promise<void> {
  await withStartupLock(server.dataDirectory, async () => {
    const isLast = await isLastLease(client);
    await client.end().catch(() => undefined);
    if (isLast) stopServer(server);
  });
}

async function isLastLease(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [leaseKey]);
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [leaseKey]);
    return rows[0]?.free === true;
  } catch {
    return false; // the server is gone, or somebody else started a new one: not ours to stop
  }
}

function report(message: GuardMessage): void {
  if (process.connected) process.send?.(message, () => undefined);
}

process.umask(0o022); // what we make must be reachable for the user PostgreSQL runs as; secrets set their own mode
try {
  await main(JSON.parse(process.argv[2] ?? '{}') as GuardOrder); // written by startPostgres alone
} catch (error) {
  report({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
if (process.connected) process.disconnect();
