import { afterAll, beforeAll, expect } from '@jest/globals';
import type { CheckView, HistoryView, ItemView, PersonRef, Routes } from '../src/api/types.js';
import { jointMatter } from './joint-matter.js';
import { desk, phone, pressAct, sheet, type Person } from './person.js';
import { visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/**
 * A chain the office uploaded as a file, travelled by eight people at once: two forks in one another, a vote, somebody asked to sign
 * before, a return, and a colleague who stands in; in the end the record of it folds to what is stored.
 */
let world: World;
type Role = 'clerk' | 'standIn' | 'office' | 'head' | 'leader' | 'deputy' | 'area' | 'added';
const staff: Readonly<Record<Role, string>> = {
  clerk: '10011',
  standIn: '10013',
  office: '10007',
  head: '10006',
  leader: '10001',
  deputy: '10002',
  area: '10003',
  added: '10015',
};
const people = {} as Record<Role, Person>; // each signs in below, before anything is asked of him
let itemId = '';

beforeAll(async () => {
  world = await startWorld();
  const secretary = await visitor(world.product.url, '10010');
  const [colleague] = await secretary.get<PersonRef[]>(`/people?q=${encodeURIComponent('朱文澜')}`);
  await secretary.send<Routes['POST /proxies']['answer']>('POST', '/proxies', { proxyId: colleague?.id, from: '2018-10-08', to: '2018-10-12' });
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('joint-matter', () => world);

const opens = (who: Person) => who.goes(`/items/${itemId}`);
/** As somebody reads it who has nothing to do with it at the moment. */
const state = async () => (await people.leader.reads<ItemView>(`/items/${itemId}`)).state.label;

/** Opens the item, presses the act, says what there is to say and confirms it. */
const does = async (role: Role, label: string, fill: (form: ReturnType<typeof sheet>) => Promise<void> = async () => undefined) => {
  const who = people[role];
  await opens(who);
  await pressAct(who, label);
  const form = sheet(who.page);
  await form.waitFor();
  await fill(form);
  await form.getByRole('button', { name: label, exact: true }).last().click();
  await form.waitFor({ state: 'detached' });
};

it('eight people sign in', async () => {
  await Promise.all(
    (Object.keys(staff) as Role[]).map(async (role) => (people[role] = await world.signIn(staff[role], role === 'standIn' ? phone : undefined))),
  );
  expect(Object.keys(people)).toHaveLength(8);
});

it('the office uploads a broken file and reads where and how to mend it', async () => {
  const { office } = people;
  await office.goes('/definitions');
  await office.looks('joint-1-library', { bothWidths: true });
  const broken = jointMatter.replace('"office_head"', '"head_of_nothing"').replace('"agreed": "agreed"', '"agreed": "nowhere"');
  await office.page.locator('input[type=file]').setInputFiles({ name: '联合事项.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
  await office.sees('没有“nowhere”这个状态');
  await office.looks('joint-2-problems', { bothWidths: true });
  expect(await office.page.getByRole('button', { name: '发布', exact: true }).count()).toBe(0);
});

it('the mended file is published by the head of the office', async () => {
  const { office, head } = people;
  await office.goes('/definitions');
  await office.page.locator('input[type=file]').setInputFiles({ name: '联合事项.json', mimeType: 'application/json', buffer: Buffer.from(jointMatter) });
  await office.sees(/须由党办另一位同志核对后发布/u);
  await head.page.goto(office.page.url());
  await head.sees('新的流程，发布后为第1版');
  await head.looks('joint-3-publish', { bothWidths: true });
  await head.press('发布');
  await head.confirm('发布');
  await head.sees(/^已发布。/u);
});

it('a clerk begins one, reads whom it will pass, and hands it in', async () => {
  const { clerk } = people;
  await clerk.goes('/start');
  await clerk.looks('joint-4-start', { bothWidths: true });
  await clerk.press('提出联合事项');
  await sheet(clerk.page).getByLabel('标题').fill('联合义诊安排');
  await clerk.confirm('开始填写');
  await clerk.page.waitForURL(/\/items\//u);
  itemId = clerk.page.url().split('/').at(-1) ?? '';
  await clerk.page.getByLabel('事项', { exact: true }).fill('联合义诊');
  await clerk.page.getByLabel('办法', { exact: true }).fill('每月一次，两个支部轮流');
  await clerk.page
    .getByText(/已自动保存/u)
    .first()
    .waitFor();
  await clerk.page.getByText('按现在的内容，接下来依次经过').click();
  await clerk.page
    .locator('.preview-part')
    .getByText(/领导研究 · 领导票决 · 领导票决中/u)
    .waitFor();
  await clerk.looks('joint-5-fill', { bothWidths: true });
  await clerk.press('送书记签发');
  await clerk.confirm('送书记签发');
  await clerk.sees('待书记签发');
});

it('a colleague stands in for the secretary on a phone; the office returns it while leaders vote', async () => {
  await standsIn();
  await does('leader', '赞成');
  await does('office', '退回修改', (form) => form.getByLabel('原因', { exact: true }).fill('请写明由谁轮流'));
  expect(await state()).toBe('退回修改');
});

it('corrected, it walks the way again: now all sign at once, one of them asked to sign before', async () => {
  const { clerk, office } = people;
  await opens(clerk);
  await clerk.sees('请写明由谁轮流');
  await clerk.page.getByLabel('办法', { exact: true }).fill('每月一次，内科第一、第二支部轮流');
  await clerk.page
    .getByText(/已自动保存/u)
    .first()
    .waitFor();
  await clerk.press('改好，重新送签');
  await clerk.confirm('改好，重新送签');
  await clerk.sees('待书记签发');
  await standsIn();
  await does('office', '加签', async (form) => {
    const field = form.getByRole('combobox', { name: /请选择同志/u });
    await field.fill('何映雪');
    await office.page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '何映雪' }).first().click();
    await field.blur();
    await form.getByLabel(/^先签/u).check();
    await form.getByLabel('原因', { exact: true }).fill('护理安排请先看');
  });
  await office.looks('joint-6-added', { bothWidths: true });
  await Promise.all([does('added', '核稿同意'), does('area', '联系领导同意'), does('leader', '赞成'), does('deputy', '赞成')]);
  expect(await state()).toBe('待党办核稿');
  await does('office', '核稿同意');
  await does('head', '定稿');
  expect(await state()).toBe('已定稿');
});

it('the auditor reads rounds and reasons, and the record folds to what is stored', async () => {
  const auditor = await world.signIn('10077', desk, `/items/${itemId}/history`);
  for (const words of ['请写明由谁轮流', '护理安排请先看', '代 ']) await auditor.sees(new RegExp(words, 'u'));
  await auditor.looks('joint-7-history', { bothWidths: true });
  const { events } = await auditor.reads<HistoryView>(`/items/${itemId}/history`);
  expect(events.filter(({ sentence }) => sentence.includes('赞成'))).toHaveLength(3);
  expect(await auditor.reads<CheckView>(`/items/${itemId}/history/check`)).toMatchObject({ sound: true });
  await auditor.goes('/audit');
  await auditor.press('核对全部记录');
  await auditor.sees(/记录完整，已核对/u);
});

const standsIn = async () => {
  const { standIn } = people;
  await opens(standIn);
  await standIn.press(/^代徐春来：签发/u);
  await sheet(standIn.page).getByRole('button', { name: /签发$/u }).last().click();
  await sheet(standIn.page).waitFor({ state: 'detached' });
};
