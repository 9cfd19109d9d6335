import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { committed } from '../../testing/committed.js';
import { printSchema } from '../../testing/print-schema.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';

let database: TestDatabase;
let owner: Client;
let app: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  [owner, app] = [new Client(database.ownerUrl), new Client(database.appUrl)];
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner?.end(), app?.end()]);
  await database?.drop();
});

describe('the schema', () => {
  it('is the one in schema.sql after all migrations (UPDATE=1 prints it anew)', async () => {
    const printed = await printSchema(owner);
    expect(printed).toBe(committed('apps/api/schema.sql', printed));
  });

  it('prints a changed default, index, policy and trigger differently', async () => {
    const before = await printSchema(owner);
    const harm = [
      `alter table items alter column returns set default 1`,
      `drop index ix_items__parent`,
      `drop policy p_items__own_tenant on items`,
      `alter table items no force row level security`,
      `drop trigger item_events_are_append_only on item_events`,
      `alter table register_entries drop constraint uq_register_entries__serial`,
      `grant update on item_events to bihuan_app`,
      `grant update (sha256) on files to bihuan_app`,
    ];
    for (const sql of harm) {
      await owner.query('begin');
      await owner.query(sql);
      expect(await printSchema(owner)).not.toBe(before);
      await owner.query('rollback');
    }
    expect(await printSchema(owner)).toBe(before);
  });

  it('isolates every table by tenant, for its owner too', async () => {
    const { rows } = await owner.query(
      `select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'
       and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))`,
    );
    expect(rows).toEqual([]);
  });
});

describe('history is append-only', () => {
  const appendOnly = ['organisation_events', 'item_events', 'submissions', 'event_words'] as const;

  it.each(appendOnly)('%s refuses the api every change and every removal', async (table) => {
    for (const sql of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table}`])
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(appendOnly)('%s refuses even its owner, who holds every right', async (table) => {
    for (const sql of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table} cascade`])
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '23000', constraint: 'history_is_append_only' });
  });
});

describe('what running items stand on is kept', () => {
  const tenant = '0197c1d2-aaaa-7bbb-8ccc-0123456789ab';
  const version = (status: string) =>
    `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status) values ('${tenant}', '${tenant}', '${tenant}', 1, '{}', 'x', '${status}')`;

  async function inVain(client: Client, sql: readonly string[]): Promise<unknown> {
    await client.query('begin');
    try {
      await client.query(`select set_config('app.tenant', '${tenant}', true)`);
      for (const statement of sql) await client.query(statement);
      return null;
    } catch (error) {
      return error;
    } finally {
      await client.query('rollback');
    }
  }

  const definition = `insert into definitions (tenant_id, id, kind, key, title) values ('${tenant}', '${tenant}', 'form', 'k', 't')`;

  it.each([['update definition_versions set content = \'{"a":1}\''], ['delete from definition_versions'], ['truncate definition_versions cascade']])(
    'a published definition refuses even its owner: %s',
    async (sql) => {
      expect(await inVain(owner, [definition, version('published'), sql])).toMatchObject({ code: '23000', constraint: 'published_definitions_are_kept' });
    },
  );

  it('a draft is rewritten and published by the api, and refuses it from then on', async () => {
    const publish = `update definition_versions set content = '{"a":1}', content_hash = 'y', status = 'published', published_at = now()`;
    expect(await inVain(app, [definition, version('draft'), publish])).toBeNull();
    expect(await inVain(app, [definition, version('draft'), publish, publish])).toMatchObject({ constraint: 'published_definitions_are_kept' });
  });

  it.each([
    'delete from definition_versions',
    'update definition_versions set version = 2',
    'delete from files',
    'delete from file_chunks',
    `update files set sha256 = 'x'`,
    `update files set name = 'x'`,
    'update file_chunks set n = 1',
  ])('the api has no right to: %s', async (sql) => {
    expect(await inVain(app, [sql])).toMatchObject({ code: '42501' });
  });

  it('a file is claimed for an item, and nothing else of it changes', async () => {
    expect(await inVain(app, ['update files set item_id = null'])).toBeNull();
  });
});
