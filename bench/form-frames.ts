/** `CHROMIUM_PATH=… node bench/form-frames.ts [--url http://…]`: typing, walking, dragging and widening in a form of 200 fields in sections; main-thread time a key or a move. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import type { CDPSession, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { startProduct } from '../tools/product/start-product.ts';
import { percentile } from './ratios.ts';
import { withPostgres } from './throwaway.ts';
import { signIn } from './visitor.ts';

const { values } = parseArgs({ options: { url: { type: 'string' }, fields: { type: 'string', default: '200' }, times: { type: 'string', default: '40' } } });
const [fields, times] = [Number(values.fields), Number(values.times)];
const OFFICE = '10007';
const FRAME_MS = 16;
const KEY_MS = 12;
const PER_SECTION = 20;
const KINDS = ['text', 'long-text', 'choice', 'date', 'integer', 'person', 'yes-no', 'choices', 'table', 'unit'] as const;
const SPANS = [undefined, undefined, 6, 6, 4, 4, 4, 6, undefined, 6] as const;

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
  const design = await longForm(url);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    await context.request.post(`${url}/api/session`, { data: { login: OFFICE, password: DEMO_PASSWORD, publicComputer: false } });
    const page = await context.newPage();
    await page.goto(`${url}/definitions/designs/${design}?view=form&form=long`);
    await page.locator('#field-f0').click();
    const watch = await context.newCDPSession(page);
    await watch.send('Performance.enable');
    const name = page.getByRole('complementary', { name: '设置' }).getByLabel('名称', { exact: true });
    await name.focus();
    tell('a letter typed in the panel', await each(watch, page, () => page.keyboard.type('a')), KEY_MS);
    await name.blur();
    await settled(page);
    // Each of these is written into the form: the letters, one by one, and the pause after which they are saved.
    await name.focus();
    const written = await each(watch, page, async () => {
      await page.keyboard.type('b');
      await page.keyboard.press('Enter');
    });
    tell('a letter written into the form', written, KEY_MS);
    await page.locator('#field-f0').focus();
    tell('an arrow to the next field', await each(watch, page, () => page.keyboard.press('ArrowDown')), KEY_MS);
    tell('a move of what is dragged', await dragged(watch, page, '#field-f0'), FRAME_MS);
    tell('a move of the edge of a field', await drawn(watch, page), FRAME_MS);
    console.log(
      `${await page.locator('.fb-item').count()} fields in ${await page.locator('.fb-section').count()} sections, ${await page.locator('.fb-card').count()} cards`,
    );
  } finally {
    await browser.close();
  }
}

function field(n: number): unknown {
  const [id, kind] = [`f${n}`, KINDS[n % KINDS.length]];
  const options = [1, 2, 3].map((one) => ({ value: `o${one}`, label: `选项${one}` }));
  const base = { id, key: id, kind, label: `第${n + 1}项`, hint: '写具体' };
  if (kind === 'choice' || kind === 'choices') return { ...base, options };
  if (kind !== 'table') return base;
  const columns = [1, 2, 3, 4].map((one) => ({ id: `${id}c${one}`, key: `c${one}`, kind: 'text', label: `列${one}` }));
  return { ...base, columns: Object.fromEntries(columns.map((column) => [column.id, column])), columnOrder: columns.map((column) => column.id) };
}

async function longForm(url: string): Promise<string> {
  const office = await signIn(url, OFFICE);
  const title = `长表${Date.now() % 100_000}`;
  const { id } = await office.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title });
  const numbers = Array.from({ length: fields }, (_, n) => n);
  const value = {
    format: 1,
    key: 'long',
    title,
    minutes: 60,
    fields: Object.fromEntries(numbers.map((n) => [`f${n}`, field(n)])),
    order: numbers.map((n) => `f${n}`),
    layout: {
      sections: Array.from({ length: Math.ceil(fields / PER_SECTION) }, (_, n) => ({ id: `s${n}`, title: `第${n + 1}节` })),
      fields: Object.fromEntries(
        numbers.map((n) => {
          const span = SPANS[n % SPANS.length];
          return [`f${n}`, { section: `s${Math.floor(n / PER_SECTION)}`, ...(span === undefined ? {} : { span }) }];
        }),
      ),
    },
  };
  await office.send('POST', `/designs/${id}/changes`, { revision: 1, commands: [{ type: 'insert-form', value }] });
  return id;
}

async function dragged(watch: CDPSession, page: Page, card: string): Promise<readonly number[]> {
  await page.locator(card).scrollIntoViewIfNeeded();
  const box = await page.locator(card).boundingBox();
  if (!box) throw new Error('nothing to drag');
  let [x, y] = [box.x + 60, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  const took = await each(watch, page, () => page.mouse.move((x += 2), (y += 8)));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return took;
}

async function drawn(watch: CDPSession, page: Page): Promise<readonly number[]> {
  const edge = page.locator('.fb-item.span-6 > .fb-span-handle').first();
  await edge.scrollIntoViewIfNeeded();
  const box = await edge.boundingBox();
  if (!box) throw new Error('no edge to draw');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  let n = 0;
  const took = await each(watch, page, () => page.mouse.move(x + 60 * Math.sin((n += 0.4)), y));
  await page.keyboard.press('Escape');
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

async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(1_500);
}

async function busy(watch: CDPSession): Promise<number> {
  const { metrics } = await watch.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

function tell(what: string, took: readonly number[], target: number): void {
  const [middle, late] = [percentile(took, 0.5), percentile(took, 0.95)];
  console.log(`${what}: median ${middle.toFixed(1)} ms, p95 ${late.toFixed(1)} ms of main thread (target ${target})${late > target ? '  ABOVE' : ''}`);
}
