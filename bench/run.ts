/** `npm run bench`: the product against the least work a durable decision can be, on this machine, in one run. */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../tools/postgres/postgres.ts';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';
import { startProduct } from '../tools/product/start-product.ts';
import type { StartedProduct } from '../tools/product/start-product.ts';
import { postgresCpu, processCpu } from './cpu.ts';
import { decideRatios } from './decide-ratio.ts';
import { openFloor } from './floor.ts';
import type { Floor } from './floor.ts';
import { checkAcknowledged, checkInvariants, countActs } from './invariants.ts';
import { printCostliest, profiling, watch } from './profile.ts';
import { machineCost } from './machine-cost.ts';
import { decideManyAtOnce } from './many-at-once.ts';
import type { ManyAtOnce } from './many-at-once.ts';
import { checkRatios } from './chain-check.ts';
import { openWork, sender, signInAll } from './load.ts';
import { readOptions } from './options.ts';
import { printReport, remember, reportOf } from './report.ts';
import type { Round, Side } from './report.ts';
import { seed } from './seed.ts';
import { measure } from './window.ts';
import { Wire } from './wire.ts';
import type { Cpu, Measured } from './window.ts';

const STALE_EVERY = 50;
const RETURN_EVERY = 10;
const MOST_WARM = 8;
const options = readOptions(process.argv.slice(2));

/** Everything a window needs. */
interface Stage {
  readonly admin: Client;
  readonly product: StartedProduct;
  readonly cookies: ReadonlyMap<string, string>;
  readonly floor: Floor;
  readonly postmaster: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
chmodSync(scratch, 0o711); // the user PostgreSQL runs as must get through
// Durable as in production: unlike the tests, nothing may be forgotten in a crash.
const durable = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', max_connections: '120' };
const watched = options.profile === undefined ? {} : { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' };
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres'), settings: { ...durable, ...watched }, quiet: true });
try {
  await run(postgres);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function run(server: StartedPostgres): Promise<void> {
  const began = performance.now();
  const say = (text: string): void => console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);
  say(`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}; seeding ${options.scale} items through the product`);
  await seed(server, options.scale);
  const product = await startProduct({ database: server, ...(options.profile === undefined ? {} : { env: profiling(options.profile) }) });
  const stage = await setStage(server, product);
  const rounds: Round[] = [];
  try {
    if (options.profile !== undefined) await watch(stage.admin);
    await warmUp(stage);
    await manyWindow(stage);
    for (let round = 0; round < options.rounds; round += 1) {
      rounds.push(await playRound(stage, round));
      say(
        `round ${round + 1}: floor ${rounds[round]?.floor.loaded.perSecond.toFixed(0)}/s, ours ${rounds[round]?.ours.loaded.perSecond.toFixed(0)}/s; all invariants hold`,
      );
    }
    if (options.profile !== undefined) await printCostliest(stage.admin);
    const { rows } = await stage.admin.query<{ server_version: string }>('show server_version');
    const check = await checkRatios(stage.admin, { rounds: options.rounds });
    const report = reportOf(rounds, { decide: decideRatios(options.rounds).ratios, check: check.ratios, machine: machineCost() });
    printReport(report);
    if (options.keep) remember(report, { postgres: rows[0]?.server_version, cores: availableParallelism(), scale: options.scale, clients: options.clients });
  } finally {
    await stage.floor.close();
    await stage.admin.end();
    await product.stop();
  }
  say('done');
}

async function setStage(server: StartedPostgres, product: StartedProduct): Promise<Stage> {
  const admin = await adminOf(server, 'bihuan');
  await admin.query('vacuum analyze');
  await admin.query('create database floor');
  const { rows } = await admin.query<{ value: unknown; context: unknown; payload: string }>(
    `select i.value, i.context, e.payload from items i join item_events e on e.tenant_id = i.tenant_id and e.item_id = i.id and e.seq = i.head_seq where i.kind = 'bench' limit 1`,
  );
  const sample = rows[0];
  if (!sample) throw new Error('nothing was seeded');
  const floor = await openFloor({ url: databaseUrl(server, 'floor'), clients: options.clients, items: options.scale, staleEvery: STALE_EVERY, ...sample });
  const postmaster = Number(readFileSync(join(server.dataDirectory, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { admin, product, cookies: await signInAll(product.url, admin), floor, postmaster };
}

async function adminOf(server: StartedPostgres, database: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl(server, database) });
  await client.connect();
  return client;
}

function databaseUrl(server: StartedPostgres, database: string): string {
  return Object.assign(new URL(server.adminUrl), { pathname: `/${database}` }).href;
}

/** Both sides compile, prepare and fill their caches before anything counts. */
async function warmUp(stage: Stage): Promise<void> {
  await floorWindow(stage, options.clients, 1000);
  // What is called often is compiled anew several times until it is as fast as in a process that has run for a day: until it gets no cheaper.
  // One noisy window says nothing: two in a row must be no cheaper than the best before.
  for (let least = Infinity, atRest = 0, windows = 0; atRest < 2 && windows < MOST_WARM; windows += 1) {
    const { cpu } = await ourWindow(stage, options.clients, 4000);
    atRest = cpu < 0.95 * least ? 0 : atRest + 1;
    least = Math.min(least, cpu);
  }
}

/** Who goes first changes with every round. */
async function playRound(stage: Stage, round: number): Promise<Round> {
  if (round % 2 === 0) {
    const floor = await side(stage, floorWindow);
    return { floor, ours: await side(stage, ourWindow), many: await manyWindow(stage) };
  }
  const [ours, many] = [await side(stage, ourWindow), await manyWindow(stage)];
  return { floor: await side(stage, floorWindow), ours, many };
}

type Window = (stage: Stage, clients: number, ms: number) => Promise<Measured>;

async function side(stage: Stage, window: Window): Promise<Side> {
  return { loaded: await window(stage, options.clients, options.window), alone: await window(stage, 1, options.window / 2) };
}

function floorWindow({ floor, postmaster }: Stage, clients: number, ms: number): Promise<Measured> {
  return measure({ clients, ms, attempt: floor.attempt, cpu: () => ({ postgres: postgresCpu(postmaster), api: 0 }) });
}

/** A window of the product, with its invariants checked when it is over. */
async function ourWindow({ admin, product, cookies, postmaster }: Stage, clients: number, ms: number): Promise<Measured> {
  const [work, actsBefore] = [await openWork(admin), await countActs(admin)];
  const wires = await Promise.all(Array.from({ length: clients }, () => Wire.to(product.url)));
  const { attempt, acknowledged } = sender({ wires, cookies, work, staleEvery: STALE_EVERY, returnEvery: RETURN_EVERY });
  const cpu = (): Cpu => ({ postgres: postgresCpu(postmaster), api: processCpu(product.process.pid ?? 0) });
  const measured = await measure({ clients, ms, attempt, cpu });
  for (const wire of wires) wire.close();
  await checkAcknowledged(admin, acknowledged, actsBefore);
  await checkInvariants(admin);
  return measured;
}

/** Many decisions in one call, with the same invariants; they are acknowledged by their number alone. */
async function manyWindow({ admin, product, cookies, postmaster }: Stage): Promise<ManyAtOnce | null> {
  const actsBefore = await countActs(admin);
  const many = await decideManyAtOnce({ url: product.url, cookies, admin, cpu: () => postgresCpu(postmaster) + processCpu(product.process.pid ?? 0) });
  const added = (await countActs(admin)) - actsBefore;
  if (added !== (many?.decided ?? 0)) throw new Error(`Broken: ${many?.decided ?? 0} decisions were made in one call, ${added} are on record`);
  await checkInvariants(admin);
  return many;
}
