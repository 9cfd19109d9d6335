import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { InboxView, ItemView, Me } from '../src/api/types.js';
import { ownComputer } from './own-computer.js';
import { phone, sheet, type Person } from './person.js';
import { visitor } from './prepared-year.js';
import { story } from './story.js';
import { signedIn, startWorld, type World } from './world.js';

/** A clerk at the desk and a colleague who stands in for her on a phone fill one list at the same time. */
const PROBLEM = '存在主要问题';
const MEASURE = '整改措施';
let world: World;
let desk: Person;
let mate: Person;
let item = '';

beforeAll(async () => {
  world = await startWorld('campaign');
  const { url } = world.product;
  const [clerk, colleague] = [await visitor(url, '10011'), await visitor(url, '10013')];
  await clerk.send('POST', '/proxies', { proxyId: (await colleague.get<Me>('/me')).person.id, from: '2018-10-08', to: '2018-10-31' });
  item =
    (await clerk.get<InboxView>('/inbox')).sections.flatMap(({ cards }) => cards).find(({ kind, restricted }) => kind === 'fill' && !restricted)?.itemId ?? '';
}, 240_000);
const computer = ownComputer();
afterAll(async () => {
  await computer.end();
  await world?.stop();
}, 60_000);

/** At her own computer, with whatever it kept. */
const clerkAt = async (): Promise<Person> => signedIn(await computer.open(), world.product.url, { staffNo: '10011', at: `/items/${item}` });

const it = story('shared-list', () => world);

const place = (page: Page, row: number, column: string) => page.getByLabel(`第${row}行 ${column}`).first();
/** A cell of the grid at the desk, a field of a card on the phone. */
const write = async ({ page }: Person, row: number, column: string, words: string) => {
  const field = place(page, row, column);
  if (!(await field.evaluate((element) => element.tagName === 'TD'))) return field.fill(words);
  await field.click();
  await page.keyboard.insertText(words);
  await page.keyboard.press('Tab');
};
const reads = ({ page }: Person, row: number, column: string, words: string) =>
  page.waitForFunction(
    ([label = '', text = '']) =>
      [...document.querySelectorAll<HTMLElement>(`[aria-label="${label}"], [id]`)].some(
        (one) =>
          (one.getAttribute('aria-label') === label ||
            (one instanceof HTMLTextAreaElement && [...(one.labels ?? [])].some((each) => each.textContent?.startsWith(label)))) &&
          (one instanceof HTMLTextAreaElement ? one.value : one.textContent) === text,
      ),
    [`第${row}行 ${column}`, words],
  );
const drafted = async (): Promise<ItemView['fill']> => (await desk.reads<ItemView>(`/items/${item}`)).fill;
/** What the server has, in the order of the rows. */
const stored = async (column: string): Promise<unknown[]> => rowsIn(await drafted()).map((row) => row[column] ?? '');
/** Rows by definition. */
const rowsIn = (fill: ItemView['fill']): readonly Readonly<Record<string, unknown>>[] => (fill?.draft.data['rows'] ?? []) as Record<string, unknown>[];
const storedIs = async (column: string, words: readonly string[]) => {
  for (const end = Date.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    const now = await stored(column);
    if (JSON.stringify(now) === JSON.stringify(words) || Date.now() > end) return expect(now).toEqual(words);
  }
};
const conflicts = ({ page }: Person) => page.locator('.draft-conflicts');
const offline = ({ page }: Person, is: boolean) => page.context().setOffline(is);

it('what each writes at places of his own comes to the other at once, and is told in a line', async () => {
  [desk, mate] = [await clerkAt(), await world.signIn('10013', phone, `/items/${item}`)];
  for (const person of [desk, mate]) await place(person.page, 1, PROBLEM).waitFor();
  await write(desk, 1, PROBLEM, '三会一课记录过于简单');
  await mate.page.locator('.save-news').getByText('孙晓岚 刚刚改了第1行').waitFor();
  await reads(mate, 1, PROBLEM, '三会一课记录过于简单');
  await write(mate, 2, PROBLEM, '门诊预约流程复杂');
  await desk.page.locator('.save-news').getByText('朱文澜 刚刚改了第2行').waitFor();
  await storedIs('problem', ['三会一课记录过于简单', '门诊预约流程复杂']);
});

it('off line everything stays, and where both wrote each text can be kept', async () => {
  await offline(desk, true);
  await write(desk, 1, MEASURE, '每月检查一次');
  await desk.sees('网络断开，内容还在本页，恢复后自动保存，请勿关闭');
  await write(mate, 1, MEASURE, '每周抽查一次');
  await storedIs('measure', ['每周抽查一次', '']);
  await offline(desk, false);
  await conflicts(desk).waitFor();
  await conflicts(desk).getByRole('button', { name: '两段都留' }).click();
  await conflicts(desk).waitFor({ state: 'detached' });
  await storedIs('measure', ['每周抽查一次\n每月检查一次', '']);
});

it('a row that one takes away while the other writes in it is his to put back, and what is not taken can be copied', async () => {
  await offline(mate, true);
  await write(mate, 2, MEASURE, '增设人工窗口');
  await mate.sees('网络断开，内容还在本页，恢复后自动保存，请勿关闭');
  await desk.page
    .getByRole('button', { name: /删去第2行|第2行.*删去/u })
    .or(desk.page.getByRole('row').filter({ hasText: '门诊预约流程复杂' }).getByRole('button', { name: /删去/u }))
    .first()
    .click();
  await storedIs('problem', ['三会一课记录过于简单']);
  await offline(mate, false);
  await conflicts(mate).waitFor();
  await mate.looks('shared-list-row-gone');
  await conflicts(mate).getByRole('button', { name: '恢复这一行，用您写的' }).click();
  await storedIs('measure', ['每周抽查一次\n每月检查一次', '增设人工窗口']);
  await desk.page.getByRole('row').filter({ hasText: '增设人工窗口' }).waitFor();
});

it('a browser whose process is killed off line in the middle of writing has every word when it is opened again', async () => {
  await offline(desk, true);
  await write(desk, 2, PROBLEM, '门诊预约流程复杂，老年患者反映强烈');
  await desk.sees('网络断开，内容还在本页，恢复后自动保存，请勿关闭');
  await computer.kill();
  // Nothing that was saved before is lost.
  expect(rowsIn((await mate.reads<ItemView>(`/items/${item}`)).fill)[1]?.['problem']).toBe('门诊预约流程复杂');
  desk = await clerkAt();
  await place(desk.page, 2, PROBLEM).waitFor();
  await mate.page
    .locator('.save-news')
    .getByText(/孙晓岚 刚刚改了.*第2行/u)
    .waitFor();
  await reads(mate, 2, PROBLEM, '门诊预约流程复杂，老年患者反映强烈');
});

const areas = ['挂号', '候诊', '检查', '取药', '住院', '出院'];
const faults = ['排队时间长', '指引不清楚', '老年人无人引导', '投诉答复慢', '交接记录不全'];
const thirty = areas.flatMap((area) => faults.map((fault) => `${area}环节${fault}`));

it('thirty rows copied from a spreadsheet are filled in at the desk while two more come from the phone', async () => {
  const { page } = desk;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(async (rows) => {
    const cells = rows.map((problem, at) => `<tr><td>${at + 1}</td><td>${problem}</td><td>由专人负责，每月检查一次</td></tr>`).join('');
    const html = `<table><tr><td>序号</td><td>存在主要问题</td><td>整改措施</td></tr>${cells}</table>`;
    await navigator.clipboard.write([
      new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }), 'text/plain': new Blob([''], { type: 'text/plain' }) }),
    ]);
  }, thirty);
  await page.getByRole('button', { name: '再加一条' }).click();
  await place(page, 3, PROBLEM).waitFor();
  await page.keyboard.press('Control+V');
  await desk.sees('已填入30行。');
  await mate.page
    .locator('.save-news')
    .getByText(/孙晓岚 刚刚改了/u)
    .waitFor();
  for (const [row, words] of [
    [33, '手术通知变更不及时'],
    [34, '家属等候区缺少饮水'],
  ] as const) {
    await mate.page.getByRole('button', { name: '再加一条' }).click();
    await place(mate.page, row, PROBLEM).fill(words);
  }
  await storedIs('problem', ['三会一课记录过于简单', '门诊预约流程复杂，老年患者反映强烈', ...thirty, '手术通知变更不及时', '家属等候区缺少饮水']);
  // Nobody can hand in what another saved a moment ago and he has not seen yet.
  await page
    .getByRole('gridcell', { name: `第34行 ${PROBLEM}` })
    .getByText('家属等候区缺少饮水')
    .waitFor();
});

it('three cells come back; each of the two puts his right, and only these are looked at again', async () => {
  await desk.page.getByRole('button', { name: '提交书记审核', exact: true }).click();
  await desk.confirm('提交书记审核');
  await sheet(desk.page).waitFor({ state: 'detached' });
  const secretary = await world.signIn('10010', undefined, `/items/${item}`);
  await secretary.press('退回修改');
  await sheet(secretary.page).getByLabel('原因').fill('请写明责任人和时间');
  for (const mark of [/^第3行“整改措施”/u, /^第4行“整改措施”/u, /^第33行“存在主要问题”/u])
    await sheet(secretary.page).getByRole('button', { name: mark }).click();
  await sheet(secretary.page).getByText('已标出3处。').waitFor();
  await secretary.confirm('退回修改');
  await sheet(secretary.page).waitFor({ state: 'detached' });
  for (const person of [desk, mate]) {
    await person.goes(`/items/${item}`);
    await person.sees('还有3处未改');
  }
  await Promise.all([
    write(desk, 3, MEASURE, '孙晓岚负责，11月底前完成').then(() => write(desk, 4, MEASURE, '徐春来负责，12月15日前完成')),
    write(mate, 33, PROBLEM, '手术时间变更后没有及时通知家属'),
  ]);
  await desk.press('改好，重新报送');
  await desk.confirm('改好，重新报送');
  await sheet(desk.page).waitFor({ state: 'detached' });
  await secretary.goes(`/items/${item}`);
  await secretary.sees('其余31行未改，展开');
  await secretary.sees('手术时间变更后没有及时通知家属');
});
