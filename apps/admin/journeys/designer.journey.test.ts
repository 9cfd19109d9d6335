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

it('by mouse: two nested forks, a condition on a field, a vote by shares, groups, a hand of one’s own and reminders', async () => {
  office = await world.signIn('10007');
  await begin('大额经费请示');
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
});
