/** `CHROMIUM_PATH=… node bench/designer-frames.ts [--url http://…]`: typing, walking and dragging in a chain of 200 cards; main-thread time a key or a move. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { startProduct } from '../tools/product/start-product.ts';
import { percentile } from './ratios.ts';
import { withPostgres } from './throwaway.ts';
import { signIn } from './visitor.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, cards: { type: 'string', default: '200' }, times: { type: 'string', default: '40' } } });
const [cards, times] = [Number(values.cards), Number(values.times)];
const OFFICE = '10007';
const FRAME_MS = 16;

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
    const watch = await context.newCDPSession(page);
    await watch.send('Performance.enable');
    await page.locator('.dz-card').nth(2).click();
    const name = page.getByLabel('这一步叫什么');
    await name.focus();
    tell('a letter typed', await each(watch, page, () => page.keyboard.type('a')));
    await page.locator('.dz-card').nth(2).focus();
    tell('an arrow to the next card', await each(watch, page, () => page.keyboard.press('ArrowDown')));
    tell('a move of what is dragged', await dragged(watch, page));
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

async function dragged(watch: CDPSession, page: Page): Promise<readonly number[]> {
  const box = await page.locator('.dz-card').nth(3).boundingBox();
  if (!box) throw new Error('no card to drag');
  let [x, y] = [box.x + 60, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  const took = await each(watch, page, () => page.mouse.move((x += 2), (y += 5)));
  await page.mouse.up();
  return took;
}

/** Main-thread time of each, from before it until two frames later: the frames it costs are in it. The first five are left out: they fill caches. */
async function each(watch: CDPSession, page: Page, act: () => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < times + 5; n += 1) {
    const before = await busy(watch);
    await act();
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))'); // as a text: the browser's words are not Node's
    if (n >= 5) took.push((await busy(watch)) - before);
  }
  return took;
}

async function busy(watch: CDPSession): Promise<number> {
  const { metrics } = await watch.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

function tell(what: string, took: readonly number[]): void {
  const [middle, late] = [percentile(took, 0.5), percentile(took, 0.95)];
  console.log(`${what}: median ${middle.toFixed(1)} ms, p95 ${late.toFixed(1)} ms of main thread (target ${FRAME_MS})${late > FRAME_MS ? '  ABOVE' : ''}`);
}
