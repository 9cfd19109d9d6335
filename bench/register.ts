/** A page of a register with few entries against the same page with many, in one run: what its p95 costs when the register grows. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { loadLibrary } from '@bihuan/library';
import { Items } from '../apps/api/dist/capabilities/items/index.js';
import { createApp } from '../apps/api/dist/create-app.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { migrate } from '../apps/api/dist/kernel/database/migrate.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { startPostgres } from '../tools/postgres/postgres.ts';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';

const { values } = parseArgs({ options: { few: { type: 'string', default: '10000' }, many: { type: 'string', default: '100000' }, requests: { type: 'string', default: '40' } } });
const [few, many, requests] = [Number(values.few), Number(values.many), Number(values.requests)];
const scratch = mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
chmodSync(scratch, 0o711); // the user PostgreSQL runs as must get through
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres'), settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '4GB' }, quiet: true });
try {
  await run(postgres);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}

type App = Awaited<ReturnType<typeof createApp>>;

async function run(server: StartedPostgres): Promise<void> {
  await migrate(server.ownerUrl);
  const app = await createApp({ ...server, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const admin = new Client({ connectionString: Object.assign(new URL(server.adminUrl), { pathname: new URL(server.ownerUrl).pathname }).href });
  await admin.connect();
  try {
    const { tenantId, password } = await loadDemo(app.get(UnitOfWork), app.get(TenantList));
    const first = await firstEntry(app, tenantId);
    const before = await measured(app, admin, { password, first, tenantId, wanted: few });
    const after = await measured(app, admin, { password, first, tenantId, wanted: many });
    for (const [name, small] of before) process.stdout.write(`${name.padEnd(28)} p95 ${small.toFixed(1)} ms of ${few}, ${(after.get(name) ?? NaN).toFixed(1)} ms of ${many}, ratio ${((after.get(name) ?? NaN) / small).toFixed(2)}\n`);
  } finally {
    await admin.end();
    await app.close();
  }
}

/** One accepted sheet and one entry of it, made as the product makes them. */
async function firstEntry(app: App, tenantId: string): Promise<string> {
  const [register] = loadLibrary().registers;
  if (!register) throw new Error('the library has a register');
  return app.get(UnitOfWork).run(tenantId, async (tx) => {
    const unit = await tx.row<{ id: string }>(`select unit_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = 'branch_secretary' order by unit_id limit 1`);
    const person = await tx.row<{ id: string }>(`select person_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = 'office_clerk' order by person_id limit 1`);
    const form = await tx.row<{ id: string }>(`select v.id from definition_versions v join definitions d on d.id = v.definition_id where d.kind = 'form' and d.key = $1`, [register.source.form]);
    if (!unit || !person || !form) throw new Error('the demo has a branch, an office and the form');
    const items = app.get(Items);
    const { item: source } = await items.create(tx, { kind: 'bench-source', unitId: unit.id, title: '压力测试', lifecycleKey: 'task', by: { system: 'bench' } });
    const sheet = await tx.row<{ id: string }>(
      `insert into submissions (tenant_id, id, item_id, form_key, form_version_id, revision, data, secret, seq, submitted_by, submitted_at)
       values ($1, gen_random_uuid(), $2, $3, $4, 1, $5, '\\x00', 1, $6, now()) returning id`,
      [tenantId, source.id, register.source.form, form.id, JSON.stringify({ [register.source.table]: [{ rowId: 'r', [register.source.text]: '压力测试的一条问题' }] }), person.id],
    );
    const data = { [register.owns.class]: 'immediate', [register.owns.lead]: unit.id, [register.owns.leader]: person.id, [register.owns.owner]: person.id, [register.owns.dueOn]: '2018-11-30' };
    const { item } = await items.create(tx, { kind: 'entry', parentId: source.id, rootId: source.id, unitId: unit.id, title: '压力测试的一条问题', lifecycleKey: register.lifecycle, dueOn: '2018-11-30', leaderId: person.id, ownerId: person.id, by: { person: person.id }, data });
    await tx.rows(
      `insert into register_entries (tenant_id, item_id, register_key, serial, source_item_id, source_submission_id, source_row_id, class, campaign_id, state, is_open, is_reopened, due_on, unit_id, leader_id, owner_id, source_unit_id)
       values ($1, $2, $3, 1, $4, $5, 'r', 'immediate', $4, $6, true, false, '2018-11-30', $7, $8, $8, $7)`,
      [tenantId, item.id, register.key, source.id, sheet?.id, item.states[0], unit.id, person.id],
    );
    return item.id;
  });
}

interface Growing {
  readonly password: string;
  readonly tenantId: string;
  readonly first: string;
  readonly wanted: number;
}

/** Copies of the entry over a year of days, all units and the states entries are mostly in; a tenth is still open. */
async function grow(admin: Client, { tenantId, first, wanted }: Growing): Promise<void> {
  await admin.query(`
    with added as (
      insert into items select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'unit_id', u.ids[1 + n % cardinality(u.ids)],
        'due_on', date '2018-01-01' + n % 365, 'ended', case when n % 10 > 0 then 'done' end,
        'states', array[case when n % 10 > 0 then 'closed_out' when n % 20 = 0 then 'accepting' else i.states[1] end]))).*
      from items i, (select array_agg(id order by id) as ids from units where tenant_id = $1) u, generate_series((select max(serial) from register_entries where tenant_id = $1) + 1, $3::int) n
      where i.tenant_id = $1 and i.id = $2 returning *
    ), numbered as (select a.*, row_number() over (order by a.id) as n from added a)
    insert into register_entries (tenant_id, item_id, register_key, serial, source_item_id, source_submission_id, source_row_id, class, campaign_id, state, is_open, is_reopened, due_on, unit_id, leader_id, owner_id, source_unit_id)
    select e.tenant_id, a.id, e.register_key, (select max(serial) from register_entries where tenant_id = $1) + a.n, e.source_item_id, e.source_submission_id, 'r' || a.id, case when a.n % 3 = 0 then 'immediate' else 'planned' end,
      e.campaign_id, a.states[1], a.ended is null, false, a.due_on, a.unit_id, a.leader_id, a.owner_id, a.unit_id
    from numbered a, register_entries e where e.tenant_id = $1 and e.item_id = $2`, [tenantId, first, wanted]);
  await admin.query('vacuum (analyze) items');
  await admin.query('vacuum (analyze) register_entries');
  await admin.query('vacuum (analyze) register_tallies');
}

async function measured(app: App, admin: Client, growing: Growing): Promise<Map<string, number>> {
  await grow(admin, growing);
  const office = await signedIn(app, '10007', growing.password);
  const branch = await signedIn(app, '10010', growing.password);
  const path = '/api/registers/rectification';
  const pages: [string, string, string][] = [
    ['all rows', office, path], ['in the middle', office, `${path}?after=${Math.floor(growing.wanted / 2)}`], ['overdue, by day', office, `${path}?view=overdue&order=due`],
    ['overdue, by number', office, `${path}?view=overdue`], ['to be accepted', office, `${path}?view=accepting`], ['of one class', office, `${path}?view=immediate`], ['as a branch sees it', branch, path],
  ];
  const found = new Map<string, number>();
  for (const [name, cookie, url] of pages) found.set(name, await p95(app, cookie, url));
  return found;
}

async function p95(app: App, cookie: string, url: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < requests + 5; n += 1) {
    const began = performance.now();
    const { statusCode, body } = await app.inject({ method: 'GET', url, headers: { cookie } });
    if (statusCode !== 200) throw new Error(`${url}: ${statusCode} ${body}`);
    if (n >= 5) times.push(performance.now() - began); // the first ones prepare statements and sum up the tallies
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN;
}

async function signedIn(app: App, login: string, password: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password, publicComputer: false } });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
