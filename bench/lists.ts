/** `npm run bench:lists`: how long lists take with ten times the items and people. Both sizes stand side by side, so that what else the machine does hits both. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';
import { startProduct } from '../tools/product/start-product.ts';
import type { StartedProduct } from '../tools/product/start-product.ts';
import { copy, keepBase } from './copies.ts';
import { makeHospital } from './hospital.ts';
import { withPostgres } from './throwaway.ts';
import { signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const { values } = parseArgs({
  options: { items: { type: 'string', default: '100000' }, times: { type: 'string', default: '10' }, requests: { type: 'string', default: '60' } },
});
const [small, times, requests] = [Number(values.items), Number(values.times), Number(values.requests)];
const HOSPITALS = 10;
const TARGET = 2;
const BIG = ['items', 'item_events', 'assignments', 'submissions', 'register_entries', 'deadlines', 'drafts'];

// Only reading is measured, so writing may forget.
await withPostgres({ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '8GB', shared_buffers: '1GB', autovacuum: 'off' }, run);

async function run(server: StartedPostgres): Promise<void> {
  const campaignId = await throughTheProduct(server);
  await withAdmin(server, 'bihuan', async (admin) => {
    await keepBase(admin);
    const base = await count(admin);
    const copies = { years: Math.max(1, Math.round(small / base / HOSPITALS)), most: HOSPITALS * times };
    console.log(`a hospital of ${base} items through the product; ${copies.years} years each`);
    await copy(admin, { ...copies, from: 0, hospitals: HOSPITALS });
  });
  await withAdmin(server, 'postgres', (admin) => admin.query('create database large template bihuan owner bihuan_owner'));
  await withAdmin(server, 'large', async (admin) => {
    const years = Math.max(1, Math.round(small / (await countOf(admin, 'kept.items')) / HOSPITALS));
    await copy(admin, { years, most: HOSPITALS * times, from: HOSPITALS, hospitals: HOSPITALS * times });
    await admin.query('select pg_stat_reset()');
  });
  await compare(server, campaignId);
}

async function throughTheProduct(server: StartedPostgres): Promise<string> {
  const product = await startProduct({ database: server });
  try {
    return await makeHospital(product.url);
  } finally {
    await product.stop();
  }
}

async function compare(server: StartedPostgres, campaignId: string): Promise<void> {
  const [one, ten] = [
    await startProduct({ database: server }),
    await startProduct({ database: { ownerUrl: at(server.ownerUrl, 'large'), appUrl: at(server.appUrl, 'large') } }),
  ];
  try {
    const sizes = await Promise.all(['bihuan', 'large'].map((database) => withAdmin(server, database, count)));
    console.log(`${sizes.join(' and ')} items; load ${loadavg()[0]?.toFixed(1)}`);
    const failed: string[] = [];
    for (const asked of await lists([one, ten], campaignId)) if (!(await measured(asked))) failed.push(asked.name);
    const scanned = await withAdmin(server, 'large', whatWasScanned);
    console.log(scanned.length === 0 ? 'no large table was read from end to end' : `READ FROM END TO END: ${scanned.join(', ')}`);
    if (failed.length > 0 || scanned.length > 0) process.exitCode = 1;
  } finally {
    await Promise.all([one.stop(), ten.stop()]);
  }
}

interface Asked {
  readonly name: string;
  readonly path: string;
  readonly who: readonly (readonly Visitor[])[];
}

/** Who asks for what, at both sizes: people of the first hospital and of three that were copied. */
async function lists(products: readonly StartedProduct[], campaignId: string): Promise<Asked[]> {
  const people = (staffNo: string): Promise<Visitor[][]> =>
    Promise.all(products.map((product) => Promise.all([staffNo, `${staffNo}-1`, `${staffNo}-2`, `${staffNo}-3`].map((one) => signIn(product.url, one)))));
  const [clerk, secretary, office, head] = [await people('10013'), await people('10010'), await people('10007'), await people('10011')];
  const register = '/registers/rectification';
  const first = await office[0]?.[0]?.get<{ next: string | null }>(register);
  const second = `${register}?after=${first?.next ?? ''}`;
  const pages = (who: Visitor[][], name: string): Asked[] => [
    { name: `register, ${name}`, path: register, who },
    { name: `register, ${name}, second page`, path: second, who },
    { name: `register, ${name}, a view`, path: `${register}?view=overdue`, who },
    { name: `register, ${name}, words`, path: `${register}?q=${encodeURIComponent('交接班')}`, who },
  ];
  return [
    { name: 'inbox, clerk', path: '/inbox', who: clerk },
    { name: 'inbox, head', path: '/inbox', who: head },
    { name: 'inbox, secretary', path: '/inbox', who: secretary },
    { name: 'inbox, office', path: '/inbox', who: office },
    { name: 'decisions, secretary', path: '/decisions?filter=mine', who: secretary },
    { name: 'decisions, office, done', path: '/decisions?filter=done', who: office },
    ...pages(office, 'office'),
    ...pages(secretary, 'branch'),
    { name: 'board of one campaign', path: `/campaigns/${campaignId}/board`, who: office.map((own) => own.slice(0, 1)) },
  ];
}

/** Both sizes in turns; whether the 95th percentile stays within the target. */
async function measured({ name, path, who }: Asked): Promise<boolean> {
  const took: number[][] = [[], []];
  for (let turn = 0; turn < requests + 8; turn += 1) {
    for (const size of turn % 2 === 0 ? [0, 1] : [1, 0]) {
      const visitors = who[size] ?? [];
      const began = performance.now();
      await visitors[turn % visitors.length]?.get(path);
      if (turn >= 8) took[size]?.push(performance.now() - began); // the first ones prepare statements and fill caches
    }
  }
  const [few = 0, many = 0] = took.map((one) => rank(one, 0.95));
  const [fewMiddle = 0, manyMiddle = 0] = took.map((one) => rank(one, 0.5));
  const ratio = many / few;
  console.log(
    `${name.padEnd(32)} p95 ${few.toFixed(0).padStart(4)} → ${many.toFixed(0).padStart(4)} ms, ratio ${ratio.toFixed(2)}; median ${fewMiddle.toFixed(0)} → ${manyMiddle.toFixed(0)} ms, ratio ${(manyMiddle / fewMiddle).toFixed(2)}${ratio > TARGET ? `  ABOVE ${TARGET}` : ''}`,
  );
  return ratio <= TARGET;
}

function rank(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What really happened says more than a plan: sequential scans of what grows, counted by the server since the copies were made. */
async function whatWasScanned(admin: Client): Promise<string[]> {
  const { rows } = await admin.query<{ table: string; n: number }>(
    `select relname as table, seq_scan::int as n from pg_stat_user_tables where schemaname = 'public' and relname = any($1) and seq_scan > 0`,
    [BIG],
  );
  return rows.map(({ table, n }) => `${table} (${n} times)`);
}

function count(admin: Client): Promise<number> {
  return countOf(admin, 'public.items');
}

async function countOf(admin: Client, table: string): Promise<number> {
  const { rows } = await admin.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? 0;
}

async function withAdmin<T>(server: StartedPostgres, database: string, work: (admin: Client) => Promise<T>): Promise<T> {
  const admin = new Client({ connectionString: at(server.adminUrl, database) });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function at(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
