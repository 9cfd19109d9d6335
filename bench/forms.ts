/** `npm run bench:forms`: our form beside a plain React floor, rjsf with its antd theme and SurveyJS, in one real browser; main-thread CPU. */
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { fetchPeers } from './forms/peers.ts';
import { servePages } from './forms/pages.ts';
import { startWatch, type Watch } from './forms/watch.ts';
import { percentile } from './ratios.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, keys: { type: 'string', default: '15' }, alone: { type: 'boolean', default: false } },
});
const [rounds, keys] = [Number(values.rounds), Number(values.keys)];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Measures = Record<string, number[]>;
const results = new Map<string, Measures>();
const add = (contender: string, measure: string, value: number): void => {
  const own = results.get(contender) ?? {};
  (own[measure] ??= []).push(value);
  results.set(contender, own);
};

const peers = values.alone ? { dir: null, remove: () => undefined } : fetchPeers();
const names = ['floor', 'ours', ...(peers.dir === null ? [] : ['stock', 'survey'])];
const pages = await servePages(Object.fromEntries(names.map((name) => [name, join(import.meta.dirname, 'forms', `${name}.tsx`)])), peers.dir);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
try {
  // Round by round, each in turn, in a fresh page: what the machine does besides hits all of them.
  for (let round = 0; round < rounds; round += 1) for (const name of names) await measure(name, round === 0);
  for (const name of names) tell(name);
  console.log(`median of ${rounds} rounds, CPU ms of the main thread; load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  pages.close();
  peers.remove();
}

async function measure(name: string, isFirst: boolean): Promise<void> {
  await inPage(name, 'type=fields&count=200', async (watch) => {
    add(name, '200 fields: shown', await watch.cost(() => watch.mount()));
    await typeInto(watch, name, '200 fields', () => watch.page.locator('input').nth(20).click());
    add(name, 'reports of the rule for scripts', watch.reports());
  });
  await inPage(name, 'type=table&count=200', async (watch) => {
    add(name, '200×4: shown', await watch.cost(() => watch.mount()));
    await typeInto(watch, name, '200×4', () => goToCell(watch));
    // Its button is a picture without a word of its own.
    if (name !== 'stock') await addRows(watch, name);
  });
  if (isFirst)
    await inPage(name, 'type=table&count=5', async (watch) => {
      await watch.mount();
      add(name, 'axe violations, 5 rows', await watch.violations(axe));
    });
  if (name === 'stock' || name === 'survey') return; // minutes of a frozen page say nothing more
  await inPage(name, 'type=table&count=2000', async (watch) => {
    add(name, '2,000×4: shown', await watch.cost(() => watch.mount()));
    await typeInto(watch, name, '2,000×4', () => goToCell(watch));
  });
  if (name === 'ours') await paste();
}

/** Keys one by one, then what it costs when the field rests and its text is handed on. */
async function typeInto(watch: Watch, name: string, what: string, go: () => Promise<unknown>): Promise<void> {
  await go();
  await watch.page.keyboard.press('End');
  const took: number[] = [];
  for (let n = 0; n < keys + 3; n += 1) {
    const cost = await watch.cost(() => watch.page.keyboard.press('a'), 'frames');
    if (n >= 3) took.push(cost); // the first ones fill caches
  }
  add(name, `${what}: key`, percentile(took, 0.5));
  add(name, `${what}: handed on`, await watch.cost(async () => undefined));
}

/** The first one leads from the beginning of the list to its end; those that follow are what it costs to add row after row. */
async function addRows(watch: Watch, name: string): Promise<void> {
  const press = () =>
    watch.page.evaluate(
      `[...document.querySelectorAll('button, input[type="button"]')].findLast((button) => /再加一条|Add Item|Add/u.test(button.textContent + button.value))?.click()`,
    );
  add(name, '200×4: row added, led to the end', await watch.cost(press, 'frames'));
  const took: number[] = [];
  for (let n = 0; n < 7; n += 1) {
    await watch.settle();
    took.push(await watch.cost(press, 'frames'));
  }
  add(name, '200×4: row added', percentile(took, 0.5));
}

/** A cell of the third row; in the grid the caret is put into its text. */
async function goToCell({ page }: Watch): Promise<void> {
  const cell = page.locator('tbody[data-row="2"] td[data-column="c0"]');
  if ((await cell.count()) === 0) return page.locator('input').nth(9).click();
  await cell.click();
  await page.keyboard.press('F2');
}

async function paste(): Promise<void> {
  for (const count of [200, 5_000]) {
    await inPage('ours', 'type=table&count=1', async (watch) => {
      await watch.mount();
      await watch.page.locator('tbody[data-row="0"] td[data-column="c0"]').click();
      await watch.settle();
      const pasting = `new Promise((filled) => {
        const data = new DataTransfer();
        data.setData('text/plain', Array.from({ length: ${count} }, (_, row) => Array.from({ length: 4 }, (_, column) => '第' + row + '条内容' + column + '候诊时间较长').join('\\t')).join('\\n'));
        const look = () => (held.rows.length === ${count} ? requestAnimationFrame(() => requestAnimationFrame(filled)) : requestAnimationFrame(look));
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        look();
      })`;
      const began = await watch.busy();
      const { longest, took } = await watch.wall(() => watch.page.evaluate(pasting));
      add('ours', `paste ${count.toLocaleString('en')}×4: main thread, frames of 2.5 s after it included`, (await watch.busy()) - began);
      add('ours', `paste ${count.toLocaleString('en')}×4: by the clock until it is drawn`, took);
      add('ours', `paste ${count.toLocaleString('en')}×4: longest frame`, longest);
    });
  }
}

async function inPage(name: string, query: string, work: (watch: Watch) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    await work(await startWatch(context, `${pages.url}/${name}?${query}`));
  } finally {
    await context.close();
  }
}

function tell(name: string): void {
  console.log(`\n${name}`);
  for (const [measure, took] of Object.entries(results.get(name) ?? {}))
    console.log(`  ${measure}: ${percentile(took, 0.5).toFixed(1)} (${Math.min(...took).toFixed(1)}–${Math.max(...took).toFixed(1)})`);
}
