import { writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type BrowserContext, type CDPSession, type Locator, type Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { startProduct } from '../tools/product/start-product.ts';
import { percentile } from './ratios.ts';
import { withPostgres } from './throwaway.ts';
import { signIn, type Visitor } from './visitor.ts';

const OFFICE = '10007';

const { values } = parseArgs({
  options: { url: { type: 'string' }, times: { type: 'string', default: '40' }, size: { type: 'string', default: '200' }, profile: { type: 'string' } },
});
const times = Number(values.times);
/** Cards or fields. */
export const size = Number(values.size);

/** A design, opened in a real browser. */
export interface DesignerPage {
  readonly page: Page;
  /** Does it many times and tells what each costs the main thread. */
  readonly tell: (what: string, target: number, act: () => Promise<unknown>, options?: Options) => Promise<void>;
}

interface Options {
  /** Done each time before, and not measured. */
  readonly before?: () => Promise<unknown>;
}

interface Measured {
  /** Makes what is measured, and gives its address. */
  readonly make: (office: Visitor) => Promise<string>;
  readonly measure: (designer: DesignerPage) => Promise<void>;
}

/** Measures a page of the designer: of the product at `--url`, or of one started for it. `--profile` names an act whose CPU profile is written beside. */
export async function measureDesigner(measured: Measured): Promise<void> {
  if (values.url !== undefined) return inBrowser(values.url, measured);
  await withPostgres({}, async (server) => {
    const product = await startProduct({ database: server });
    try {
      await inBrowser(product.url, measured);
    } finally {
      await product.stop();
    }
  });
}

async function inBrowser(url: string, { make, measure }: Measured): Promise<void> {
  const address = await make(await signIn(url, OFFICE));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.request.post(`${url}/api/session`, { data: { login: OFFICE, password: DEMO_PASSWORD, publicComputer: false } });
    await measure(await designerPage(context, (page) => page.goto(`${url}${address}`)));
    await measureBare(context);
    console.log(`each ${times} times, CPU ms of the main thread until two frames later; load ${loadavg()[0]?.toFixed(1)}`);
  } finally {
    await browser.close();
  }
}

async function designerPage(context: BrowserContext, open: (page: Page) => Promise<unknown>): Promise<DesignerPage> {
  const page = await context.newPage();
  await open(page);
  const watch = await context.newCDPSession(page);
  await watch.send('Performance.enable', { timeDomain: 'threadTicks' }); // CPU, not the clock: others may use the machine too
  return { page, tell: (what, target, act, options) => tell({ watch, page, what, target, act, ...options }) };
}

/** What the browser itself takes for a key: of the other figures this much is nobody's to spare. */
async function measureBare(context: BrowserContext): Promise<void> {
  const { page, tell: say } = await designerPage(context, (bare) => bare.setContent('<input aria-label="bare">'));
  await page.getByLabel('bare').focus();
  await say('a letter typed into a page that has nothing else', Number.POSITIVE_INFINITY, () => page.keyboard.type('a'));
  await say('an arrow pressed there', Number.POSITIVE_INFINITY, () => page.keyboard.press('ArrowDown'));
}

interface Act extends Options {
  readonly watch: CDPSession;
  readonly page: Page;
  readonly what: string;
  readonly target: number;
  readonly act: () => Promise<unknown>;
}

/** Beside each stands what the same page costs in the same moment when nothing is done to it. */
async function tell({ watch, page, what, target, act, before }: Act): Promise<void> {
  const took: Cost[] = [];
  const idle: Cost[] = [];
  if (values.profile === what) await watch.send('Profiler.enable').then(() => watch.send('Profiler.start'));
  // The first five are left out: they fill caches.
  for (let n = 0; n < times + 5; n += 1) {
    if (before) await cost(watch, page, before);
    const done = await cost(watch, page, act);
    if (n < 5) continue;
    took.push(done);
    idle.push(await cost(watch, page, () => Promise.resolve()));
  }
  if (values.profile === what) await keepProfile(watch);
  const [all, late] = [middle(took, 'all'), percentile(allOf(took), 0.95)];
  const parts = (['script', 'style', 'layout'] as const).map((part) => `${part} ${middle(took, part).toFixed(1)}`).join(', ');
  console.log(
    `${what}: median ${all.toFixed(1)} (${parts}), p95 ${late.toFixed(1)}; nothing done ${middle(idle, 'all').toFixed(1)}; ${Number.isFinite(target) ? `target ${target}${late > target ? '  ABOVE' : ''}` : 'for comparison'}`,
  );
}

type Cost = Readonly<Record<'all' | 'script' | 'style' | 'layout', number>>;

const allOf = (costs: readonly Cost[]): readonly number[] => costs.map(({ all }) => all);
const middle = (costs: readonly Cost[], part: keyof Cost): number =>
  percentile(
    costs.map((cost) => cost[part]),
    0.5,
  );

async function cost(watch: CDPSession, page: Page, act: () => Promise<unknown>): Promise<Cost> {
  const before = await spent(watch);
  await act();
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))'); // as a text: the browser's words are not Node's
  const after = await spent(watch);
  return { all: after.all - before.all, script: after.script - before.script, style: after.style - before.style, layout: after.layout - before.layout };
}

async function spent(watch: CDPSession): Promise<Cost> {
  const { metrics } = await watch.send('Performance.getMetrics');
  const of = (metric: string): number => (metrics.find(({ name }) => name === metric)?.value ?? 0) * 1_000;
  return { all: of('TaskDuration'), script: of('ScriptDuration'), style: of('RecalcStyleDuration'), layout: of('LayoutDuration') };
}

/** For the developer tools of a browser. */
async function keepProfile(watch: CDPSession): Promise<void> {
  const { profile } = await watch.send('Profiler.stop');
  const file = join(tmpdir(), `designer-${Date.now()}.cpuprofile`);
  writeFileSync(file, JSON.stringify(profile));
  console.log(file);
}

/** Lifts what stands there and gives the next small move of the pointer. */
export async function lift(page: Page, card: Locator, step: { readonly x: number; readonly y: number }): Promise<() => Promise<void>> {
  await card.scrollIntoViewIfNeeded();
  const box = await card.boundingBox();
  if (!box) throw new Error('nothing to drag');
  let [x, y] = [box.x + 60, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  return () => page.mouse.move((x += step.x), (y += step.y));
}

/** Leaves it where it was. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.up();
}
