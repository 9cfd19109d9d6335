/** `CHROMIUM_PATH=… node bench/board-paint.ts`: the board of 2,000 units × 12 tasks, from the press until it stands on the screen of a real browser. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { widenBoard } from '../apps/api/src/capabilities/boards/testing/wide-board.ts';
import { startPostgres } from '../tools/postgres/postgres.ts';
import type { StartedPostgres } from '../tools/postgres/postgres.ts';
import { startProduct } from '../tools/product/start-product.ts';
import { makeHospital } from './hospital.ts';
import { percentile } from './ratios.ts';
import { signIn } from './visitor.ts';

const { values } = parseArgs({ options: { units: { type: 'string', default: '2000' }, times: { type: 'string', default: '12' } } });
const [units, times] = [Number(values.units), Number(values.times)];
const OFFICE = '10007';
const [SERVER_MS, PAINT_MS] = [300, 1000];

const scratch = mkdtempSync(join(tmpdir(), 'bihuan-bench-'));
chmodSync(scratch, 0o711); // the user PostgreSQL runs as must get through
const postgres = await startPostgres({ dataDir: join(scratch, 'postgres'), settings: { fsync: 'off', synchronous_commit: 'off' }, quiet: true });
try {
  await run(postgres);
} finally {
  await postgres.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function run(server: StartedPostgres): Promise<void> {
  const product = await startProduct({ database: server });
  try {
    const campaignId = await makeHospital(product.url);
    await widen(server, campaignId);
    const office = await signIn(product.url, OFFICE);
    tell('answer of the server', await each(() => office.get(`/campaigns/${campaignId}/board`)), SERVER_MS);
    await paint(product.url);
  } finally {
    await product.stop();
  }
}

/** A superuser may write without the product, as only a bench does. */
async function widen(server: StartedPostgres, campaignId: string): Promise<void> {
  const admin = new Client({ connectionString: Object.assign(new URL(server.adminUrl), { pathname: '/bihuan' }).href });
  await admin.connect();
  try {
    await widenBoard(admin, { campaignId, units });
    await admin.query('vacuum analyze');
  } finally {
    await admin.end();
  }
}

async function paint(url: string): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const entered = await context.request.post(`${url}/api/session`, { data: { login: OFFICE, password: DEMO_PASSWORD, publicComputer: false } });
    if (!entered.ok()) throw new Error(await entered.text());
    const page = await context.newPage();
    tell('page loaded anew, until the board is painted', await each(() => page.goto(`${url}/board`).then(() => painted(page))), PAINT_MS);
    const drawn = await page.locator('[data-cell]').count();
    if (drawn < 100) throw new Error(`only ${drawn} cells were drawn`);
    console.log(`${drawn} cells drawn; load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
  }
}

/** The first cells are there, and a frame with them was shown. */
async function painted(page: Page): Promise<void> {
  await page.waitForSelector('[data-cell]');
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))'); // as a text: the browser's words are not Node's
}

/** How long it took each time, the first two aside: they fill caches. */
async function each(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times + 2; n += 1) {
    const began = performance.now();
    await work();
    if (n >= 2) took.push(performance.now() - began);
  }
  return took;
}

function tell(what: string, took: readonly number[], limit: number): void {
  const [middle, late] = [percentile(took, 0.5), percentile(took, 0.95)];
  console.log(
    `board of ${units} units × 12 tasks, ${what}: median ${middle.toFixed(0)} ms, p95 ${late.toFixed(0)} ms, best ${Math.min(...took).toFixed(0)} ms (target ${limit})${middle > limit ? '  ABOVE' : ''}`,
  );
}
