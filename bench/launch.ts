/** `npm run bench:launch`: a plan sent out by the product, against `INSERT … SELECT` of the very same rows, in one run (G5). With `--profile`, the costliest statements follow. */
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from 'pg';
import { loadLibrary } from '@bihuan/library';
import { LAUNCH_TOPIC, openCampaign } from '../apps/api/dist/capabilities/campaigns/index.js';
import { Items } from '../apps/api/dist/capabilities/items/index.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { OutboxDrain } from '../apps/api/dist/kernel/outbox/outbox-drain.js';
import { addToOutbox } from '../apps/api/dist/kernel/outbox/outbox.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { postgresCpu, processCpu } from './cpu.ts';
import { officeClerk, withProduct } from './in-process.ts';
import type { Product } from './in-process.ts';
import { printCostliest, watch } from './profile.ts';
import { ratioPerRound, spread } from './ratios.ts';
import { addUnits, CATEGORY, widePlan } from './wide-plan.ts';

const TASKS = 12;
const { values } = parseArgs({
  options: { units: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '3' }, profile: { type: 'boolean', default: false } },
});
const [unitCount, rounds] = [Number(values.units), Number(values.rounds)];

const plan = widePlan(TASKS);

/** What a launch writes, and how it is told from everything else. */
const TABLES = ['items', 'item_events', 'event_words', 'assignments', 'deadlines'] as const;
const SENT: Readonly<Record<(typeof TABLES)[number], string>> = {
  items: `root_id = $1 and kind in ('task', 'share')`,
  item_events: 'item_id in (select id from kept.items)',
  event_words: 'event_id in (select id from kept.item_events)',
  assignments: 'item_id in (select id from kept.items)',
  deadlines: 'item_id in (select id from kept.items)',
};

const watched = values.profile
  ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all', 'pg_stat_statements.track_planning': 'on' }
  : {};
await withProduct({ max_wal_size: '4GB', ...watched }, run);

async function run({ app, admin, server }: Product): Promise<void> {
  const work = app.get(UnitOfWork);
  const library = loadLibrary();
  const { tenantId } = await loadDemo(work, app.get(TenantList), {
    ...library,
    plans: [...library.plans, plan],
    categories: [...library.categories, CATEGORY],
  });
  await addUnits(admin, { tenantId, count: unitCount, category: CATEGORY.key });
  const { person: personId, unit: unitId } = await officeClerk(admin);
  const campaignId = await work.run(tenantId, (tx) => openCampaign(tx, app.get(Items), { planKey: plan.key, personId, unitId }));
  const launch = async (): Promise<void> => {
    await work.run(tenantId, (tx) => addToOutbox(tx, LAUNCH_TOPIC, { itemId: campaignId }));
    await app.get(OutboxDrain).drain();
  };
  const postmaster = Number(readFileSync(join(server.dataDirectory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  await compare(admin, { tenantId, campaignId, launch, postmaster });
}

interface Launching {
  readonly tenantId: string;
  readonly campaignId: string;
  launch(): Promise<void>;
  readonly postmaster: number;
}

async function compare(admin: Client, { tenantId, campaignId, launch, postmaster }: Launching): Promise<void> {
  await admin.query('create schema kept');
  if (values.profile) await watch(admin);
  const [ours, floor]: [Used[], Used[]] = [[], []];
  let rows = 0;
  for (let round = 0; round < rounds + 1; round += 1) {
    const launched = await used(postmaster, launch);
    if (round === 0) rows = await keep(admin, campaignId);
    await takeAway(admin, campaignId);
    const inserted = await used(postmaster, () => insertSelect(admin, tenantId));
    await takeAway(admin, campaignId);
    if (round === 0) continue; // both sides warm up
    ours.push(launched);
    floor.push(inserted);
    const cpu = `CPU µs a row: ${each(launched.api, rows)} api + ${each(launched.postgres, rows)} PostgreSQL, floor ${each(inserted.postgres, rows)}`;
    console.log(
      `round ${round}: ${rows} rows; launch ${each(rows, launched.seconds)}/s, INSERT … SELECT ${each(rows, inserted.seconds)}/s; ${cpu}; load ${loadavg()[0]?.toFixed(1)}`,
    );
  }
  const seconds = (side: readonly Used[]): number[] => side.map((one) => one.seconds);
  print(`G5 launch rows a second ÷ INSERT … SELECT (target ≥ 0.70; ${unitCount} units × ${TASKS} tasks)`, ratioPerRound(seconds(floor), seconds(ours))); // seconds, so the floor stands above
  if (values.profile) await printCostliest(admin);
  print(
    'CPU of the launch ÷ CPU of INSERT … SELECT',
    ratioPerRound(
      ours.map(({ api, postgres: own }) => api + own),
      floor.map(({ postgres: own }) => own),
    ),
  );
}

function each(sum: number, count: number): string {
  return (sum / count).toFixed(0);
}

function print(what: string, ratios: readonly number[]): void {
  const { median, min, max } = spread(ratios);
  console.log(`${what}: ${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`);
}

/** Seconds on the clock; CPU in microseconds, which says more on a shared machine. */
interface Used {
  readonly seconds: number;
  readonly api: number;
  readonly postgres: number;
}

async function used(postmaster: number, work: () => Promise<void>): Promise<Used> {
  const [api, server] = [processCpu(process.pid), postgresCpu(postmaster)];
  const seconds = await timed(work);
  return { seconds, api: processCpu(process.pid) - api, postgres: postgresCpu(postmaster) - server };
}

/** The same rows for the floor, in tables without index or log. Answers how many there are. */
async function keep(admin: Client, campaignId: string): Promise<number> {
  let rows = 0;
  for (const table of TABLES) {
    const values = SENT[table].includes('$1') ? [`'${campaignId}'`] : [];
    await admin.query(`create unlogged table kept.${table} as select * from ${table} where ${SENT[table].replace('$1', values[0] ?? '')}`);
    const counted = await admin.query<{ n: number }>(`select count(*)::int as n from kept.${table}`);
    rows += counted.rows[0]?.n ?? 0;
  }
  if (rows < unitCount * TASKS * 4) throw new Error(`only ${rows} rows were sent out`);
  return rows;
}

/** As if nothing had been sent out. Only a superuser without triggers can do this to a record. */
async function takeAway(admin: Client, campaignId: string): Promise<void> {
  await admin.query(`analyze ${TABLES.join(', ')}`); // or ten thousand units are taken away row by row
  await admin.query('begin; set local session_replication_role = replica');
  await admin.query('update plan_tasks set item_id = null');
  // Words before their events: looked for afterwards, each would be held against all events there are.
  await admin.query(
    `delete from event_words w using item_events e, items i where e.tenant_id = w.tenant_id and e.id = w.event_id and i.tenant_id = e.tenant_id and i.id = e.item_id and i.root_id = '${campaignId}' and i.kind in ('task', 'share')`,
  );
  await admin.query(
    `delete from item_events e using items i where i.tenant_id = e.tenant_id and i.id = e.item_id and i.root_id = '${campaignId}' and i.kind in ('task', 'share')`,
  );
  for (const table of ['assignments', 'deadlines'])
    await admin.query(`delete from ${table} t using items i where i.id = t.item_id and i.root_id = '${campaignId}' and i.kind in ('task', 'share')`);
  await admin.query(`delete from items where root_id = '${campaignId}' and kind in ('task', 'share')`);
  await admin.query('commit');
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

/** As the owner of the tables, so that its keys, its constraints and the tenant's rows count for both sides. */
async function insertSelect(admin: Client, tenantId: string): Promise<void> {
  await admin.query('begin');
  await admin.query(`select set_config('app.tenant', $1, true)`, [tenantId]);
  for (const table of TABLES) {
    const columns = await columnsOf(admin, table);
    await admin.query(`insert into ${table} (${columns}) select ${columns} from kept.${table}`);
  }
  await admin.query('commit');
}

/** Without those the database works out itself. */
async function columnsOf(admin: Client, table: string): Promise<string> {
  const { rows } = await admin.query<{ names: string }>(
    `select string_agg(column_name, ', ') as names from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.names ?? '';
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}
