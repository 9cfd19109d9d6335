import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { allNodes, type ChainNode, type LifecycleDefinition } from '@bihuan/workflows';
import { keyboard, mouse, type Hands } from './hands.js';
import { sheet, type Person } from './person.js';
import { visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The office draws an approval chain: once with the mouse, once with the keyboard alone, and both are the same. */
let world: World;
let office: Person;
const built: string[] = [];

beforeAll(async () => {
  world = await startWorld();
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('designer', () => world);
const [CHOICE, PARALLEL] = [1, 2];
const MOST_ACTS = 60;
const MOST_SCRIPT = 400_000;

interface Design {
  readonly document: { readonly lifecycle: LifecycleDefinition };
  readonly problems: readonly { readonly message: string }[];
}
const design = (): Promise<Design> => office.reads<Design>(new URL(office.page.url()).pathname.replace('/definitions', ''));

/** As one's own process, from the one of the library that asks three in turn. */
async function begin(title: string): Promise<void> {
  const clerk = await visitor(world.product.url, '10007');
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title });
  await office.goes(`/definitions/designs/${id}`);
  await office.page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** After 待书记签发: by the matter's kind, and in one of the branches two things at the same time. */
async function build(hands: Hands): Promise<void> {
  const side = office.page.getByRole('complementary', { name: '设置' });
  const part = (name: string) => side.locator('.dz-part').filter({ has: office.page.getByText(name, { exact: true }).first() });
  const button = (name: string) => side.getByRole('button', { name, exact: true });
  const post = (n: number) => side.getByLabel(`第${n}行：职务`);
  const way = side.getByLabel('第1行：怎样找人');
  const mayNot = side.getByLabel('不同意', { exact: true });
  await hands.look('待书记签发', ['ArrowDown']);
  await hands.add(CHOICE);
  await hands.look('符合条件', ['ArrowDown']);
  await hands.press(button('写条件'));
  await hands.press(button('加一条'));
  await hands.choose(side.getByLabel('事项类别：值'), '重大事项');
  await hands.write(side.getByLabel('分支名称'), '重大');
  await hands.look('待审批', ['ArrowDown']);
  await hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.choose(way, '全院的');
  await hands.choose(post(1), '党办主任');
  await hands.tick(side.getByLabel(/^必须亲签/u));
  await hands.add(PARALLEL);
  await hands.look('待审批', ['ArrowDown', 'ArrowDown']);
  await hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.choose(way, '某类机构的成员');
  await hands.choose(side.getByLabel('怎样算同意'), '票决：按票数');
  await hands.choose(side.getByLabel('多少票同意就通过'), '三分之二（含）以上');
  await hands.choose(side.getByLabel('多少票不同意就不通过'), '超过三分之一');
  await hands.look('待审批', ['ArrowRight']);
  await hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.choose(post(1), '支部书记');
  await hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.choose(post(2), '支委');
  await hands.choose(side.getByLabel('怎样算同意'), '分组：每一行各要几人同意');
  await hands.choose(mayNot, '一人不同意就不通过');
  await hands.look('其他情况', ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowUp']);
  await hands.look('待审批', ['ArrowDown']);
  await hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.choose(way, '全院的');
  await hands.choose(post(1), '党办干事');
  await hands.tick(side.getByLabel('转办'));
  await hands.press(part('办理时限').locator('summary').first());
  await hands.tick(side.getByLabel('设办理时限'));
  await hands.press(button('加一次提醒'));
  await hands.choose(side.getByLabel('到期还没办'), '自动退回');
}

/** What was built, without the ids that differ. */
const shape = (nodes: readonly ChainNode[]): unknown =>
  nodes.map((node) => {
    const { id: _, ...rest } = node;
    return rest.type === 'fork'
      ? { ...rest, branches: rest.branches.map(({ id: __, nodes: inner, ...branch }) => ({ ...branch, nodes: shape(inner) })) }
      : rest;
  });

async function finished(hands: Hands, how: string): Promise<void> {
  await office.page.getByText('已自动保存').waitFor();
  await office.page.getByText('没有要改的地方').first().waitFor();
  const {
    document: { lifecycle },
    problems,
  } = await design();
  expect(problems).toEqual([]);
  const nodes = lifecycle.states['deciding']?.chain?.nodes ?? [];
  expect(allNodes(nodes)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        type: 'fork',
        takes: 'first',
        branches: expect.arrayContaining([expect.objectContaining({ when: { '==': [{ var: 'latest.request.kind' }, 'major'] } })]) as unknown,
      }),
      expect.objectContaining({ mode: { type: 'vote', agree: { atLeast: [2, 3] }, reject: { over: [1, 3] } } }),
      expect.objectContaining({ mode: { type: 'per-group', by: 'line', need: 1 } }),
      expect.objectContaining({ personal: true }),
      expect.objectContaining({ actions: ['transfer'], due: { within: { amount: 3, unit: 'working-days' }, remind: [1, 2], then: 'return' } }),
    ]),
  );
  built.push(JSON.stringify(shape(nodes)));
  expect(hands.acts()).toBeLessThanOrEqual(MOST_ACTS);
  console.log(`${how}: ${hands.acts()} acts, ${hands.presses()} clicks or keys`);
}

/** What the first view of it asks for beside the shell that is there already, as it comes compressed. */
async function weighsLittle(): Promise<void> {
  await office.page.getByRole('scrollbar', { name: '全图' }).waitFor();
  const index = await (await office.page.request.get(world.product.url)).text();
  const scripts = await office.page.evaluate(() =>
    performance.getEntriesByType('resource').flatMap(({ name }) => (/\/assets\/.+\.js$/u.test(name) ? [name] : [])),
  );
  const own = [...new Set(scripts)].filter((name) => !index.includes(new URL(name).pathname));
  expect(own.some((name) => name.includes('design-page'))).toBe(true);
  const sizes = await Promise.all(own.map(async (name) => gzipSync(await (await office.page.request.get(name)).body()).length));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`the designer's first view: ${Math.round(all / 1000)} kB of script beside the shell`);
  expect(all).toBeLessThanOrEqual(MOST_SCRIPT);
}

it('by mouse: two nested forks, a condition on a field, a vote by shares, groups, a hand of one’s own and reminders', async () => {
  office = await world.signIn('10007');
  await begin('大额经费请示');
  await weighsLittle();
  const hands = mouse(office.page);
  await build(hands);
  await finished(hands, 'by mouse');
  await office.looks('designer-1-mouse', { bothWidths: true });
});

it('by keyboard alone: the same chain', async () => {
  await begin('大额经费请示二');
  await office.page.getByRole('group', { name: '审批链' }).focus();
  const hands = keyboard(office.page);
  await build(hands);
  await finished(hands, 'by keyboard');
  expect(built[1]).toBe(built[0]);
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

it('a part whose build is gone asks to be loaded anew, and nothing of the page is lost', async () => {
  const { page } = office;
  const gone = '**/assets/lifecycle-desk*.js';
  await page.route(gone, (route) => route.fulfill({ status: 404 }));
  await page.getByRole('button', { name: '状态与动作' }).click();
  await office.sees('这一部分没有载入');
  expect(await page.getByRole('button', { name: '送发布' }).count()).toBe(1);
  await office.looks('designer-3-stale');
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
  await office.looks('designer-4-take-over', { bothWidths: true });
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

it('one is walked through and kept as a case; the drawing shows what no case came by', async () => {
  const { page } = office;
  await page.getByRole('button', { name: '一步步走' }).click();
  await page.getByLabel('哪个单位的一件').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '内科第一党支部' }).first().click();
  const next = page.getByRole('region', { name: '下一步，谁来办' });
  await next
    .getByRole('button', { name: /：送书记签发$/u })
    .first()
    .click();
  await office.sees(/^现在在：.*待/u);
  await office.press('存为案例');
  await sheet(page).getByLabel('案例名称').fill('送出以后');
  await office.confirm('保存');
  await office.sees('已存为案例“送出以后”。');
  await page.getByRole('button', { name: '案例', exact: true }).click();
  await office.sees('1个案例，都通过了。');
  await office.sees(/^案例走过\d+处中的\d+处（\d+%）$/u);
  await page.getByRole('button', { name: '审批链', exact: true }).click();
  await page.getByLabel('标出案例没走到的').check();
  await page.locator('.dz-head.dz-unwalked').first().waitFor();
  await office.looks('designer-5-coverage');
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
  await office.looks('designer-6-hostile', { bothWidths: true });
  await choose('好的.json', text);
  await start();
  await page.waitForURL('**/definitions/designs/*');
  await page.locator('.dz-card').first().waitFor();
});
