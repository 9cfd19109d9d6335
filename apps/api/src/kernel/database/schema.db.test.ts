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
  const appendOnly = ['item_events', 'submissions', 'event_words'] as const;

  it.each(appendOnly)('%s refuses the api every change and every removal', async (table) => {
    for (const sql of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table}`])
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(appendOnly)('%s refuses even its owner, who holds every right', async (table) => {
    for (const sql of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table} cascade`])
      await expect(owner.query(sql)).rejects.toMatchObject({ code: '23000', constraint: 'history_is_append_only' });
  });
});
