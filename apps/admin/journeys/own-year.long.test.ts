import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { BoardView } from '../src/api/generated.js';
import type {
  CampaignLine,
  CampaignView,
  Choices,
  ClosingView,
  HistoryView,
  InboxView,
  ItemView,
  Me,
  RegisterCandidates,
  RegisterView,
  ReviewLines,
  ReviewView,
  Routes,
  SheetView,
} from '../src/api/types.js';
import { acceptor, BRANCHES, cadreOf, clerkOf, crowdOf, deputy, leaderOf, office as officeNo, ownPassword, ownWorkbook, secretaryOf } from './own-hospital.js';
import { desk, phone, sheet, type Person } from './person.js';
import { isSentOut, act, type Visitor } from './prepared-year.js';
import { countBoard, countFigures, shownFigures, shownOnBoard } from './recounts.js';
import { story } from './story.js';
import { startEmptyWorld, type EmptyWorld } from './world.js';
import { sendFile } from './send-file.js';

/**
 * From nothing to the end of a year: a hospital of thirty branches sets itself up as a trial, writes a campaign on a blank page, works through
 * the months, is reviewed, closed and goes on in 2019. After every month all numbers and cells of the board, and at the end all figures of the
 * review, equal a recount by statements over the records.
 */
let world: EmptyWorld;
let as: ReturnType<typeof crowdOf>;
let office: Person;
let campaignId = '';
const passwords = new Map<string, string>();
const lists: Record<number, string> = {};

beforeAll(async () => {
  world = await startEmptyWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const it = story('own-year', () => world);

const GOOD = '松柏常青-2018';
const fills = async ({ page }: Person, values: Readonly<Record<string, string>>) => {
  for (const [id, value] of Object.entries(values)) await page.locator(`#${id}`).fill(value);
};
const logIn = async (person: Person, login: string, password: string) => {
  await fills(person, { login, password });
  await person.page.getByRole('button', { name: /^登\s*录$/u }).click();
  await person.page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};
/** The secretaries read individual lists: the security administrator releases them all, and each types his code after the password. */
const releasesAll = async (security: Awaited<ReturnType<typeof as>>): Promise<void> => {
  const { waiting } = await security.get<{ waiting: { personId: string }[] }>('/accounts');
  const { people } = await security.send<{ people: { staffNo: string; code: string | null }[] }>('POST', '/accounts/releases', {
    people: waiting.map(({ personId }) => personId),
  });
  for (const { staffNo, code } of people) if (code !== null) passwords.set(staffNo, `${passwords.get(staffNo) ?? ''}-${code}`);
};

/** First sign-in by hand: the one-time password, a password of one's own, the home list. */
const comesFirst = async (login: string, size: { readonly width: number; readonly height: number } = desk): Promise<Person> => {
  const person = await world.visit('/sign-in', size);
  await logIn(person, login, passwords.get(login) ?? '');
  await person.sees('请先修改密码');
  await fills(person, { 'password-old': passwords.get(login) ?? '', 'password-new': ownPassword(login), 'password-again': ownPassword(login) });
  await person.press('修改密码');
  await person.page.locator('#main h1').waitFor();
  return person;
};
/** A browser for somebody who is signed in already. */
const enters = async (login: string, path = '/', size: { readonly width: number; readonly height: number } = desk): Promise<Person> => {
  const { cookie } = await as(login);
  const person = await world.visit('/sign-in', size);
  await person.page
    .context()
    .addCookies(cookie.split('; ').map((one) => ({ name: one.slice(0, one.indexOf('=')), value: one.slice(one.indexOf('=') + 1), url: world.product.url })));
  await person.goes(path);
  return person;
};
const leaves = (person: Person) => person.page.context().close();
const gone = ({ page }: Person) => page.getByRole('dialog').waitFor({ state: 'detached' });
/** An act of an item by its button; the sheet is filled and confirmed by the same words. */
const does = async (
  login: string,
  itemId: string,
  label: string,
  fill: (form: ReturnType<typeof sheet>, person: Person) => Promise<void> = async () => undefined,
) => {
  const person = login === officeNo ? office : await enters(login);
  await person.goes(`/items/${itemId}`);
  const more = person.page.getByRole('button', { name: '更多', exact: true });
  const button = person.page.getByRole('button', { name: label, exact: true }).first();
  await person.page.getByRole('button').filter({ hasText: /.+/u }).last().waitFor();
  if (!(await button.isVisible()) && (await more.count()) > 0) await more.first().click();
  await button.click();
  await fill(sheet(person.page), person);
  await person.confirm(label);
  await gone(person);
  if (person !== office) await leaves(person);
};
const dated = async ({ page }: Person, label: string, words: string) => {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.fill(words);
  await field.press('Enter');
};
const taken = async ({ page }: Person, label: string | RegExp, words: string | RegExp, n = 0) => {
  await sheet(page).getByRole('combobox', { name: label }).nth(n).click();
  const active = page.locator('.ant-select-dropdown:visible .ant-select-item-option-active');
  for (let tries = 0; tries < 40; tries += 1) {
    await active.waitFor();
    if (await active.filter({ hasText: words }).count()) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(60);
  }
  throw new Error(`never offered: ${String(words)}`);
};

const cards = async (who: Visitor) => (await who.get<InboxView>('/inbox')).sections.flatMap((section) => section.cards);
const idOf = async (login: string) => (await (await as(login)).get<Me>('/me')).person.id;
const row = (problem: string) => ({ rowId: randomUUID(), problem, measure: '每月检查一次' });
const campaign = async () => (await as(officeNo)).get<CampaignView>(`/campaigns/${campaignId}`);
const until = async (holds: (view: CampaignView) => boolean | Promise<boolean>, what: string) => {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) if (await holds(await campaign())) return;
  throw new Error(`never came true: ${what}`);
};
/** The clerks of the first branches register a task as done. */
const registered = async (title: string, branches: readonly number[], on: string) => {
  for (const branch of branches) {
    const clerk = await as(branch === 6 && on > '2018-11-20' ? secretaryOf(6) : clerkOf(branch));
    const card = (await cards(clerk)).find((one) => one.title === title);
    if (!card) throw new Error(`${title} is not in the hands of branch ${branch}`);
    await act(clerk, card.itemId, '登记办结', { data: { on, text: '已办' } });
  }
};
const upTo = (n: number, from = 1) => Array.from({ length: n - from + 1 }, (_, at) => at + from);
/** By the trial's own control; the whole hospital lives on that day then, and what fell due by it is dealt with. */
const moves = async (date: string) => {
  await office.goes('/');
  await office.press(/^试用日期/u);
  await sheet(office.page).getByLabel('调到哪一天').fill(date);
  await office.confirm('调到这一天');
  await gone(office);
  await boardIsRight(date);
};
/** Every number and every cell of the board against the records. */
const boardIsRight = async (today: string) => {
  const board = await (await as(officeNo)).get<BoardView>(`/campaigns/${campaignId}/board`);
  expect(shownOnBoard(board)).toEqual(await countBoard(world.superuserUrl, campaignId, { today, branches: BRANCHES }));
  return board;
};

describe('(a) from nothing', () => {
  it('the link opens five pages; the workbook brings the hospital in; everybody gets an account', async () => {
    const system = await world.visit(await world.setupLink());
    await fills(system, { 'setup-name': '海州市人民医院', 'setup-phone': '内线8000' });
    await system.page.getByRole('radio', { name: /^试用/u }).check();
    await fills(system, { 'setup-day': '2018-09-03' });
    await system.press('下一步');
    await fills(system, {
      'setup-system-name': '甲文',
      'setup-system-no': 'A01',
      'setup-system-mobile': '13900000001',
      'setup-password': GOOD,
      'setup-again': GOOD,
    });
    await system.press('下一步');
    await fills(system, {
      'setup-security-name': '乙武',
      'setup-security-no': 'A02',
      'setup-security-mobile': '13900000002',
      'setup-security-password': '山高水长-52',
      'setup-security-again': '山高水长-52',
    });
    await system.press('下一步');
    await fills(system, {
      'setup-audit-name': '丙清',
      'setup-audit-no': 'A03',
      'setup-audit-mobile': '13900000003',
      'setup-audit-password': '春华秋实-53',
      'setup-audit-again': '春华秋实-53',
    });
    await system.press('下一步');
    await system.press('完成设置');
    await system.page.getByRole('heading', { name: '设置完成' }).waitFor({ timeout: 60_000 });
    passwords.set('A02', '山高水长-52');
    await system.page.getByRole('link', { name: '去登录' }).click();
    await logIn(system, 'A01', GOOD);
    await system.page.getByRole('link', { name: /导入单位/u }).click();
    await system.page
      .locator('input[type=file]')
      .setInputFiles({ name: '花名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await ownWorkbook() });
    await system.press(/^导入（\d+行）$/u);
    await system.page.getByText(/^已导入：单位60、人员300、任职67、/u).waitFor({ timeout: 60_000 });
    await system.goes('/accounts');
    await system.press('为300人开通账号');
    await system.confirm('开通');
    await sheet(system.page).getByText('300人的一次性密码').waitFor({ timeout: 120_000 });
    const lines = await sheet(system.page)
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((one) => [one.children[2]?.textContent ?? '', one.querySelector('code')?.textContent ?? ''] as const));
    for (const [staffNo, password] of lines) passwords.set(staffNo, password);
    // As they are handed out: branch after branch in official order.
    expect(lines.slice(0, 2).map(([staffNo]) => staffNo)).toEqual(['20001', '20031']);
    await system.confirm('关闭');
    as = crowdOf(world.product.url, passwords);
    await releasesAll(await as('A02'));
    await leavesAreas(system);
  }, 240_000);

  it('what the administrator may not do himself is named, and leads nowhere', async () => {
    const system = await world.visit('/sign-in');
    await logIn(system, 'A01', GOOD);
    await system.goes('/beginning');
    await system.sees('由党办办理');
    expect(await system.page.getByRole('link', { name: /第一个方案/u }).count()).toBe(0);
    await system.looks('y1-beginning', { bothWidths: true });
    await leaves(system);
  });
});

/** Three contact areas of ten branches, the first by hand. */
const leavesAreas = async (system: Person) => {
  await system.goes('/organisation');
  await system.press('设立片区');
  await sheet(system.page).getByLabel('片区名称').fill('第一片区');
  const { page } = system;
  for (const branch of upTo(10)) {
    const box = sheet(page).getByRole('combobox', { name: '联系的单位' });
    await box.fill(`第${branch}党支部`);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: `第${branch}党支部` }).waitFor();
    await box.press('Enter');
  }
  const leader = sheet(page).getByRole('combobox', { name: '联系领导' });
  await leader.fill('20065');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: '职工65' }).waitFor();
  await leader.press('Enter');
  await system.confirm('设立片区');
  await gone(system);
  const units = await system.reads<{ id: string; name: string }[]>('/units');
  for (const [at, from] of [
    [1, 11],
    [2, 21],
  ] as const) {
    const body = {
      name: `第${'一二三'[at]}片区`,
      leaderId: await idOf(leaderOf(from)),
      units: upTo(from + 9, from).map((branch) => units.find(({ name }) => name === `第${branch}党支部`)?.id),
      from: '2018-09-03',
    };
    expect((await page.request.post(`${world.product.url}/api/organisation/areas`, { data: body, headers: { 'idempotency-key': randomUUID() } })).ok()).toBe(
      true,
    );
  }
  await leaves(system);
};

describe('(b) a campaign from a blank page', () => {
  it('is written: three stages, six tasks, lists of departments and of cadres', async () => {
    office = await comesFirst(officeNo);
    passwords.set(officeNo, ownPassword(officeNo));
    await office.goes('/campaigns');
    await office.press('从空白开始');
    const { page } = office;
    await sheet(page).getByLabel('标题').fill('2018年“提质增效”专项活动');
    await sheet(page).getByLabel('年度', { exact: true }).fill('2018');
    await sheet(page).getByLabel('年度主题').fill('提质');
    await office.confirm('新建，打开编制');
    await page.getByText('还没有阶段').waitFor();
    campaignId = page.url().split('/').at(-1) ?? '';
    await office.press('加一个阶段');
    for (const [label, words] of [
      ['编号，如“（一）”', '（一）'],
      ['阶段名称', '查摆问题'],
      ['时限原文', '10月底前'],
    ] as const)
      await sheet(page).getByLabel(label).fill(words);
    await sheet(page)
      .getByRole('button', { name: /按\s?此/u })
      .click();
    await office.confirm('保存');
    await gone(office);
    const line = page.getByLabel('加一项任务到（一）查摆问题', { exact: true });
    await line.fill('召开动员部署会');
    await line.press('Enter');
    await page.getByText('召开动员部署会', { exact: true }).waitFor();
    await restOfThePlan();
    await office.goes(`/campaigns/${campaignId}`);
    await listsOfTheThird();
    await until(({ blockers }) => blockers.length === 0, 'nothing missing');
    await office.goes(`/campaigns/${campaignId}`);
    await office.sees('该填的都填了');
    await office.looks('y2-plan', { bothWidths: true });
  });

  it('is sent up, approved by the deputy secretary and sent out', async () => {
    await office.press('送审');
    await office.confirm('送审');
    await until(({ state }) => state.label === '待审定', 'sent up');
    const leader = await comesFirst(deputy);
    passwords.set(deputy, ownPassword(deputy));
    await leader.goes(`/campaigns/${campaignId}`);
    await leader.press('审定同意');
    await leader.confirm('审定同意');
    await until(({ state }) => state.label === '已审定', 'approved');
    await leaves(leader);
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('启动');
    await office.confirm('启动');
    await until(({ launched }) => isSentOut(launched), 'everything sent out');
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('开始本阶段');
    await office.confirm('开始本阶段');
    await until(({ stages }) => stages[0]?.state.label === '进行中', 'the stage runs');
    const { rows } = await boardIsRight('2018-09-03');
    expect(rows.length).toBe(BRANCHES + 1);
  });
});

/** What was begun by hand goes on the same way, a request instead of keys. */
const restOfThePlan = async () => {
  const clerk = await as(officeNo);
  const { units } = await clerk.get<Choices>('/choices');
  const done = { way: 'register', lists: [] };
  const branches = { type: 'category', category: 'branch' };
  const change = async (make: (view: CampaignView) => unknown[]) => {
    const view = await campaign();
    await clerk.send('PATCH', `/campaigns/${campaignId}/plan`, { expectedVersion: view.version, edits: make(view) });
  };
  const stage = (label: string, title: string, dueText: string, dueOn: string) => ({
    type: 'add-stage',
    label,
    title,
    focus: '',
    paths: [],
    startsOn: null,
    dueText,
    dueOn,
    gate: false,
  });
  await change(() => [stage('（二）', '整改落实', '12月10日前', '2018-12-10'), stage('（三）', '巩固总结', '12月底前', '2018-12-31')]);
  const task = (printedNo: string, stageId: string | undefined, title: string, dueOn: string, way = done) => ({
    type: 'add-task',
    printedNo,
    stageId,
    title,
    dueText: '',
    dueOn,
    lead: branches,
    how: way,
  });
  await change(({ stages: [first, second, third] }) => [
    task('2', first?.id, '组织专题学习', '2018-09-30', { way: 'meeting', lists: [] }),
    task('3', first?.id, '查摆问题，建立问题清单', '2018-10-20'),
    task('4', second?.id, '制定整改措施', '2018-11-30'),
    task('5', second?.id, '按台账逐条整改', '2018-12-10', { way: 'ledger', lists: [] }),
    task('6', third?.id, '报送年度总结', '2018-12-31'),
  ]);
  const {
    version,
    tasks: [first],
  } = await campaign();
  const own = { type: 'units', units: [units.find(({ category }) => category === 'office')?.id] };
  await clerk.send('PATCH', `/campaigns/${campaignId}/tasks`, {
    expectedVersion: version,
    changes: [{ taskId: first?.id, lead: own, dueText: '9月底前', dueOn: '2018-09-30', how: done }],
  });
};

const listsOfTheThird = async () => {
  const third = (await campaign()).tasks[2];
  await office.page.locator(`[data-cell="${third?.id}/how"]`).focus();
  await office.page.keyboard.press('Enter');
  const form = sheet(office.page);
  await form.getByRole('radio', { name: /^填表/u }).check();
  await office.press('再加一种清单');
  // Only one form is there to be filled in; what comes with an act is not offered.
  await form.getByLabel('叫什么').nth(0).fill('内设机构');
  await taken(office, '怎样审批', '单位清单', 0);
  await form.getByRole('radio', { name: '单位所辖内设机构各一份' }).nth(0).check();
  await form.getByLabel('叫什么').nth(1).fill('党员干部个人');
  await taken(office, '怎样审批', '个人清单', 1);
  await form.getByRole('radio', { name: '单位党员干部每人一份' }).nth(1).check();
  await form
    .getByRole('checkbox', { name: /^限定范围/u })
    .nth(1)
    .check();
  await office.looks('y3-lists');
  await office.confirm('保存');
  await gone(office);
};

describe('(c) the branches work', () => {
  it('September: what is done is registered, by a clerk on a phone and by the others', async () => {
    await moves('2018-09-20');
    const clerk = await comesFirst(clerkOf(1), phone);
    passwords.set(clerkOf(1), ownPassword(clerkOf(1)));
    const study = (await cards(await as(clerkOf(1)))).find(({ title }) => title === '组织专题学习');
    await does(clerkOf(1), study?.itemId ?? '', '登记办结', (form) => form.getByLabel(/一句话说明/u).fill('集中学习两次，全体党员参加'));
    await clerk.goes('/');
    await clerk.looks('y4-clerk-home');
    await leaves(clerk);
    await registered('组织专题学习', upTo(25, 2), '2018-09-19');
    const own = (await cards(await as(officeNo))).find(({ title }) => title === '召开动员部署会');
    await act(await as(officeNo), own?.itemId ?? '', '登记办结', { data: { on: '2018-09-18', text: '已召开' } });
    await boardIsRight('2018-09-20');
  });

  it('October: lists come in, one by hand on a phone; some are returned, some are late and reminded', async () => {
    await moves('2018-10-10');
    for (const branch of upTo(24))
      lists[branch] = (await cards(await as(clerkOf(branch)))).find(({ kind, restricted }) => kind === 'fill' && !restricted)?.itemId ?? '';
    const clerk = await enters(clerkOf(1), `/items/${lists[1]}`, phone);
    await clerk.page
      .getByLabel(/存在主要问题/u)
      .first()
      .fill('夜班交接班记录漏填，护士长有反映');
    await clerk.page
      .getByLabel(/整改措施/u)
      .first()
      .fill('每月检查一次');
    await clerk.sees(/已自动保存/u);
    await clerk.looks('y5-fill');
    await clerk.press('提交书记审核');
    await clerk.confirm('提交书记审核');
    await gone(clerk);
    await leaves(clerk);
    for (const branch of upTo(24, 2))
      await act(await as(clerkOf(branch)), lists[branch] ?? '', '提交书记审核', {
        data: { rows: [row(`第${branch}病区交接班记录漏填，夜班尤其多`), row(`第${branch}病区候诊时间偏长，群众有反映`)] },
      });
    for (const branch of upTo(19)) await act(await as(secretaryOf(branch)), lists[branch] ?? '', '同意并报送党办');
    await act(await as(secretaryOf(20)), lists[20] ?? '', '退回修改', { reason: '请写具体表现' });
    await boardIsRight('2018-10-10');
    for (const branch of upTo(16)) await act(await as(officeNo), lists[branch] ?? '', '审核通过');
    await does(officeNo, lists[17] ?? '', '退回修改', (form) => form.getByRole('textbox').first().fill('第2行措施请写明责任人和时间'));
    for (const branch of upTo(12)) {
      const own = await as(cadreOf(branch));
      const list = (await cards(own)).find(({ kind }) => kind === 'fill')?.itemId ?? '';
      await act(own, list, '提交书记确认', { data: { rows: [row('个人学习不够系统，笔记过于简单')] } });
      await act(await as(secretaryOf(branch)), list, '同意');
    }
    await moves('2018-10-23');
    for (const branch of [17, 20]) {
      const clerkNow = await as(clerkOf(branch));
      const { fill } = await clerkNow.get<ItemView>(`/items/${lists[branch]}`);
      const rows = (fill?.draft.data['rows'] ?? []) as object[]; // rows of the problem list
      await act(clerkNow, lists[branch] ?? '', '改好，重新报送', { data: { rows: rows.map((one) => ({ ...one, measure: '支部书记负责，11月底前完成' })) } });
    }
    await boardIsRight('2018-10-23');
    await office.goes('/board');
    await office.page.getByRole('grid').waitFor();
    await office.looks('y6-board', { bothWidths: true });
    // Those who have handed in nothing stand at the end of the matrix.
    await office.page.getByLabel('片区', { exact: true }).selectOption({ label: '第三片区' });
    await office.sees('10个单位');
    await office.press('催办');
    await office.page.locator('.matrix-cell-r').last().click();
    await office.press('看看催到谁');
    await office.sees(/^1个单位。$/u);
    await office.confirm('发出催办');
    await office.sees(/已发出1件催办/u);
    await office.confirm('关闭');
  });
});

describe('(d) the ledger', () => {
  const entries: Record<number, string> = {};
  const owners: Record<number, number> = {};
  const own = (serial: number) => clerkOf(owners[serial] ?? 0);
  const leader = (serial: number) => leaderOf(owners[serial] ?? 0);

  it('eleven problems are put on it, and planned by those who answer for them', async () => {
    await moves('2018-10-30');
    const clerk = await as(officeNo);
    const { rows } = await clerk.get<RegisterCandidates>('/registers/rectification/candidates');
    const chosen = rows.slice(0, 11);
    const data = await Promise.all(
      chosen.map(async ({ unit }, at) => {
        const branch = Number(/\d+/u.exec(unit.name)?.[0]);
        owners[at + 1] = branch;
        return {
          class: at < 3 ? 'immediate' : 'planned',
          lead: unit.id,
          leader: await idOf(leaderOf(branch)),
          owner: await idOf(clerkOf(branch)),
          due: at < 3 ? '2018-11-10' : '2018-12-10',
        };
      }),
    );
    await clerk.send('POST', '/registers/rectification/entries', {
      basis: '10月29日对策分析研究专题会议',
      rows: chosen.map(({ submissionId, rowId }, at) => ({ submissionId, rowId, data: data[at] })),
    });
    for (const { cells, itemId } of (await clerk.get<RegisterView>('/registers/rectification')).rows) entries[Number(cells['serial'])] = itemId;
    await moves('2018-11-06');
    for (const serial of upTo(10, 4)) {
      const measures = [{ rowId: randomUUID(), content: '交接班', measure: '改用新表', owner: await idOf(own(serial)), due: '2018-11-20' }];
      await act(await as(own(serial)), entries[serial] ?? '', '提交措施审核', { data: { goal: '每班交清', causes: '没有必填项', measures } });
      await act(await as(leader(serial)), entries[serial] ?? '', '同意并转党办');
      await act(clerk, entries[serial] ?? '', '同意整改措施');
    }
    await act(await as(own(1)), entries[1] ?? '', '登记办结', { data: { on: '2018-11-05', text: '已补齐记录' } });
    await act(clerk, entries[1] ?? '', '核实通过，准予销号');
  });

  it('more time, aside, standing, joined: each by hand', async () => {
    await does(own(5), entries[5] ?? '', '申请延期', async (form, person) => {
      await dated(person, '申请延至', '2018年12月28日（周五）');
      await form.getByLabel(/延期理由/u).fill('新表印制要两周');
    });
    await does(leader(5), entries[5] ?? '', '同意延期');
    await does(leader(6), entries[6] ?? '', '挂账', async (form, person) => {
      await form.getByLabel(/客观原因/u).fill('活动室待基建交付');
      await dated(person, '复核日', '2018年12月3日（周一）');
    });
    await does(leader(9), entries[9] ?? '', '转长期坚持', async (form, person) => {
      await form.getByLabel(/怎样长期坚持/u).fill('每季检查一次');
      await dated(person, '下次复核日', '2019年3月1日（周五）');
    });
    await does(officeNo, entries[8] ?? '', '并入其他问题', async (form) => {
      await form.getByLabel(/并入第几号问题/u).fill('7');
      await form.getByLabel(/合并理由/u).fill('同一件事');
    });
  });

  it('accepted from outside by hand, closed, and one opened again', async () => {
    for (const serial of [4, 7]) {
      const { cookie } = await as(own(serial));
      const evidence = [await sendFile(world.product.url, cookie, { name: `佐证${serial}.txt`, type: 'text/plain', text: `第${serial}号佐证` })];
      await act(await as(own(serial)), entries[serial] ?? '', '申请销号', {
        data: { self_result: 'done', effect: `第${serial}号问题已经解决，连续两月没有再发生`, evidence },
      });
      await act(await as(officeNo), entries[serial] ?? '', '审核通过，转验收', { data: {} });
    }
    await does(acceptor, entries[4] ?? '', '验收通过，准予销号', async (form) => {
      await form.getByText(/编号将为/u).waitFor();
      await form.getByLabel('现场核查').check();
      await form.getByLabel(/验收意见/u).fill('措施落实到位，问题已解决');
    });
    await act(await as(acceptor), entries[7] ?? '', '验收通过，准予销号', { data: { ways: ['on-site'], opinion: '措施落实到位，问题已解决' } });
    await moves('2018-11-20');
    await does(officeNo, entries[4] ?? '', '重新整改', async (form, person) => {
      await form.getByLabel('反弹').check();
      await dated(person, '新的完成时限', '2018年12月20日（周四）');
      await form.getByLabel('原因', { exact: true }).fill('回访发现又漏记');
    });
    await office.goes('/registers/rectification');
    await office.sees(/^共11：/u);
    await office.looks('y7-ledger', { bothWidths: true });
  });
});

/** The list of branch 21 has waited for its secretary since October; a colleague without a post agrees to it on a phone in his stead. */
const standsIn = async () => {
  const secretary = await enters(secretaryOf(21), '/me');
  await secretary.page.getByRole('combobox', { name: '代办的同志' }).click();
  await secretary.page.keyboard.type('职工81');
  await secretary.page.locator('.ant-select-item-option', { hasText: '职工81' }).first().click();
  await secretary.page.getByLabel('结束日期').fill('2018-11-24');
  await secretary.page.keyboard.press('Enter');
  await secretary.press('请他代办');
  await secretary.sees(/职工81代职工21办理/u);
  await leaves(secretary);
  const colleague = await enters('20081', `/items/${lists[21]}`, phone);
  await colleague.press('代职工21：同意并报送党办');
  await colleague.confirm('同意并报送党办');
  await colleague.page
    .getByRole('status')
    .filter({ hasText: /转党办审核/u })
    .waitFor();
  const { events } = await colleague.reads<HistoryView>(`/items/${lists[21]}/history`);
  expect(events.findLast(({ kind }) => kind !== 'system')?.who).toMatch(/职工81 代 职工21$/u);
  await leaves(colleague);
};

describe('(e) people and units change', () => {
  it('somebody leaves and hands over; a secretary has somebody stand in; a branch takes another name, its old papers keep theirs', async () => {
    const leaving = await idOf(clerkOf(6));
    await office.goes(`/people/${leaving}/hand-over`);
    await office.page.getByLabel('为什么交接').fill('工作调动');
    await office.press(/^交接\d+件$/u);
    await office.sees(/件已交接/u);
    expect((await office.reads<Routes['GET /people/:id/open-work']['answer']>(`/people/${leaving}/open-work`)).lines).toEqual([]);
    await standsIn();
    const system = await world.visit('/sign-in');
    await logIn(system, 'A01', GOOD);
    await system.goes('/organisation');
    await system.page.getByRole('link', { name: '第5党支部', exact: true }).click();
    await system.press('更名');
    await sheet(system.page).getByLabel('新名称').fill('急诊医学党支部');
    await system.confirm('更名');
    await system.page.getByRole('heading', { name: '急诊医学党支部' }).waitFor();
    await leaves(system);
    const board = await boardIsRight('2018-11-20');
    expect(board.rows[4]?.name).toBe('急诊医学党支部');
    expect((await office.reads<ItemView>(`/items/${lists[5]}`)).filler).toBe('第5党支部 第5病区');
  });

  it('November and December: tasks are done or not, a stage is closed with what is left of it', async () => {
    // The second stage begins while the first still runs.
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('开始本阶段');
    await office.confirm('开始本阶段');
    await until(({ stages }) => stages.slice(0, 2).every(({ state }) => state.label === '进行中'), 'two stages run');
    await moves('2018-11-28');
    await registered('制定整改措施', upTo(27), '2018-11-28');
    await moves('2018-12-04');
    await registered('按台账逐条整改', upTo(22), '2018-12-04');
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('结束本阶段');
    await sheet(office.page)
      .getByText(/第2项 组织专题学习：5个单位未办结/u)
      .waitFor();
    await office.looks('y8-close-stage');
    await office.confirm('结束本阶段');
    await until(({ stages }) => stages[0]?.state.label === '已结束', 'the stage closed');
    await moves('2018-12-28');
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('结束本阶段');
    await office.confirm('结束本阶段');
    await until(({ stages }) => stages[1]?.state.label === '已结束', 'the second stage closed');
    await office.press('开始本阶段');
    await office.confirm('开始本阶段');
    await until(({ stages }) => stages[2]?.state.label === '进行中', 'the third stage runs');
    await registered('报送年度总结', upTo(24), '2018-12-27');
    await moves('2019-01-07');
    await office.goes('/board');
    await office.page.getByRole('grid').waitFor();
    await office.looks('y9-board-january', { bothWidths: true });
  });
});

describe('(f) the year is reviewed, closed and goes on', () => {
  const cutOff = '2018-12-31';
  let reviewId = '';
  const review = async () => (await as(officeNo)).get<ReviewView>(`/reviews/${reviewId}`);
  const closing = () => office.reads<ClosingView>(`/campaigns/${campaignId}/closing`);

  it('every figure of every branch and of the whole equals a recount', async () => {
    await office.goes('/reviews');
    await office.press('安排考核评议');
    await office.confirm('取数，生成各支部的表');
    await office.page.getByRole('link', { name: '第1党支部', exact: true }).waitFor({ timeout: 60_000 });
    reviewId = (await office.reads<ReviewLines>('/reviews')).lines[0]?.review?.id ?? '';
    for (const end = Date.now() + 60_000; Date.now() < end && (await review()).whole === null;) await office.page.waitForTimeout(300);
    const { whole, sheets } = await review();
    expect(sheets.length).toBe(BRANCHES);
    const told = shownFigures(whole ?? []);
    const all = await countFigures(world.superuserUrl, campaignId, { unitId: null, cutOff });
    // Individual lists are told only where no sheet that is not told can be found by taking the others away.
    expect({ 'personal-on-time': all['personal-on-time'], ...told }).toEqual(all);
    for (const { id, unit } of sheets) {
      const { groups } = await (await as(officeNo)).get<SheetView>(`/review-sheets/${id}`);
      const counted = await countFigures(world.superuserUrl, campaignId, { unitId: unit.id, cutOff });
      expect({ unit: unit.name, ...counted, ...shownFigures(groups) }).toEqual({ unit: unit.name, ...counted });
    }
    await office.goes(`/reviews/${reviewId}`);
    await office.looks('y10-review', { bothWidths: true });
  });

  it('the branches have their say, the office checks, a meeting confirms; one asks for a second look', async () => {
    const [first] = (await review()).sheets;
    const secretary = await enters(secretaryOf(1), `/review-sheets/${first?.id}`);
    await secretary.press('报党办核对');
    await sheet(secretary.page).getByLabel('支部说明').fill('11月因病区搬迁，迟报一份。');
    await secretary.confirm('报党办核对');
    await secretary.sees('待党办核对');
    const clerk = await as(officeNo);
    for (const { id } of (await review()).sheets.slice(1)) await act(clerk, id, '不再等说明，转核对');
    for (const { id } of (await review()).sheets) await act(clerk, id, '核对无误，转领导小组');
    const meeting = { meeting: '创建活动领导小组会议', held_on: '2019-01-07', record: '同意' };
    for (const { id } of (await review()).sheets) await act(clerk, id, '录入会议审定', { data: meeting });
    await office.goes(`/reviews/${reviewId}`);
    await office.press('反馈支部（30份）');
    await office.confirm('反馈支部（30份）');
    await office.sees('30份已反馈支部。');
    await secretary.goes(`/review-sheets/${first?.id}`);
    await secretary.press('申请复核');
    await sheet(secretary.page).getByLabel('复核理由').fill('会议已于9月召开，请核对。');
    await secretary.confirm('申请复核');
    await secretary.sees('复核中');
    await leaves(secretary);
    await act(clerk, first?.id ?? '', '答复复核结论', { data: { result: 'upheld', text: '记录中没有该次会议，维持原数字。' } });
  });

  it('who has nothing to say is done, and the review ends when nobody may ask any more', async () => {
    const [, second] = (await review()).sheets;
    const secretary = await enters(secretaryOf(2), `/review-sheets/${second?.id}`, phone);
    await secretary.press('没有意见，办结');
    await secretary.confirm('没有意见，办结');
    await secretary.sees('已办结');
    await leaves(secretary);
    await moves('2019-01-16');
    await office.goes(`/reviews/${reviewId}`);
    await until(async () => (await closing()).review.done, 'the review ended');
    expect((await review()).sheets.map(({ state }) => state.label)).toEqual(['复核办结', ...upTo(BRANCHES - 1).map(() => '已办结')]);
  });

  it('the year is closed, 2019 is made from it, and what is open goes there', async () => {
    const before = await closing();
    expect(before.stages.map(({ title }) => title)).toEqual(['（三）巩固总结']);
    await office.goes(`/campaigns/${campaignId}/closing`);
    await office.looks('y11-closing', { bothWidths: true });
    await office.press('结束2018年度活动');
    await office.confirm('结束2018年度活动');
    await office.page.getByRole('link', { name: '以2018年为底稿新建2019年活动' }).click();
    await office.confirm('新建，打开编制');
    await office.page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/u);
    const made = (await office.reads<CampaignLine[]>('/campaigns')).find(({ year }) => year === 2019);
    expect((await office.reads<CampaignView>(`/campaigns/${made?.id}`)).tasks.length).toBe(6);
    await office.goes(`/campaigns/${campaignId}/closing`);
    await office.press(`结转${before.entries.length}条`);
    await office.sees('已结转到');
    await office.looks('y12-carried');
    const left = await closing();
    expect([left.closed, left.waiting]).toEqual([true, 0]);
    await boardIsRight('2019-01-16');
  });
});
