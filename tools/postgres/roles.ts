import { Client } from 'pg';
import type { Secrets } from './cluster.ts';

export const databaseName = 'bihuan';
export const ownerRole = 'bihuan_owner';
export const appRole = 'bihuan_app';

/** Without these a client that died behind a broken network kept a row locked for more than a minute. */
const sessionSettings: Readonly<Record<string, string>> = {
  lock_timeout: '3s',
  statement_timeout: '5s',
  idle_in_transaction_session_timeout: '8s',
  transaction_timeout: '15s',
  client_connection_check_interval: '2s',
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
};

/** Makes both roles and the database if they are missing. Safe to run at every start. */
export async function ensureRolesAndDatabase(adminUrl: string, secrets: Secrets): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await ensureRole(client, ownerRole, secrets.owner);
    await ensureRole(client, appRole, secrets.app);
    for (const [name, value] of Object.entries(sessionSettings)) await client.query(`alter role ${appRole} set ${name} = '${value}'`);
    const found = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName} owner ${ownerRole}`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, name: string, password: string): Promise<void> {
  const found = await client.query('select from pg_roles where rolname = $1', [name]);
  if (found.rowCount !== 0) return;
  await client.query(`create role ${name} login nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`);
}
