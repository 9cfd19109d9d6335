import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { QueryResult } from 'pg';
import { addTenant } from './testing/tenant-pair.js';
import { castOf, orderLaunch } from '../../src/capabilities/campaigns/testing/started-campaign.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';

// Nothing here names a table that holds data of a tenant: all of them are asked from PostgreSQL, those of tomorrow too.
const allTables = `
  select c.relname as name, c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced",
    (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where i.indrelid = c.oid and i.indisprimary) as key
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations' order by 1`;

interface Table {
  readonly name: string;
  readonly isSecured: boolean;
  readonly isForced: boolean;
  readonly key: readonly string[] | null;
}

/** The one table whose key is the tenant itself. */
const tenantColumn = ({ name }: Table): string => (name === 'tenants' ? 'id' : 'tenant_id');

let test: TestApp;
let other: string;
let tables: readonly Table[];
let owner: Client;
let app: Client;

beforeAll(async () => {
  test = await startTestApp();
  await orderLaunch(await castOf(test));
  await test.settle();
  other = await addTenant(test);
  [owner, app] = [new Client(test.database.ownerUrl), new Client(test.database.appUrl)];
  await Promise.all([owner.connect(), app.connect()]);
  tables = (await owner.query<Table>(allTables)).rows;
});
afterAll(async () => {
  await Promise.all([owner?.end(), app?.end()]);
  await test?.close();
});

const first = async <T>(answer: Promise<QueryResult>): Promise<T> => (await answer).rows[0] as T; // the caller names what it selected

/** As the api's role, in a transaction that leaves nothing. */
async function asApp<T>(tenantId: string | null, work: () => Promise<T>): Promise<T> {
  await app.query('begin');
  try {
    if (tenantId !== null) await app.query(`select set_config('app.tenant', $1, true)`, [tenantId]);
    return await work();
  } finally {
    await app.query('rollback');
  }
}

const rowsOf = async (condition = 'true', values: readonly string[] = []): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of tables)
    counts[table.name] = (
      await first<{ n: number }>(
        app.query(`select count(*)::int as n from ${table.name} where ${condition.replaceAll('TENANT', tenantColumn(table))}`, [...values]),
      )
    ).n;
  return counts;
};

const none = (): Record<string, number> => Object.fromEntries(tables.map(({ name }) => [name, 0]));

/** What a statement was refused with; null when it was carried out. */
async function refusal(tenantId: string | null, sql: string): Promise<string | null> {
  return asApp(tenantId, () =>
    app.query(sql).then(
      () => null,
      (error: { code: string }) => error.code,
    ),
  );
}

describe('every table there is', () => {
  it('begins its key with the tenant', () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter((table) => table.key?.[0] !== tenantColumn(table)).map(({ name }) => name)).toEqual([]);
  });

  it('has row-level security, also for its owner', () => {
    expect(tables.filter(({ isSecured, isForced }) => !isSecured || !isForced).map(({ name }) => name)).toEqual([]);
  });

  it('asks the same question of every row: is it of the tenant of this transaction', async () => {
    const { rows } = await owner.query<{ tablename: string; policyname: string; cmd: string; roles: string; qual: string; with_check: string | null }>(
      `select tablename, policyname, cmd, roles::text, qual, with_check from pg_policies where schemaname = 'public'`,
    );
    const usual = rows.filter(({ policyname }) => policyname !== 'p_tenants__owner');
    expect(usual.map(({ tablename }) => tablename).sort()).toEqual(tables.map(({ name }) => name));
    for (const { tablename, cmd, roles, qual, with_check: check } of usual) {
      const column = tablename === 'tenants' ? 'id' : 'tenant_id';
      expect({ tablename, cmd, roles, check: check ?? qual, qual }).toEqual({
        tablename,
        cmd: 'ALL',
        roles: '{public}',
        check: qual,
        qual: `(${column} = ( SELECT (NULLIF(current_setting('app.tenant'::text, true), ''::text))::uuid AS "nullif"))`,
      });
    }
  });

  it('refers to other tables only together with the tenant', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select c.conname as name from pg_constraint c join pg_class t on t.oid = c.conrelid
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace
         and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = any(c.conkey) and a.attname = 'tenant_id')`,
    );
    expect(rows).toEqual([]);
  });

  it('is unique only within its tenant, so that nobody learns by a clash what another tenant has', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select i.indexrelid::regclass::text as name from pg_index i join pg_class t on t.oid = i.indrelid
       where i.indisunique and t.relnamespace = 'public'::regnamespace and t.relname not in ('migrations', 'tenants')
         and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attnum = any(i.indkey) and a.attname = 'tenant_id')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('a connection of the api', () => {
  it('sees no row of any table without a tenant, though the demo fills them', async () => {
    const own = await asApp(test.tenantId, () => rowsOf());
    expect(Object.values(own).filter((n) => n > 0).length).toBeGreaterThan(20);
    expect(await asApp(null, () => rowsOf())).toEqual(none());
  });

  it('sees nothing of another tenant, in no table', async () => {
    const mine = await asApp(other, () => rowsOf());
    expect(Object.values(mine).filter((n) => n > 0).length).toBeGreaterThan(5);
    expect(await asApp(other, () => rowsOf('TENANT <> $1', [other]))).toEqual(none());
    expect(await asApp(test.tenantId, () => rowsOf('TENANT = $1', [other]))).toEqual(none());
  });

  it('sees nothing for a tenant that does not exist', async () => {
    expect(await asApp('0197c1d2-aaaa-7bbb-8ccc-0123456789ab', () => rowsOf())).toEqual(none());
  });

  it('can put no row into any table without a tenant, or under another one', async () => {
    for (const { name, key } of tables) {
      const column = key?.[0] ?? '';
      // A whole row of one tenant, taken by the owner's hand, is offered again as somebody else.
      for (const as of [null, other]) {
        const inserted = await refusal(as, `insert into ${name} (${column}) values ('${test.tenantId}')`);
        // 42501: the policy, or no right at all; 23502 comes before the policy only if the policy were not asked.
        expect([name, as, inserted]).toEqual([name, as, '42501']);
      }
      // As itself it is asked for the rest of the row: what refused above was the policy.
      expect([name, await refusal(test.tenantId, `insert into ${name} (${column}) values ('${test.tenantId}')`)]).toEqual([
        name,
        name === 'tenants' ? '23502' : expect.stringMatching(/^23/u),
      ]);
    }
  });

  it('changes and removes nothing of another tenant', async () => {
    for (const table of tables) {
      const column = tenantColumn(table);
      for (const sql of [
        `update ${table.name} set ${column} = ${column} where ${column} = '${test.tenantId}'`,
        `delete from ${table.name} where ${column} = '${test.tenantId}'`,
      ]) {
        const touched = await asApp(other, () =>
          app.query(sql).then(
            ({ rowCount }) => rowCount ?? 0,
            (error: { code: string }) => error.code,
          ),
        );
        expect([sql, touched === 0 || touched === '42501']).toEqual([sql, true]);
      }
    }
  });

  it('cannot carry a row of its own over to another tenant', async () => {
    for (const table of tables) {
      const moved = await refusal(test.tenantId, `update ${table.name} set ${tenantColumn(table)} = '${other}'`);
      // No right, the policy, or nothing to move in an empty table; a foreign key would come later than the policy.
      const { n } = await asApp(test.tenantId, () => first<{ n: number }>(app.query(`select count(*)::int as n from ${table.name}`)));
      expect([table.name, n === 0 && moved === null ? '42501' : moved]).toEqual([table.name, '42501']);
    }
  });
});

describe('the role the api works as', () => {
  it('is no superuser, bypasses nothing, owns nothing and may create nothing', async () => {
    expect(
      await first(
        app.query(
          `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, has_schema_privilege(current_user, 'public', 'create') as creates,
         (select count(*)::int from pg_class where relowner = r.oid) as owns, (select count(*)::int from pg_auth_members where member = r.oid) as "isMemberOf",
         (select count(*)::int from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege(r.oid, c.oid, 'truncate')) as truncates
       from pg_roles r where rolname = current_user`,
        ),
      ),
    ).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      creates: false,
      owns: 0,
      isMemberOf: 0,
      truncates: 0,
    });
  });

  it('finds no function that works with somebody else’s rights, and no view that would', async () => {
    const { rows } = await owner.query(
      `select proname as name from pg_proc where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       union all select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')`,
    );
    expect(rows).toEqual([]);
  });
});

describe('what may only be added to', () => {
  /** Tables that refuse a change by a trigger of every statement, as PostgreSQL tells it. */
  const guarded = async (): Promise<string[]> =>
    (
      await owner.query<{ name: string }>(
        `select tgrelid::regclass::text as name from pg_trigger where not tgisinternal and tgfoid = 'refuse_change'::regproc and tgenabled = 'O' order by 1`,
      )
    ).rows.map(({ name }) => name);

  it('refuses update, delete and truncate to the api and to its owner', async () => {
    const names = await guarded();
    expect(names).toEqual(expect.arrayContaining(['event_words', 'item_events', 'submissions']));
    for (const name of names)
      for (const sql of [`update ${name} set tenant_id = tenant_id`, `delete from ${name}`, `truncate ${name} cascade`]) {
        expect([sql, await refusal(test.tenantId, sql)]).toEqual([sql, '42501']);
        await expect(owner.query(sql)).rejects.toMatchObject({ constraint: 'history_is_append_only' });
      }
  });

  it('is every table of events there is: a chained one without its guard would be found', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and attname = 'prev_hash' order by 1`,
    );
    const names = await guarded();
    expect(rows.map(({ name }) => name).filter((name) => !names.includes(name))).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});
