import { afterAll, beforeAll, expect } from '@jest/globals';
import type { BoardItems, BoardView, MergedList, NotificationList } from '../src/api/generated.js';
import { phone, sheet, type Person } from './person.js';
import { handsInSheets, runningCampaign, visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The office sees who is late, reminds them, takes papers out; a leader sees his own branches; a clerk is reminded. */
let world: World;
let office: Person;
let campaignId = '';

beforeAll(async () => {
  world = await startWorld('campaign');
  const { url } = world.product;
  campaignId = await runningCampaign(url);
  await handsInSheets(url, { clerk: '10033', secretary: '10032', accepted: true, words: '外科' });
  await handsInSheets(url, { clerk: '10018', secretary: '10017', accepted: false, words: '二支部' });
  await (await visitor(url, '10007')).send('POST', '/demo/date', { date: '2018-10-23' });
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('board', () => world);

const board = () => office.reads<BoardView>(`/campaigns/${campaignId}/board`);
const cells = (person: Person) => person.page.locator('[role="gridcell"][data-cell]');
const late = (person: Person) => person.page.locator('.matrix-cell-r');

it('the office sees every unit and task, and only what is late or soon is loud', async () => {
  office = await world.signIn('10007');
  await office.page.getByRole('link', { name: '办理总览' }).click();
  await office.page.getByRole('grid').waitFor();
  const view = await board();
  expect(await late(office).count()).toBe(view.rows.flatMap(({ cells: row }) => [...row]).filter((letter) => letter === 'r').length);
  expect(view.rows.map(({ cells: row }) => row.length)).toEqual(view.rows.map(() => view.tasks.length));
  await office.looks('board-1-office', { bothWidths: true });
});

it('each of the five numbers leads to exactly the list it counts', async () => {
  const { numbers } = await board();
  for (const { key, label, value } of numbers) {
    await office.goes('/board');
    await office.page.locator('.board-number').filter({ hasText: label }).click();
    await office.page.getByRole('heading', { name: label }).waitFor();
    const { total } = await office.reads<BoardItems>(`/campaigns/${campaignId}/board/items?which=${key}`);
    if (key !== 'month') expect([key, total]).toEqual([key, value]);
    if (total > 0) expect([key, await office.page.locator('.board-items tbody tr').count()]).toEqual([key, Math.min(total, 100)]);
    if (key === 'overdue') await office.looks('board-2-overdue', { bothWidths: true });
  }
});

it('is walked by arrow keys; Enter opens a cell and says whose hands it is in', async () => {
  const { page } = office;
  await office.goes('/board');
  await cells(office).first().focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home', 'ArrowUp']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0/0');
  await late(office).first().focus();
  await page.keyboard.press('Enter');
  await sheet(page)
    .getByText(/已\d+天/u)
    .first()
    .waitFor();
  await office.looks('board-3-cell', { bothWidths: true });
  await office.confirm('关闭');
});

it('a filter narrows matrix and numbers alike and is kept under a name', async () => {
  const { page } = office;
  await page.getByLabel('只看没办完的').check();
  await page.getByLabel('片区', { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: '存为常用筛选' }).click();
  await page.getByLabel('起个名字').fill('内科没办完的');
  await office.confirm('保存');
  await page.getByRole('button', { name: '内科没办完的', exact: true }).waitFor();
  await page.getByRole('button', { name: '看全部' }).click();
  await page.getByRole('button', { name: '内科没办完的', exact: true }).click();
  await page.waitForURL(/open=1/u);
  await office.looks('board-4-filtered');
  await page.getByRole('button', { name: '看全部' }).click();
});

it('reminds those who have it in hand, once a day, and offers civil words unit by unit', async () => {
  const { page } = office;
  await page.getByRole('button', { name: '催办', exact: true }).click();
  await late(office).first().click();
  await late(office).nth(2).click();
  await office.press('看看催到谁');
  await office.sees(/^2个单位。$/u);
  expect(await sheet(page).locator('.copy-text').first().innerText()).toMatch(/^.+：《.+》10月20日（周六）截止，尚未收到（2份），烦请安排。党办$/u);
  await office.looks('board-5-remind');
  await office.confirm('发出催办');
  await office.sees(/已发出\d+件催办/u);
  await office.confirm('关闭');
  await office.press('催办');
  await late(office).first().click();
  await office.press('看看催到谁');
  await office.sees('其中1个今天已催过，不再发');
  expect(await sheet(page).getByRole('button', { name: '发出催办' }).isDisabled()).toBe(true);
  await office.confirm('关闭');
  await office.press('不催了');
});

it('the clerk finds one quiet line on the home list, and nothing of what anybody wrote', async () => {
  const clerk = await world.signIn('10011', phone);
  await clerk.sees(/党办.*提醒：《.+》（内科第一党支部），10月20日（周六）截止，请安排办理。/u);
  await clerk.looks('board-6-home');
  const told = await clerk.reads<NotificationList>('/notifications');
  expect(told.unread).toBeGreaterThan(0);
  expect(told.rows.map(({ text }) => text).join('')).not.toContain('早交班');
  // What was pressed is gone at the press: the next is another.
  for (let left = told.unread; left > 0; left -= 1) await clerk.page.getByRole('button', { name: '知道了', exact: true }).first().click();
  await clerk.page.getByRole('region', { name: '给您的提醒' }).waitFor({ state: 'detached' });
});

it('prints on one landscape page, in ink, with the heads', async () => {
  const { page } = office;
  await office.goes('/board');
  await page.getByRole('grid').waitFor();
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/gu)?.length).toBe(1);
});

it('is taken out as a workbook, and that is remembered', async () => {
  const { page } = office;
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出Excel' }).click()]);
  expect(download.suggestedFilename()).toMatch(/办理情况一览表\.xlsx$/u);
});

it('merges the accepted lists in the columns of the paper', async () => {
  const { page } = office;
  await page.getByRole('link', { name: '合并清单' }).click();
  await page.getByText(/^共\d+条/u).waitFor();
  const { rows, form } = await office.reads<MergedList>(`/campaigns/${campaignId}/merged?form=${encodeURIComponent((await board()).forms[0]?.key ?? '')}`);
  expect(form).not.toBe('');
  expect(await page.locator('.merged-paper tbody tr').count()).toBe(rows.length);
  await office.looks('board-7-merged', { bothWidths: true });
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出Excel' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/u);
});

it('a leader sees his own branches, what waits for him, and a page to take along', async () => {
  const leader = await world.signIn('10003');
  await leader.page.getByRole('link', { name: '办理总览' }).click();
  await leader.sees(/^片区\d+个单位：/u);
  const view = await leader.reads<BoardView>(`/campaigns/${campaignId}/board`);
  expect(view.rows.length).toBeLessThan((await board()).rows.length);
  expect(await leader.page.getByRole('button', { name: '催办', exact: true }).count()).toBe(0);
  await leader.page.locator('.matrix-cell-e, .matrix-cell-y, .matrix-cell-r').first().click();
  await leader.page.getByRole('link', { name: '下支部前看一页' }).click();
  await leader.sees(/没办完的任务/u);
  await leader.looks('board-8-unit-page', { bothWidths: true });
});
