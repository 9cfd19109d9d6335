import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary, loadOrganisation } from '@bihuan/library';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { definitionEntities, importLibrary, list, versionsOf } from '../capabilities/definitions/index.js';
import { peopleEntities, unitTree } from '../capabilities/people/index.js';
import { appDataSource } from '../kernel/database/data-source.js';
import { UnitOfWork } from '../kernel/database/unit-of-work.js';
import { TenantList } from '../kernel/tenants/tenant-list.js';
import { createTestDatabase } from '../testing/test-database.js';
import type { TestDatabase } from '../testing/test-database.js';
import { loadDemo } from './load-demo.js';

const config = { host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null };
let database: TestDatabase;
let source: DataSource;
let work: UnitOfWork;
let tenants: TenantList;
let tenantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await appDataSource(database.appUrl, [...peopleEntities, ...definitionEntities]).initialize();
  work = new UnitOfWork(source);
  tenants = new TenantList({ ...config, ...database });
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

describe('the demo organisation', () => {
  it('is loaded once, even by two starters at the same time', async () => {
    const other = new TenantList({ ...config, ...database });
    const [one, two] = await Promise.all([loadDemo(work, tenants), loadDemo(work, other)]);
    const third = await loadDemo(work, tenants);
    expect([one.isNew, two.isNew].sort()).toEqual([false, true]);
    expect(new Set([one.tenantId, two.tenantId, third.tenantId]).size).toBe(1);
    expect(third.isNew).toBe(false);
    tenantId = third.tenantId;
  });

  it('has every unit, person, post held and account of the file', async () => {
    const organisation = loadOrganisation();
    await work.read(tenantId, async (tx) => {
      expect((await unitTree(tx)).length).toBe(organisation.units.length);
      expect(await count(tx, 'persons')).toBe(organisation.people.length);
      expect(await count(tx, 'accounts')).toBe(organisation.people.length);
      expect(await count(tx, 'post_holdings')).toBe(organisation.people.flatMap(({ posts }) => posts).length);
      expect(await count(tx, 'calendar_years')).toBe(organisation.calendar.length);
    });
  });

  it('shows no row of any table to a connection without a tenant', async () => {
    const client = new Client(database.appUrl);
    await client.connect();
    try {
      const { rows } = await client.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migrations'",
      );
      expect(rows.length).toBeGreaterThan(20);
      for (const { name } of rows) {
        const seen = await client.query(`select 1 from ${name} limit 1`);
        expect([name, seen.rowCount]).toEqual([name, 0]);
      }
    } finally {
      await client.end();
    }
  });
});

describe('importing the library again', () => {
  it('changes nothing when no file changed', async () => {
    expect(await work.run(tenantId, (tx) => importLibrary(tx))).toEqual({ published: 0, drafts: 0 });
  });

  it('says of every version when it was published by the clock of the demo', async () => {
    const versions = await work.read(tenantId, (tx) => versionsOf(tx, 'way', loadLibrary().ways[0]?.key ?? ''));
    // An instant: of which day it is, is asked where the hospital is, at whatever hour this runs.
    const dayThere = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    expect(versions.map(({ publishedAt }) => dayThere.format(new Date(publishedAt)))).toEqual(['2018-10-08']);
  });

  it('makes a changed file a draft, once, and keeps the published version in use', async () => {
    const library = loadLibrary();
    const changed = { ...library, ways: library.ways.map((way, at) => (at === 0 ? { ...way, hint: '改过的提示' } : way)) };
    expect(await work.run(tenantId, (tx) => importLibrary(tx, changed))).toEqual({ published: 0, drafts: 1 });
    expect(await work.run(tenantId, (tx) => importLibrary(tx, changed))).toEqual({ published: 0, drafts: 0 });
    const ways = await work.read(tenantId, (tx) => list(tx, 'way'));
    expect(ways.map(({ version }) => version)).toEqual(library.ways.map(() => 1));
    expect(ways.some(({ definition }) => definition.hint === '改过的提示')).toBe(false);
  });

  it('refuses a lifecycle that cannot run and imports nothing of it', async () => {
    const library = loadLibrary();
    const broken = {
      ...library,
      lifecycles: library.lifecycles.map((one) => ({ ...one, key: `${one.key}-broken`, create: { ...one.create, to: 'NOWHERE' } })),
    };
    await expect(work.run(tenantId, (tx) => importLibrary(tx, broken))).rejects.toMatchObject({ code: 'definition.unsound' });
  });
});

async function count(tx: { row<T>(text: string): Promise<T | null> }, table: string): Promise<number> {
  return (await tx.row<{ n: number }>(`select count(*)::int as n from ${table}`))?.n ?? -1;
}
