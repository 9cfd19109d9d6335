/** `CHROMIUM_PATH=… node bench/designer-frames.ts [--url http://…]`: typing, walking, dragging and the map in a chain of 200 cards; main-thread time of the heaviest frame of each key or move. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { startProduct } from '../tools/product/start-product.ts';
import { percentile } from './ratios.ts';
import { withPostgres } from './throwaway.ts';
import { signIn } from './visitor.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, cards: { type: 'string', default: '200' }, times: { type: 'string', default: '40' } } });
const [cards, times] = [Number(values.cards), Number(values.times)];
const OFFICE = '10007';
const FRAME_MS = 16;
const ACT = 'act';

if (values.url === undefined)
  await withPostgres({}, async (server) => {
    const product = await startProduct({ database: server });
    try {
      await measure(product.url);
    } finally {
      await product.stop();
    }
  });
else await measure(values.url);

async function measure(url: string): Promise<void> {
  const design = await longChain(url);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.request.post(`${url}/api/session`, { data: { login: OFFICE, password: DEMO_PASSWORD, publicComputer: false } });
    const page = await context.newPage();
    await page.goto(`${url}/definitions/designs/${design}`);
    await page.locator('.dz-card').first().waitFor();
    await page.locator('.dz-card').nth(2).click();
    const name = page.getByLabel('这一步叫什么');
    await name.focus();
    tell('a letter typed', await each(page, () => page.keyboard.type('a')));
    await page.locator('.dz-card').nth(2).focus();
    tell('an arrow to the next card', await each(page, () => page.keyboard.press('ArrowDown')));
    await page.mouse.move(4, 4);
    const map = await page.getByRole('scrollbar').boundingBox();
    if (!map) throw new Error('no map');
    await page.mouse.move(map.x + 40, map.y + 20);
    await page.mouse.down();
    let y = map.y + 20;
    tell('a move on the map', await each(page, () => page.mouse.move(map.x + 40, (y += 6))));
    await page.mouse.up();
    await page.getByRole('scrollbar').press('Home');
    tell('a move of what is dragged', await dragged(page));
    console.log(`${await page.locator('.dz-card').count()} cards`);
  } finally {
    await browser.close();
  }
}

async function longChain(url: string): Promise<string> {
  const office = await signIn(url, OFFICE);
  const { id } = await office.send<{ id: string }>('POST', '/designs', { from: { type: 'blank' }, title: `长链${Date.now() % 100_000}` });
  const commands = Array.from({ length: cards }, (_, n) => ({
    type: 'insert-node',
    at: { chain: 'deciding', ...(n === 0 ? {} : { after: `card-${n - 1}` }) },
    node: {
      type: 'step',
      id: `card-${n}`,
      label: `第${n + 1}步`,
      mine: '等您审批',
      work: { who: [{ type: 'submitter' }], act: '去审批' },
      mode: 'all',
      agree: { label: '同意', record: '同意' },
    },
  }));
  await office.send('POST', `/designs/${id}/changes`, { revision: 1, commands });
  return id;
}

async function dragged(page: Page): Promise<readonly number[]> {
  const box = await page.locator('.dz-card').nth(3).boundingBox();
  if (!box) throw new Error('no card to drag');
  let [x, y] = [box.x + 60, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  const took = await each(page, () => page.mouse.move((x += 2), (y += 5)));
  await page.mouse.up();
  return took;
}

/** Of each act the busiest frame, from one beginning of a frame to the next on the main thread. The first five are left out: they fill caches. */
async function each(page: Page, act: () => Promise<unknown>): Promise<readonly number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser to trace');
  await browser.startTracing(page, { categories: ['toplevel', 'cc', 'blink.user_timing'] });
  for (let n = 0; n < times + 5; n += 1) {
    await page.evaluate(`performance.mark('${ACT}')`); // as a text: the browser's words are not Node's
    await act();
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    await page.waitForTimeout(50);
  }
  return busiest(JSON.parse((await browser.stopTracing()).toString()) as Trace).slice(5); // as Chromium writes it
}

interface Trace {
  readonly traceEvents: readonly {
    readonly name: string;
    readonly ph: string;
    readonly pid: number;
    readonly tid: number;
    readonly ts: number;
    readonly dur?: number;
  }[];
}

function busiest({ traceEvents }: Trace): readonly number[] {
  const marks = traceEvents.filter(({ name }) => name === ACT);
  const [first] = marks;
  const here = traceEvents.filter(({ pid, tid }) => pid === first?.pid && tid === first.tid);
  const frames = here.filter(({ name }) => name === 'ProxyMain::BeginMainFrame').map(({ ts }) => ts);
  const tasks = here.filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X');
  return marks.map(({ ts: from }, n) => {
    const to = marks[n + 1]?.ts ?? Infinity;
    const perFrame = new Map<number, number>();
    for (const { ts, dur = 0 } of tasks) {
      if (ts < from || ts >= to) continue;
      const frame = frames.findLastIndex((at) => at <= ts);
      perFrame.set(frame, (perFrame.get(frame) ?? 0) + dur / 1_000);
    }
    return Math.max(0, ...perFrame.values());
  });
}

function tell(what: string, took: readonly number[]): void {
  const [middle, late] = [percentile(took, 0.5), percentile(took, 0.95)];
  console.log(
    `${what}: median ${middle.toFixed(1)} ms, p95 ${late.toFixed(1)} ms of main thread in the busiest frame (target ${FRAME_MS})${late > FRAME_MS ? '  ABOVE' : ''}`,
  );
}
