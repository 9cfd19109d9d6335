import { afterAll, beforeAll, expect } from '@jest/globals';
import pg from 'pg';
import type { InboxView } from '../src/api/types.js';
import { cellOf, type Person } from './person.js';
import { calc, excel, word, wps, writer } from '../src/testing/copied-tables.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** A clerk at a ward's computer, whose session ends in the middle of a sentence. */
const CLERK = '10011';
const SAVED = '早交班占用时间过长';
const MORE = '，护士要等医生到齐才能开始';
let world: World;
let clerk: Person;
let item = '';

beforeAll(async () => {
  world = await startWorld('campaign');
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('shared-computer', () => world);

const signsIn = async (login: string): Promise<void> => {
  await clerk.page.locator('#login').fill(login);
  await clerk.page.locator('#password').fill('bihuan-demo-2018');
  expect(await clerk.page.getByRole('checkbox', { name: '这是公用电脑' }).isChecked()).toBe(true);
  await clerk.page.getByRole('button', { name: /^登\s*录$/u }).click();
  await clerk.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};
const first = () => clerk.page.getByLabel('第1行 存在主要问题').first();
const written = () => cellOf(clerk.page, '第1行 存在主要问题');
const isSaved = () =>
  clerk.page
    .locator('.save-words')
    .getByText(/^已自动保存/u)
    .waitFor();
/** As ten minutes without a sign of life, or an administrator, would. */
const sessionsEnd = async (): Promise<void> => {
  const client = new pg.Client(world.superuserUrl);
  await client.connect();
  await client.query('delete from sessions');
  await client.end();
};

it('what was typed after the session ended is neither lost nor left to anybody else', async () => {
  clerk = await world.signIn(CLERK);
  const card = (await clerk.reads<InboxView>('/inbox')).sections.flatMap(({ cards }) => cards).find(({ kind, restricted }) => kind === 'fill' && !restricted);
  item = `/items/${card?.itemId ?? ''}`;
  await clerk.page.context().clearCookies();
  await clerk.page.goto(world.product.url + item);
  await clerk.page.waitForURL(/sign-in/u);
  await signsIn(CLERK);
  await (await written()).fill(SAVED);
  await isSaved();
  await sessionsEnd();
  await (await written()).press('F2');
  await clerk.page.keyboard.type(MORE);
  await clerk.page.waitForURL(/sign-in/u);
  await clerk.sees(/已为您保存到.*\d{1,2}:\d{2}，重新登录后接着填。没来得及保存的几个字还在本页/u);
  await clerk.looks('s1-session-over', { bothWidths: true });
  expect(await clerk.page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage).filter((key) => !key.startsWith('tsr-scroll'))])).toEqual([
    [],
    [],
  ]);
});

it('the same page opens again with every word, and they reach the server', async () => {
  await signsIn(CLERK);
  expect(new URL(clerk.page.url()).pathname).toBe(item);
  await first().waitFor();
  expect(await (await written()).inputValue()).toBe(SAVED + MORE);
  await isSaved();
  await clerk.page.reload();
  await first().waitFor();
  expect(await (await written()).inputValue()).toBe(SAVED + MORE);
});

it('somebody else at the same computer finds nothing of it', async () => {
  await sessionsEnd();
  const cell = await written();
  await cell.press('F2');
  await clerk.page.keyboard.type('，多次反映');
  await clerk.page.waitForURL(/sign-in/u);
  await signsIn('10010');
  await clerk.page.locator('#main h1').waitFor();
  expect(await clerk.page.getByText('多次反映').count()).toBe(0);
  await clerk.page.getByRole('button', { name: '退出登录' }).click();
  await clerk.page.waitForURL(/sign-in/u);
  await signsIn(CLERK);
  await clerk.page.evaluate((to) => history.pushState(null, '', to), item);
  await clerk.page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
  await first().waitFor();
  expect(await (await written()).inputValue()).toBe(SAVED + MORE);
});

/** Copies as another program does: what it puts on the clipboard is kept as it is, scripts and all, which a page's own `write` would not do. */
const copies = async (html: string, text: string) => {
  const other = await clerk.page.context().newPage();
  await other.goto(`${world.product.url}/favicon.svg`);
  await other.setContent('<textarea>别处的文字</textarea>');
  await other.evaluate(
    ([kept = '', plain = '']) =>
      document.addEventListener('copy', (event) => {
        event.clipboardData?.setData('text/html', kept);
        event.clipboardData?.setData('text/plain', plain);
        event.preventDefault();
      }),
    [html, text],
  );
  await other.locator('textarea').focus();
  await other.keyboard.press('Control+A');
  await other.keyboard.press('Control+C');
  await other.close();
};

const pasted: readonly (readonly [program: string, html: string, rows: readonly (readonly string[])[]])[] = [
  ['Calc', calc, [['候诊超过一小时', '老年患者反映强烈'], ['意见箱半年未开']]],
  [
    'Writer',
    writer,
    [
      ['交接班记录过于简单，三月至六月只有一次全科讨论', '没有签到'],
      ['值班人员分工不清', '每月检查一次', '由专人负责'],
    ],
  ],
  ['Excel', excel, [['存在主要问题', '责任人'], ['候诊超过一小时'], ['意见箱半年未开', '群众意见无人答复']]],
  [
    'WPS',
    wps,
    [
      ['甲事', '甲措施'],
      ['乙事', '又一行'],
    ],
  ],
  ['Word', word, [['没有签到'], ['值班人员分工不清']]],
];

it('what Calc, Writer, Excel, WPS and Word put on the clipboard becomes rows at once, nothing of it runs, and one step takes it back', async () => {
  const { page } = clerk;
  await page.getByRole('button', { name: '再加一条' }).click();
  await page.getByLabel('第2行 存在主要问题', { exact: true }).waitFor();
  for (const [program, html, rows] of pasted) {
    await copies(html, '读不到的文本');
    await page.bringToFront();
    await page
      .getByLabel(/^第2行 存在主要问题/u)
      .first()
      .click();
    await page.keyboard.press('Control+V');
    const fill = page.getByRole('button', { name: '填入能填的' });
    await page.getByText('已填入').or(fill).first().waitFor();
    if (await fill.isVisible()) await fill.click();
    await clerk.sees(`已填入${rows.length}行。`);
    for (const [at, texts] of rows.entries()) {
      const row = await page
        .locator(`tbody[data-row="${at + 1}"]`)
        .evaluate((line) => [line.textContent, ...[...line.querySelectorAll('textarea')].map(({ value }) => value)].join(' '));
      for (const text of texts) expect(`${program} ${row}`).toContain(text);
    }
    if (program === 'Calc') await clerk.looks('s2-pasted', { bothWidths: true });
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText(/^已填入/u).waitFor({ state: 'detached' });
    expect(await page.locator('tbody[data-row]').count()).toBe(2);
  }
  expect(await page.evaluate("'ran' in globalThis")).toBe(false);
});
