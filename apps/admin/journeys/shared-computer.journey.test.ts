import { afterAll, beforeAll, expect } from '@jest/globals';
import pg from 'pg';
import type { InboxView } from '../src/api/types.js';
import { cellOf, type Person } from './person.js';
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

it('a block copied from a spreadsheet becomes rows at once, line breaks and all, and one step takes it back', async () => {
  const { page } = clerk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async () => {
    const html =
      '<table><tr><td>序号</td><td>整改措施</td><td>存在主要问题</td></tr><tr><td>1</td><td>每月检查一次</td><td>候诊椅不够<br>老年患者站着等</td></tr><tr><td>2</td><td></td><td>叫号屏看不清</td></tr></table>';
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob(['读不到的文本'], { type: 'text/plain' }) }),
    ]);
  });
  await page.getByRole('button', { name: '再加一条' }).click();
  await page.getByLabel('第2行 存在主要问题', { exact: true }).waitFor();
  await page.keyboard.press('Control+V');
  await clerk.sees('已填入2行。');
  expect(await page.getByLabel(/^第2行 存在主要问题/u).textContent()).toContain('候诊椅不够');
  await clerk.sees('叫号屏看不清');
  await clerk.looks('s2-pasted', { bothWidths: true });
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await page.getByText('叫号屏看不清').waitFor({ state: 'detached' });
});
