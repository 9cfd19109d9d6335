import { expect } from '@jest/globals';
import { allNodes, type ChainNode, type LifecycleDefinition } from '@bihuan/workflows';
import type { CampaignView, HistoryView, InboxView, ItemView } from '../src/api/types.js';
import type { Hands } from './hands.js';
import { sheet, type Person } from './person.js';
import { act, startOpened, type Visitor } from './prepared-year.js';

/** Where one and the same chain comes by from the drawing to whoever looks into it: with whatever hands the office has. */
export interface Maker {
  readonly person: Person;
  readonly hands: Hands;
}

const [CHOICE, PARALLEL] = [1, 2];
const MOST_ACTS = 60;
export const TASK = '5';

const side = ({ page }: Person) => page.getByRole('complementary', { name: '设置' });
const saved = async ({ page }: Person): Promise<void> => page.getByText('已自动保存').waitFor();
const button = (person: Person, name: string | RegExp) =>
  person.page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first();
const inSheet = (person: Person, name: string | RegExp) =>
  sheet(person.page)
    .getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
    .last();

/** As one's own process, from the one of the library that asks three in turn. */
export async function begin({ page, goes }: Person, clerk: Visitor, title: string): Promise<string> {
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true }, title });
  await goes(`/definitions/designs/${id}`);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  return id;
}

/** After 待书记签发: by the matter's kind, and in one of the branches two things at the same time. */
export async function build({ person, hands }: Maker): Promise<void> {
  const panel = side(person);
  const part = (name: string) => panel.locator('.dz-part').filter({ has: person.page.getByText(name, { exact: true }).first() });
  const press = (name: string) => hands.press(panel.getByRole('button', { name, exact: true }));
  const post = (n: number) => panel.getByLabel(`第${n}行：职务`);
  const way = panel.getByLabel('第1行：怎样找人');
  const called = (name: string) => hands.write(panel.getByLabel('这一步叫什么'), name);
  const oneMore = () => hands.press(part('由谁办').getByRole('button', { name: '加一行' }).first());
  await hands.look('待书记签发', ['ArrowDown']);
  await hands.add(CHOICE);
  await hands.look('符合条件', ['ArrowDown']);
  await press('写条件');
  await press('加一条');
  await hands.choose(panel.getByLabel('事项类别：值'), '重大事项');
  await hands.write(panel.getByLabel('分支名称'), '重大');
  await hands.look('待审批', ['ArrowDown']);
  await called('待党办主任审批');
  await oneMore();
  await hands.choose(way, '全院的');
  await hands.choose(post(1), '党办主任');
  await hands.tick(panel.getByLabel(/^必须亲签/u));
  await hands.add(PARALLEL);
  await hands.look('待审批', ['ArrowDown', 'ArrowDown']);
  await called('待党委票决');
  await oneMore();
  await hands.choose(way, '某类机构的成员');
  await hands.choose(panel.getByLabel('怎样算同意'), '票决：按票数');
  await hands.choose(panel.getByLabel('多少票同意就通过'), '三分之二（含）以上');
  await hands.choose(panel.getByLabel('多少票不同意就不通过'), '超过三分之一');
  await hands.look('待审批', ['ArrowRight']);
  await called('待支部表态');
  await oneMore();
  await hands.choose(post(1), '支部书记');
  await oneMore();
  await hands.choose(post(2), '支委');
  await hands.choose(panel.getByLabel('怎样算同意'), '分组：每一行各要几人同意');
  await hands.choose(panel.getByLabel('不同意', { exact: true }), '一人不同意就不通过');
  await hands.look('其他情况', ['ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowUp']);
  await hands.look('待审批', ['ArrowDown']);
  await called('待党办干事审批');
  await oneMore();
  await hands.choose(way, '全院的');
  await hands.choose(post(1), '党办干事');
  await hands.tick(panel.getByLabel('转办'));
  await hands.press(part('办理时限').locator('summary').first());
  await hands.tick(panel.getByLabel('设办理时限'));
  await press('加一次提醒');
  await hands.choose(panel.getByLabel('到期还没办'), '自动退回');
}

interface Design {
  readonly document: { readonly lifecycle: LifecycleDefinition };
  readonly problems: readonly { readonly message: string }[];
}

/** Built as it was meant, in so many acts; without ids, so that one drawing can be held against another. */
export async function built({ person, hands }: Maker, id: string, how: string): Promise<string> {
  await saved(person);
  await person.page.getByText('没有要改的地方').first().waitFor();
  const { document, problems } = await person.reads<Design>(`/designs/${id}`);
  expect(problems).toEqual([]);
  const nodes = document.lifecycle.states['deciding']?.chain?.nodes ?? [];
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
  expect(hands.acts()).toBeLessThanOrEqual(MOST_ACTS);
  console.log(`${how}: ${hands.acts()} acts, ${hands.presses()} clicks or keys`);
  return JSON.stringify(shape(nodes));
}

const shape = (nodes: readonly ChainNode[]): unknown =>
  nodes.map((node) => {
    const { id: _, ...rest } = node;
    return rest.type === 'fork'
      ? { ...rest, branches: rest.branches.map(({ id: __, nodes: inner, ...branch }) => ({ ...branch, nodes: shape(inner) })) }
      : rest;
  });

/** A plan sends it out: nobody begins it himself, and whom the plan asks fills it in. */
export async function madeForPlans({ person, hands }: Maker): Promise<void> {
  const panel = person.page.locator('.dz-side');
  await hands.press(button(person, '状态与动作'));
  await hands.tick(panel.getByLabel(/^可以自己发起/u));
  const who = panel.getByRole('group', { name: '请谁办' });
  for (const state of ['起草中', '退回修改']) {
    await hands.press(person.page.locator('.lc-name').filter({ hasText: state }));
    await hands.choose(who.getByLabel('第1行：哪一位'), '填报人');
    await hands.press(who.getByRole('button', { name: '再加一种' }));
    await hands.choose(who.getByLabel('第2行：职务'), '党务干事');
  }
  await saved(person);
}

/** Over every unit, as if the matter were a serious one; ends when the answer stands there. */
async function rehearse({ person, hands }: Maker): Promise<void> {
  await hands.pick(person.page.getByLabel('事项类别'), '重大事项');
  await hands.press(button(person, /^(开始|重新)预演$/u));
  await person.page
    .getByRole('link', { name: '导出Excel' })
    .or(person.page.getByRole('button', { name: '导出Excel' }))
    .waitFor();
}

type Shown = (name: string, options?: { readonly bothWidths?: boolean }) => Promise<void>;

/** Units where nobody signs are found, and mended at the steps they are told of. */
export async function rehearsedAndMended(maker: Maker, shown: Shown): Promise<void> {
  const { person, hands } = maker;
  const { page } = person;
  const leads = (name: string | RegExp) => hands.press(page.getByRole('link', { name }).first());
  await leads('全院预演');
  await rehearse(maker);
  await person.sees(/找不到人 \d+/u);
  await shown('rehearsed', { bothWidths: true });
  await leads(/“待书记签发”找不到办理人/u);
  await page.locator('.dz-card').first().waitFor();
  for (const [step, keys] of [
    ['待书记签发', ['Home']],
    ['待支部表态', [...Array<string>(6).fill('ArrowDown'), 'ArrowRight']],
  ] as const) {
    await hands.look(step, keys);
    await hands.choose(side(person).getByLabel('都找不到'), '跳过，并留下说明');
  }
  await saved(person);
  await leads('全院预演');
  await person.sees(/这是第\d+稿的结果/u);
  await rehearse(maker);
  await person.sees(/没人而跳过 \d+/u);
  expect(await page.getByRole('button', { name: /^找不到人/u }).count()).toBe(0);
  await shown('mended');
}

/** One is walked through and kept: played again whenever it is published. */
export async function keptACase({ person, hands }: Maker): Promise<void> {
  const { page } = person;
  await hands.press(page.getByRole('link', { name: '回到流程设计' }).first());
  await hands.press(button(person, '一步步走'));
  await hands.pick(page.getByLabel('哪个单位的一件'), '内科第一党支部');
  await hands.press(
    page
      .getByRole('region', { name: '下一步，谁来办' })
      .getByRole('button', { name: /：送书记签发$/u })
      .first(),
  );
  await person.sees(/^现在在：.*待书记签发/u);
  await hands.press(button(person, '存为案例'));
  await hands.write(sheet(page).getByLabel('案例名称'), '送出以后');
  await hands.press(inSheet(person, '保存'));
  await person.sees('已存为案例“送出以后”。');
}

/** By whoever drew it, who cannot publish it. */
export async function handedOver({ person, hands }: Maker): Promise<void> {
  await hands.press(button(person, '送发布'));
  await person.sees(/1个案例/u);
  await hands.press(inSheet(person, '送发布'));
  await person.page.waitForURL('**/definitions/drafts/*');
  await person.page.locator('h1').first().waitFor();
  expect(await person.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
}

/** By a second person, at the address the first one is at; `says`: what the sheet tells before. */
export async function published({ person, hands }: Maker, at: Person, { says, look }: { says?: RegExp; look?: () => Promise<void> } = {}): Promise<void> {
  await person.goes(new URL(at.page.url()).pathname);
  await button(person, '发布').waitFor();
  await look?.();
  await hands.press(button(person, '发布'));
  if (says) await sheet(person.page).getByText(says).waitFor();
  await hands.press(inSheet(person, '发布'));
  await person.sees('已发布。新发起的事项按新版本办理。');
}

/** A task of a new plan is done by it: the drawer names its form and its path. */
export async function tied({ person, hands }: Maker, clerk: Visitor, { title, key, shown }: { title: string; key: string; shown: Shown }): Promise<void> {
  const [plan] = await clerk.get<{ key: string }[]>('/plans');
  const { id, tasks } = await clerk.send<CampaignView>('POST', '/campaigns', { plan: plan?.key });
  const task = tasks.find(({ printedNo }) => printedNo === TASK);
  const { page } = person;
  await person.goes(`/campaigns/${id}`);
  await page.locator('[data-cell]').first().waitFor();
  await hands.cell(task?.id ?? '', 'how');
  await hands.radio(sheet(page).getByRole('radio', { name: /^填表/u }));
  await hands.write(sheet(page).getByLabel('叫什么', { exact: true }), '经费请示');
  await hands.pick(sheet(page).getByLabel('怎样审批'), title);
  await sheet(page)
    .getByText(/〔重大：待党办主任审批、〔.+：待党委票决｜.+：待支部表态〕｜其他情况：待党办干事审批〕/u)
    .waitFor();
  await shown('tied', { bothWidths: true });
  await hands.press(inSheet(person, '保存'));
  await sheet(page).waitFor({ state: 'detached' });
  const { tasks: now } = await clerk.get<CampaignView>(`/campaigns/${id}`);
  expect(now.find(({ printedNo }) => printedNo === TASK)?.how?.lists).toEqual([expect.objectContaining({ form: 'request', lifecycle: key })]);
  await startOpened(person.page.url().replace(/(?<!\/)\/(?!\/).*$/u, ''), id);
}

const REQUEST = { kind: 'major', matter: '购置活动器材', reason: '年度活动计划', opinion: '拟同意购置，经费两万元' };

/** Filled in by whom the plan asks, and signed by his secretary; answers the item. */
export async function handedIn(as: (login: string) => Promise<Visitor>): Promise<string> {
  const writer = await as('10011');
  let itemId: string | undefined;
  for (const end = Date.now() + 60_000; itemId === undefined && Date.now() < end;) {
    const { sections } = await writer.get<InboxView>('/inbox');
    itemId = sections.flatMap(({ cards }) => cards).find(({ title }) => title === '请示')?.itemId;
    if (itemId === undefined) await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (itemId === undefined) throw new Error('the plan sent nothing out');
  await act(writer, itemId, '送书记签发', { data: REQUEST });
  await act(await as('10010'), itemId, '签发并上报');
  return itemId;
}

/** The next version puts a step in after the vote; what runs is counted and stays. */
export async function nextVersion({ person, hands }: Maker, clerk: Visitor, { key, shown }: { key: string; shown: Shown }): Promise<void> {
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key, copy: false } });
  const { page } = person;
  await person.goes(`/definitions/designs/${id}`);
  await page.locator('.dz-card').first().waitFor();
  await hands.look('待党委票决', Array<string>(7).fill('ArrowDown'));
  await hands.add(0);
  await hands.press(side(person).getByRole('button', { name: '加一行' }).first());
  await person.sees('还没有选是哪个职务');
  await shown('not-chosen');
  await hands.choose(side(person).getByLabel('第1行：怎样找人'), '全院的');
  await hands.choose(side(person).getByLabel('第1行：职务'), '分管副书记');
  await page.getByText('没有要改的地方').first().waitFor();
  await saved(person);
  await handedOver({ person, hands });
}

/** What runs goes over to the next version, votes and all. */
export async function upgraded({ person, hands }: Maker, key: string, shown: Shown): Promise<void> {
  await person.goes(`/definitions/${key}/upgrade`);
  await hands.press(button(person, /^试改\d+件$/u));
  await person.sees(/试改了\d+件/u);
  await shown('upgrade', { bothWidths: true });
  await hands.press(button(person, /^将\d+件升级到第2版$/u));
  await hands.write(sheet(person.page).getByRole('textbox'), '按新修订的审批办法办理');
  await hands.press(inSheet(person, /^将\d+件升级到第2版$/u));
  await button(person, /^退回\d+件$/u).waitFor();
  await shown('upgraded');
}

export async function undone({ person, hands }: Maker): Promise<void> {
  await hands.press(button(person, /^退回\d+件$/u));
  await hands.write(sheet(person.page).getByRole('textbox'), '先按原办法办完');
  await hands.press(inSheet(person, /^退回\d+件$/u));
  await person.sees(/^已退回[1-9]\d*件/u);
}

/** The step of the next version is on the path; who voted did. */
export function expectUpgraded({ path }: ItemView, before: ItemView): void {
  const people = (one: ItemView) => one.path.find(({ label }) => label === '待党委票决')?.people;
  expect(path.map(({ label }) => label)).toContain('待分管副书记审批');
  expect(people({ ...before, path })).toEqual(people(before));
}

/** Whoever only looks reads all of it, and can do nothing. */
export async function audited(auditor: Person, { itemId, designId, names }: { itemId: string; designId: string; names: RegExp }, shown: Shown): Promise<void> {
  const none = async (name: string | RegExp) => expect(await auditor.page.getByRole('button', { name }).count()).toBe(0);
  await auditor.goes(`/items/${itemId}`);
  await auditor.page.getByRole('link', { name: '办理过程' }).click();
  for (const words of [/按新修订的审批办法办理/u, /先按原办法办完/u, names]) await auditor.sees(words);
  await shown('audited');
  const { events } = await auditor.reads<HistoryView>(`/items/${itemId}/history`);
  expect(JSON.stringify(events)).toContain('第2版 → 第1版');
  await auditor.page.getByRole('link', { name: '改版方案和每件的结果' }).first().click();
  await auditor.sees('每件的结果');
  await auditor.sees('退回，和升级前一样');
  await shown('report', { bothWidths: true });
  await none(/退回/u);
  await auditor.page.getByRole('link', { name: '改版记录' }).first().click();
  await auditor.sees(/^第2版（.+发布）：在办\d+件$/u);
  await none(/升级|试改/u);
  await shown('upgrades');
  await auditor.goes(`/definitions/designs/${designId}`);
  await auditor.sees('已送发布，不再修改');
  await none('送发布');
}
