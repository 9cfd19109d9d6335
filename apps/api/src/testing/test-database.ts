import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../kernel/database/migrate.js';

export interface TestDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

const template = 'bihuan_template';
const ownerRole = 'bihuan_owner';
const appRole = 'bihuan_app';
const templateKey = 7_261_002;

/** A fresh database with every migration, cloned from a template in a tenth of a second. One per test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (admin) => {
    await ensureTemplate(admin);
    await admin.query(`create database ${name} template ${template} owner ${ownerRole} strategy file_copy`);
  });
  return {
    ownerUrl: withDatabase('TEST_DATABASE_OWNER_URL', name),
    appUrl: withDatabase('TEST_DATABASE_APP_URL', name),
    drop: () => asAdmin(async (admin) => void (await admin.query(`drop database if exists ${name} with (force)`))),
  };
}

/** Built by the first test file that asks, while the others wait; renamed when complete, so a failed one is never cloned. */
async function ensureTemplate(admin: Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [templateKey]);
  try {
    const found = await admin.query('select from pg_database where datname = $1', [template]);
    if (found.rowCount !== 0) return;
    const draft = `${template}_draft`;
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft} owner ${ownerRole}`);
    await migrate(withDatabase('TEST_DATABASE_OWNER_URL', draft), appRole);
    await admin.query(`alter database ${draft} rename to ${template}`);
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [templateKey]);
  }
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: withDatabase('TEST_DATABASE_ADMIN_URL', 'postgres') });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function withDatabase(variable: string, name: string): string {
  const base = process.env[variable];
  if (base === undefined) throw new Error(`${variable} is not set: name the file *.db.test.ts or *.story.test.ts so that PostgreSQL starts.`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.href;
}
