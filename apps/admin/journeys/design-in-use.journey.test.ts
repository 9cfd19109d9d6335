import { afterAll, beforeAll, expect } from '@jest/globals';
import type { CampaignView, HistoryView, InboxView, ItemView } from '../src/api/types.js';
import { nestedChain } from './nested-chain.js';
import { pressAct, sheet, type Person } from './person.js';
import { act, visitor, type Visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** A chain with nested forks: rehearsed and mended, published by a second person, sent out by a task, signed, moved to its next version and back, and read by whoever only looks. */
let world: World;
let office: Person;
let head: Person;
let clerk: Visitor;
let designId = '';
let key = '';
let campaignId = '';
let itemId = '';
let inHisStead = '';
/** Of the committee, and who signs for him. */
const [AWAY, STAND_IN] = ['10003', '10009'];

const TITLE = '大额经费请示';
const REQUEST = { kind: 'major', matter: '购置活动器材', reason: '年度活动计划', opinion: '拟同意购置，经费两万元' };

beforeAll(async () => {
  world = await startWorld();
  clerk = await visitor(world.product.url, '10007');
  ({ id: designId } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key: 'request', copy: true } }));
  await clerk.send('POST', `/designs/${designId}/changes`, { revision: 1, commands: nestedChain(TITLE) });
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('design-in-use', () => world);
const as = (login: string): Promise<Visitor> => visitor(world.product.url, login);
const item = (): Promise<ItemView> => clerk.get<ItemView>(`/items/${itemId}`);
const side = (person: Person) => person.page.getByRole('complementary', { name: '设置' });

/** Over every unit, as if the matter were a serious one; ends when the answer stands there. */
async function rehearse(): Promise<void> {
  const { page } = office;
  await page.getByLabel('事项类别').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '重大事项' }).click();
  await office.press(/^(开始|重新)预演$/u);
  await page
    .getByRole('link', { name: '导出Excel' })
    .or(page.getByRole('button', { name: '导出Excel' }))
    .waitFor();
}

it('a plan is to send it out, so nobody begins it himself; the rehearsal finds units where nobody signs, and that is mended at the step', async () => {
  office = await world.signIn('10007');
  const { page } = office;
  await office.goes(`/definitions/designs/${designId}?view=lifecycle`);
  await page.getByLabel(/^可以自己发起/u).uncheck();
  await page.getByText('已自动保存').waitFor();
  await page.getByRole('link', { name: '全院预演' }).click();
  await rehearse();
  await office.sees(/找不到人 \d+/u);
  await office.looks('design-in-use-1-rehearsed', { bothWidths: true });
  await page
    .getByRole('link', { name: /“待书记签发”找不到办理人/u })
    .first()
    .click();
  for (const step of ['待书记签发', '待支部表态']) {
    await page.locator('.dz-card').filter({ hasText: step }).click();
    await side(office).getByLabel('都找不到').selectOption({ label: '跳过，并留下说明' });
  }
  await page.getByText('已自动保存').waitFor();
  await page.getByRole('link', { name: '全院预演' }).click();
  await office.sees(/这是第\d+稿的结果/u);
  await rehearse();
  await office.sees(/没人而跳过 \d+/u);
  expect(await page.getByRole('button', { name: /^找不到人/u }).count()).toBe(0);
  await office.looks('design-in-use-2-mended');
});

it('handed over by who drew it, published by a second person who sees who can newly decide', async () => {
  await office.goes(`/definitions/designs/${designId}`);
  await office.press('送发布');
  await office.confirm('送发布');
  await office.page.waitForURL('**/definitions/drafts/*');
  expect(await office.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
  head = await world.signIn('10006');
  await head.goes(new URL(office.page.url()).pathname);
  await head.sees('发布后新增的权限');
  await head.looks('design-in-use-3-to-publish');
  await head.press('发布');
  await head.confirm('发布');
  await head.sees('已发布。新发起的事项按新版本办理。');
  key = (await clerk.get<{ document: { lifecycle: { key: string } } }>(`/designs/${designId}`)).document.lifecycle.key;
});

it('a task of the campaign is done by it: the drawer names its form and its path', async () => {
  const [plan] = await clerk.get<{ key: string }[]>('/plans');
  const opened = await clerk.send<CampaignView>('POST', '/campaigns', { plan: plan?.key });
  campaignId = opened.id;
  const task = opened.tasks.find(({ printedNo }) => printedNo === '5');
  await office.goes(`/campaigns/${campaignId}`);
  const { page } = office;
  await page.locator(`[data-cell="${task?.id}/how"]`).focus();
  await page.keyboard.press('Enter');
  await sheet(page).getByRole('radio', { name: /^填表/u }).check();
  await sheet(page).getByLabel('叫什么', { exact: true }).fill('经费请示');
  await sheet(page).getByLabel('怎样审批').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: TITLE }).click();
  await sheet(page)
    .getByText(/〔重大：待党办主任审批、〔党委票决：待党委票决｜支部意见：待支部表态〕｜其他情况：待党办干事审批〕/u)
    .waitFor();
  await office.looks('design-in-use-4-tied', { bothWidths: true });
  await office.confirm('保存');
  await sheet(page).waitFor({ state: 'detached' });
  const { tasks } = await clerk.get<CampaignView>(`/campaigns/${campaignId}`);
  expect(tasks.find(({ printedNo }) => printedNo === '5')?.how?.lists).toEqual([expect.objectContaining({ form: 'request', lifecycle: key })]);
  await startCampaign();
});

/** The rest of the plan is completed, approved and sent out, as other stories tell. */
async function startCampaign(): Promise<void> {
  const view = await clerk.get<CampaignView>(`/campaigns/${campaignId}`);
  const { units } = await clerk.get<{ units: { id: string; category: string }[] }>('/choices');
  const unit = units.find(({ category }) => category === 'office')?.id;
  const changes = view.tasks
    .filter(({ lead, how, dueOn }) => !lead || !how || !dueOn)
    .map((task) => ({
      taskId: task.id,
      ...(task.lead ? {} : { lead: { type: 'units', units: [unit] } }),
      ...(task.how ? {} : { how: { way: 'register', lists: [] } }),
      ...(task.dueOn ? {} : { dueOn: '2018-10-31' }),
    }));
  await clerk.send('PATCH', `/campaigns/${campaignId}/tasks`, { expectedVersion: view.version, changes });
  await act(clerk, campaignId, '送审');
  await act(await as('10002'), campaignId, '审定同意');
  await act(clerk, campaignId, '启动');
}

it('several people sign: the office head himself, then votes and groups at the same time, a colleague in the stead of one who is away', async () => {
  const writer = await as('10011');
  for (let n = 0; n < 200 && itemId === ''; n += 1) {
    const { sections } = await writer.get<InboxView>('/inbox');
    itemId = sections.flatMap(({ cards }) => cards).find(({ title }) => title === '请示')?.itemId ?? '';
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await act(writer, itemId, '送书记签发', { data: REQUEST });
  await act(await as('10010'), itemId, '签发并上报');
  const [away, colleague] = [await as(AWAY), await as(STAND_IN)];
  const { of: proxy } = await colleague.get<{ of: { id: string; name: string } }>('/proxies');
  const { of: principal } = await away.get<{ of: { id: string; name: string } }>('/proxies');
  await clerk.send('POST', '/proxies', { principalId: principal.id, proxyId: proxy.id, from: '2018-10-08', to: '2018-10-31' });
  await head.goes(`/items/${itemId}`);
  await pressAct(head, '同意');
  await head.confirm('同意');
  await head.sees(/待党委票决/u);
  const stander = await world.signIn(STAND_IN);
  await stander.goes(`/items/${itemId}`);
  await stander.looks('design-in-use-5-stand-in', { bothWidths: true });
  await stander.press(`代${principal.name}：同意`);
  await stander.confirm('同意');
  inHisStead = `${proxy.name} 代 ${principal.name}`;
  await stander.sees('我已办（1）');
  const { events } = await stander.reads<HistoryView>(`/items/${itemId}/history`);
  expect(events.map(({ who }) => who).join()).toContain(inHisStead);
  await act(await as('10001'), itemId, '同意');
  await act(await as('10010'), itemId, '同意');
  expect((await item()).state.label).toContain('待党委票决');
  await head.goes(`/items/${itemId}`);
  await head.looks('design-in-use-5-running');
});

it('the next version puts a step in after the vote; what runs is counted and stays', async () => {
  const { id } = await clerk.send<{ id: string }>('POST', '/designs', { from: { type: 'published', key, copy: false } });
  await office.goes(`/definitions/designs/${id}`);
  const { page } = office;
  const card = page.locator('.dz-card').filter({ hasText: '待党委票决' });
  await card.click();
  await card.locator('xpath=following-sibling::div[contains(@class,"dz-slot")]/button').click();
  await page.getByRole('menuitem').first().click();
  await side(office).getByRole('button', { name: '加一行' }).first().click();
  await office.sees('还没有选是哪个职务');
  await office.looks('design-in-use-6-not-chosen');
  await side(office).getByLabel('第1行：怎样找人').selectOption({ label: '全院的' });
  await side(office).getByLabel('第1行：职务').selectOption({ label: '分管副书记' });
  await page.getByText('没有要改的地方').first().waitFor();
  await page.getByText('已自动保存').waitFor();
  await office.press('送发布');
  await office.confirm('送发布');
  await page.waitForURL('**/definitions/drafts/*');
  await head.goes(new URL(page.url()).pathname);
  await head.press('发布');
  await sheet(head.page)
    .getByText(/继续按第1版办理/u)
    .waitFor();
  await head.confirm('发布');
  await head.sees('已发布。新发起的事项按新版本办理。');
});

it('upgraded while votes are there: rehearsed, applied, and undone to the very same', async () => {
  const { page } = head;
  const before = await item();
  await head.goes(`/definitions/${key}/upgrade`);
  await head.press(/^试改\d+件$/u);
  await head.sees(/试改了\d+件/u);
  await head.looks('design-in-use-7-upgrade', { bothWidths: true });
  await head.press(/^将\d+件升级到第2版$/u);
  await sheet(page).getByRole('textbox').fill('按新修订的审批办法办理');
  await sheet(page)
    .getByRole('button', { name: /^将\d+件升级到第2版$/u })
    .click();
  await page.getByRole('button', { name: /^退回\d+件$/u }).waitFor();
  const upgraded = (await item()).path;
  expect(upgraded.map(({ label }) => label)).toContain('待分管副书记审批');
  expect(upgraded.find(({ label }) => label === '待党委票决')?.people).toEqual(before.path.find(({ label }) => label === '待党委票决')?.people);
  await head.looks('design-in-use-8-upgraded');
  await head.press(/^退回\d+件$/u);
  await sheet(page).getByRole('textbox').fill('先按原办法办完');
  await sheet(page)
    .getByRole('button', { name: /^退回\d+件$/u })
    .click();
  await head.sees(/^已退回[1-9]\d*件/u);
  const after = await item();
  expect(after.path).toEqual(before.path);
  expect(after.state).toEqual(before.state);
  for (const login of ['10002', '10004']) await act(await as(login), itemId, '同意');
});

it('the auditor reads all of it', async () => {
  const auditor = await world.signIn('10077');
  await auditor.goes(`/items/${itemId}`);
  await auditor.page.getByRole('link', { name: '办理过程' }).click();
  await auditor.sees(/按新修订的审批办法办理/u);
  await auditor.sees(/先按原办法办完/u);
  await auditor.sees(new RegExp(inHisStead, 'u'));
  await auditor.looks('design-in-use-9-audited');
  const { events } = await auditor.reads<HistoryView>(`/items/${itemId}/history`);
  expect(JSON.stringify(events)).toContain('第2版 → 第1版');
  await auditor.page.getByRole('link', { name: '改版方案和每件的结果' }).first().click();
  await auditor.sees('每件的结果');
  await auditor.sees('退回，和升级前一样');
  await auditor.looks('design-in-use-10-report', { bothWidths: true });
  expect(await auditor.page.getByRole('button', { name: /退回/u }).count()).toBe(0);
  await auditor.page.getByRole('link', { name: '改版记录' }).first().click();
  await auditor.sees(/^第2版（.+发布）：在办\d+件$/u);
  expect(await auditor.page.getByRole('button', { name: /升级|试改/u }).count()).toBe(0);
  await auditor.looks('design-in-use-11-upgrades');
  await auditor.goes(`/definitions/designs/${designId}`);
  await auditor.sees('已送发布，不再修改');
  expect(await auditor.page.getByRole('button', { name: '送发布' }).count()).toBe(0);
});
