import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { allNodes, type LifecycleDefinition } from '@bihuan/workflows';
import type { ItemView } from '../src/api/types.js';
import {
  audited,
  begin,
  build,
  built,
  expectUpgraded,
  handedIn,
  handedOver,
  keptACase,
  madeForPlans,
  nextVersion,
  published,
  rehearsedAndMended,
  tied,
  undone,
  upgraded,
  type Maker,
} from './chain-stations.js';
import { keyboard } from './hands.js';
import { sheet, type Person } from './person.js';
import { act, visitor, type Visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The same chain by keyboard alone, from the drawing until it is undone; and what may happen to whoever draws. */
let world: World;
let office: Person;
let drawer: Maker;
let second: Maker;
let clerk: Visitor;
let designId = '';
let key = '';
let itemId = '';
const TITLE = '大额经费请示二';

beforeAll(async () => {
  world = await startWorld();
  clerk = await visitor(world.product.url, '10007');
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('designer-keys', () => world);
const as = (login: string): Promise<Visitor> => visitor(world.product.url, login);
const item = (): Promise<ItemView> => clerk.get<ItemView>(`/items/${itemId}`);
/** Looked at where it is done by mouse. */
const shown = (): Promise<void> => Promise.resolve();

interface Design {
  readonly document: { readonly lifecycle: LifecycleDefinition };
}
const design = (): Promise<Design> => office.reads<Design>(new URL(office.page.url()).pathname.replace('/definitions', ''));

it('drawn by keyboard alone', async () => {
  office = await world.signIn('10007');
  drawer = { person: office, hands: keyboard(office.page) };
  designId = await begin(office, clerk, TITLE);
  await build(drawer);
  await built(drawer, designId, 'by keyboard');
});

it('undone to the beginning and done again, a card carried elsewhere, and all of it still there when the page is opened anew', async () => {
  const { page } = office;
  const before = JSON.stringify((await design()).document.lifecycle);
  await page.locator('.dz-card').first().focus();
  for (let n = 0; n < 100 && (await page.getByRole('button', { name: '撤销' }).isEnabled()); n += 1) await page.keyboard.press('Control+z');
  expect(await page.locator('.dz-card').count()).toBe(6);
  for (let n = 0; n < 100 && (await page.getByRole('button', { name: '重做' }).isEnabled()); n += 1) await page.keyboard.press('Control+y');
  await page.getByText('已自动保存').waitFor();
  expect(JSON.parse(JSON.stringify((await design()).document.lifecycle))).toEqual(JSON.parse(before));
  await page.locator('.dz-card').filter({ hasText: '待书记签发' }).click();
  await page.keyboard.press('Alt+ArrowDown');
  await page.getByText('已移动待书记签发').waitFor();
  await page.getByText('已自动保存').waitFor();
  await page.reload();
  await page.locator('.dz-card').first().waitFor();
  expect((await design()).document.lifecycle.states['deciding']?.chain?.nodes.map(({ type }) => type).slice(0, 2)).toEqual(['fork', 'step']);
  await page.locator('.dz-card').filter({ hasText: '待书记签发' }).click();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByText('已移动待书记签发').waitFor();
  await page.getByText('已自动保存').waitFor();
});

it('the map leads through the whole chain, by mouse and by keys, and to what is to be put right', async () => {
  const { page } = office;
  const map = page.getByRole('scrollbar', { name: '全图' });
  await map.and(page.locator('[aria-valuetext$="张有要改的地方"]')).waitFor({ state: 'detached' });
  await page.locator('.dz-card').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('+');
  await page.getByRole('menuitem').first().click();
  await map.and(page.locator('[aria-valuetext$="1张有要改的地方"]')).waitFor();
  const top = () => page.locator('.dz-canvas').evaluate((canvas) => canvas.scrollTop);
  const place = await map.boundingBox();
  if (!place) throw new Error('no map');
  await page.mouse.move(place.x + place.width / 2, place.y + 4);
  await page.mouse.down();
  expect(await top()).toBe(0);
  await page.mouse.move(place.x + place.width / 2, place.y + place.height - 4);
  await page.mouse.up();
  const bottom = await top();
  expect(bottom).toBeGreaterThan(200);
  await map.press('Home');
  expect(await top()).toBe(0);
  await map.press('PageDown');
  expect(await top()).toBeGreaterThan(200);
  await map.press('End');
  await map.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.dz-card.dz-chosen, .dz-head.dz-chosen'));
  await page.keyboard.press('Control+z');
  await map.and(page.locator('[aria-valuetext$="张有要改的地方"]')).waitFor({ state: 'detached' });
  await page.getByText('已自动保存').waitFor();
});

it('rehearsed, mended, walked through and kept as a case', async () => {
  await madeForPlans(drawer);
  await rehearsedAndMended(drawer, shown);
  await keptACase(drawer);
});

it('handed over, published by a second person who has no mouse either, and tied to a task', async () => {
  await handedOver(drawer);
  const person = await world.signIn('10006');
  second = { person, hands: keyboard(person.page) };
  await published(second, office);
  key = (await clerk.get<{ document: { lifecycle: { key: string } } }>(`/designs/${designId}`)).document.lifecycle.key;
  await tied(drawer, clerk, { title: TITLE, key, shown });
});

it('signed by several, upgraded while votes are there, undone to the very same, and read by the auditor', async () => {
  itemId = await handedIn(as);
  await act(await as('10006'), itemId, '同意');
  for (const login of ['10001', '10010']) await act(await as(login), itemId, '同意');
  await nextVersion(drawer, clerk, { key, shown });
  await published(second, office, { says: /继续按第1版办理/u });
  const before = await item();
  await upgraded(second, key, shown);
  expectUpgraded(await item(), before);
  await undone(second);
  const after = await item();
  expect([after.path, after.state]).toEqual([before.path, before.state]);
  await audited(await world.signIn('10077'), { itemId, designId, names: /票决/u }, shown);
});

it('begun anew from it, for what may happen meanwhile', async () => {
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key, copy: true } });
  await office.goes(`/definitions/designs/${id}`);
  await office.page.locator('.dz-card').first().waitFor();
});

it('a part whose build is gone asks to be loaded anew, and nothing of the page is lost', async () => {
  const { page } = office;
  const gone = '**/assets/lifecycle-desk*.js';
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: '状态与动作' }).click();
  await office.sees('这一部分没有载入');
  expect(await page.getByRole('button', { name: '送发布' }).count()).toBe(1);
  await office.looks('designer-keys-stale');
  await page.unroute(gone);
  await office.press('重新载入');
  await page.getByRole('group', { name: /^状态/u }).or(page.locator('.lc-table')).first().waitFor();
  await page.getByRole('button', { name: '审批链', exact: true }).click();
  await page.locator('.dz-card').first().waitFor();
});

it('the line breaks, two people write at the same time: nothing is lost and nothing overwritten unseen', async () => {
  const other = await world.signIn('10006');
  const path = new URL(office.page.url()).pathname;
  await other.goes(path);
  const names = (person: Person, card: string) =>
    person.page
      .locator('.dz-card')
      .filter({ has: person.page.getByText(card, { exact: true }) })
      .first();
  const rename = async (person: Person, from: string, to: string): Promise<void> => {
    await names(person, from).click();
    await person.page.getByLabel('这一步叫什么').fill(to);
    await person.page.keyboard.press('Enter');
  };
  await office.page.context().setOffline(true);
  await rename(office, '待书记签发', '待书记签字');
  await office.page.getByText('网络断开').waitFor();
  await rename(other, '待党办审核', '待党办核稿');
  await other.page.getByText('已自动保存').waitFor();
  await office.page.context().setOffline(false);
  await office.page.getByText(/同时改了1处，已合并/u).waitFor();
  await office.page.getByText('已自动保存').waitFor();
  await names(office, '待党办核稿').waitFor();
  await rename(other, '待分管领导批示', '待分管领导审批');
  await other.page.getByText(/已合并/u).waitFor();
  await other.page.getByText('已自动保存').waitFor();
  await rename(office, '待分管领导批示', '待分管领导阅批');
  await sheet(office.page).getByText('这里已被别人改过').waitFor();
  await office.looks('designer-2-clash');
  await office.page.getByRole('button', { name: '按对方的' }).click();
  await names(office, '待分管领导审批').waitFor();
  const labels = allNodes((await design()).document.lifecycle.states['deciding']?.chain?.nodes).flatMap((node) => ('label' in node ? [node.label] : []));
  expect(labels).toEqual(expect.arrayContaining(['待书记签字', '待党办核稿', '待分管领导审批']));
  await rename(other, '待党办核稿', '待党办复核');
  await other.page.getByText('已自动保存').waitFor();
  await rename(office, '待党办核稿', '待党办审阅');
  await sheet(office.page).getByText('现在是“待党办复核”').waitFor();
  await office.looks('designer-keys-take-over', { bothWidths: true });
  await office.page.getByRole('button', { name: '按我的' }).click();
  await names(office, '待党办审阅').waitFor();
  await office.page.getByText('已自动保存').waitFor();
  const { changes } = await office.reads<{ changes: { by: string; tookOverAfter: number | null }[] }>(`/designs/${path.split('/').at(-1)}/changes?after=1`);
  expect(changes.at(-1)?.tookOverAfter).toEqual(expect.any(Number));
  // The other is told as soon as he goes on, and nothing of his is written over mine unasked.
  await rename(other, '待党办复核', '待党办终审');
  await sheet(other.page).getByText('现在是“待党办审阅”').waitFor();
  await other.page.getByRole('button', { name: '按对方的' }).click();
  await names(other, '待党办审阅').waitFor();
});

it('a file that is broken, hostile, newer or far too large says where and what to do, and the page goes on', async () => {
  await office.goes('/definitions');
  await office.press('新建流程');
  const { page } = office;
  await sheet(page).getByText('从文件', { exact: true }).click();
  const folder = mkdtempSync(join(tmpdir(), 'designs-'));
  const choose = async (name: string, content: string): Promise<void> => {
    const path = join(folder, name);
    writeFileSync(path, content);
    await sheet(page).locator('input[type=file]').setInputFiles(path);
  };
  const start = () => office.confirm('开始设计');
  const refused = async (name: string, content: string, words: readonly (string | RegExp)[]): Promise<void> => {
    await choose(name, content);
    await start();
    for (const text of words) await sheet(page).getByText(text).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/definitions');
  };
  const whole = await office.reads<object>(`/definitions/lifecycle/request/file`);
  const text = JSON.stringify(whole, null, 1);
  await refused('坏的.json', text.slice(0, 900), [/第\d+行/u, /请用文本编辑器打开/u]);
  await refused('恶意.json', text.replace('"format"', '"constructor": {"prototype": {"x": 1}},\n"format"'), ['/constructor', /请换一个名称/u]);
  await refused('新版.json', JSON.stringify({ ...whole, format: 9 }), ['/format', /请先升级本系统/u]);
  await choose('很大.json', JSON.stringify({ ...whole, more: '长'.repeat(1_700_000) }));
  await sheet(page)
    .getByText(/5\.1MB/u)
    .waitFor();
  await office.looks('designer-keys-hostile', { bothWidths: true });
  await choose('好的.json', text);
  await start();
  await page.waitForURL('**/definitions/designs/*');
  await page.locator('.dz-card').first().waitFor();
});
