import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { CampaignView, HistoryView } from '../src/api/types.js';
import { desk, sheet, type Person } from './person.js';
import { isSentOut } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** A plan from a blank page through its year, and the next year made from it. */
let world: World;
let office: Person;
let leader: Person;
let campaignId = '';
let exported = '';

beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const it = story('plan-year', () => world);

const campaign = () => office.reads<CampaignView>(`/campaigns/${campaignId}`);
const taskOf = async (printedNo: string) =>
  (await campaign()).tasks.find((task) => task.printedNo === printedNo) ??
  (() => {
    throw new Error(`no task ${printedNo}`);
  })();
const cell = (taskId: string, column: string) => office.page.locator(`[data-cell="${taskId}/${column}"]`);
const fill = (label: string | RegExp, words: string) => sheet(office.page).getByLabel(label).first().fill(words);
const closed = () => office.page.getByRole('dialog').waitFor({ state: 'detached' });
/** Until the server holds what was just done. */
const until = async (holds: (view: CampaignView) => boolean, what: string) => {
  for (const end = Date.now() + 60_000; Date.now() < end; await office.page.waitForTimeout(150)) if (holds(await campaign())) return;
  throw new Error(`never came true: ${what}`);
};
const typeDay = async (label: string, day: string) => {
  const field = sheet(office.page).getByLabel(label, { exact: true }).last();
  await field.fill(day);
  await field.press('Enter');
};

/** Takes one of the offered by keyboard, going down until it is the one: a list that is still moving is not clicked at. */
const pick = async (words: string | RegExp) => {
  const active = office.page.locator('.ant-select-dropdown:visible .ant-select-item-option-active');
  for (const end = Date.now() + 40_000; Date.now() < end;) {
    await active.waitFor();
    if (await active.filter({ hasText: words }).count()) return office.page.keyboard.press('Enter');
    await office.page.keyboard.press('ArrowDown');
    await office.page.waitForTimeout(100);
  }
  throw new Error(`never offered: ${String(words)}`);
};

describe('the plan is written', () => {
  it('begins with a blank page', async () => {
    office = await world.signIn('10007');
    const { page } = office;
    await page.getByRole('link', { name: '年度方案', exact: true }).click();
    await page.getByRole('button', { name: '从空白开始' }).waitFor();
    await office.looks('p1-plans', { bothWidths: true });
    await office.press('从空白开始');
    await fill('标题', '2018年“基层减负”专项活动');
    await fill('年度', '2018');
    await fill('年度主题', '减负');
    await office.confirm('新建，打开编制');
    await page.getByText('还没有阶段').waitFor();
    campaignId = page.url().split('/').at(-1) ?? '';
    await office.sees('还没有任务');
  });

  it('takes a stage, and three tasks typed in the grid', async () => {
    const { page } = office;
    await office.press('加一个阶段');
    await fill('编号，如“（一）”', '（一）');
    await fill('阶段名称', '查摆清理');
    await fill('工作重点', '清理重复填报');
    await fill('时限原文', '10月底前');
    await sheet(page).getByText('“10月底前”：按当月最后一天。按10月31日（周三）？').waitFor();
    await sheet(page)
      .getByRole('button', { name: /按\s?此/u })
      .click();
    await office.confirm('保存');
    await closed();
    const line = page.getByLabel('加一项任务到（一）查摆清理', { exact: true });
    for (const title of ['清理重复表格', '压减会议', '核对台账']) {
      await line.fill(title);
      await line.press('Enter');
      await page.getByText(title, { exact: true }).waitFor();
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.plan-new-cell input:not(.plan-new-no)')?.value === '');
    }
    expect((await campaign()).tasks.map(({ printedNo, title }) => `${printedNo} ${title}`)).toEqual(['1 清理重复表格', '2 压减会议', '3 核对台账']);
  });

  it('is edited by keyboard: a printed number, words that propose a day', async () => {
    const { page } = office;
    const [first, second, third] = (await campaign()).tasks;
    if (!first || !second || !third) throw new Error('three tasks were typed');
    await cell(third.id, 'no').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('4');
    await page.keyboard.press('Enter');
    await until(({ tasks }) => tasks.some(({ printedNo }) => printedNo === '4'), 'the number');
    for (const { id } of [first, second, third]) {
      await cell(id, 'due').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.insertText('10月下旬前');
      await page.getByText('“10月下旬前”：下旬从21日开始。按10月20日（周六）？').waitFor();
      await page
        .locator('.plan-editor')
        .getByRole('button', { name: /按\s?此/u })
        .click();
      await until(({ tasks }) => tasks.find((task) => task.id === id)?.dueOn?.on === '2018-10-20', 'the day');
    }
    await cell(first.id, 'lead').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('党支部');
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').waitFor();
    await page.keyboard.press('Enter');
    await until(({ tasks }) => tasks[0]?.lead !== null, 'the owner');
    await page.getByLabel('选中第2项').check();
    await page.getByLabel('选中第4项').check();
    await office.press('沿用上一行');
    await until(({ tasks }) => tasks.every(({ lead }) => lead !== null), 'owners carried down');
    await page.getByLabel('全选').check();
    await office.press('统一写办理方式');
    await sheet(page)
      .getByRole('radio', { name: /^登记办结/u })
      .check();
    await office.confirm('保存');
    await until(({ blockers }) => blockers.length === 0, 'nothing missing');
    await office.sees('该填的都填了');
  });

  it('moves a row by keyboard and keeps the printed numbers', async () => {
    const task = await taskOf('4');
    await cell(task.id, 'task').focus();
    await office.page.keyboard.press('Alt+ArrowUp');
    await until(({ tasks }) => tasks.map(({ printedNo }) => printedNo).join() === '1,4,2', 'the order');
  });

  it('has chapters of its own, and a unit that stays out with its reason', async () => {
    const { page } = office;
    await office.press('修改正文');
    await office.press('加一章');
    await sheet(page).getByLabel('章标题 一').fill('总体要求');
    await office.press('加一段');
    await sheet(page).getByLabel('第一章第1段正文').fill('能不填的不填，能少开的少开。');
    await office.confirm('保存');
    await closed();
    await office.press('修改参加单位');
    await office.press('加一个不参加的单位');
    await sheet(page).getByLabel('不参加的单位 1').fill('外科第二党支部');
    await pick('外科第二党支部');
    await sheet(page).getByLabel('理由 1').fill('正在换届');
    await office.confirm('保存');
    await closed();
    await office.sees('外科第二党支部不参加：正在换届');
    await office.sees('1个单位不参加');
    await office.looks('p2-plan-written', { bothWidths: true });
  });
});

describe('the plan runs', () => {
  it('is submitted, approved and started', async () => {
    await office.press('送审');
    await office.confirm('送审');
    leader = await world.signIn('10002', desk, `/campaigns/${campaignId}`);
    await leader.press('审定同意');
    await leader.confirm('审定同意');
    await leader.sees('已审定');
    await leader.leaves();
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('启动');
    await office.confirm('启动');
    await until(({ launched }) => isSentOut(launched), 'everything sent out');
  });

  it('is appended to, with a reason, and sent out at once', async () => {
    const { page } = office;
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('追加任务');
    await sheet(page).getByLabel('序号').fill('5');
    await sheet(page).getByLabel('主要任务').fill('报一份小结');
    await sheet(page).getByLabel('责任部门').fill('党办');
    await pick(/^党办$/u);
    await page.keyboard.press('Escape');
    await fill('时限原文', '11月底前');
    await sheet(page)
      .getByRole('button', { name: /按\s?此/u })
      .click();
    await sheet(page)
      .getByRole('radio', { name: /^登记办结/u })
      .check();
    await fill('理由', '上级要求报小结');
    await office.looks('p3-append', { bothWidths: true });
    await office.confirm('追加并下发');
    await closed();
    await until(
      ({ tasks, launched }) => tasks.find(({ printedNo }) => printedNo === '5')?.progress?.total === 1 && isSentOut(launched),
      'the new task sent out',
    );
    // The page hears of it a moment later and moves what stands on it: nothing is pressed meanwhile.
    await page.getByText('办结0/1', { exact: true }).waitFor();
  });

  it('moves a deadline: what was sent out follows because the office said so', async () => {
    const { page } = office;
    await office.press('调整时限 第1项');
    await sheet(page)
      .getByText(/已下发未办结\d+件/u)
      .waitFor();
    await typeDay('新的完成时限', '2018-10-15');
    await sheet(page)
      .getByText(/一并改到新时限/u)
      .click();
    await sheet(page)
      .getByText(/新时限比原时限早，影响：.*党支部/u)
      .waitFor();
    await office.looks('p4-earlier', { bothWidths: true });
    await typeDay('新的完成时限', '2018-11-09');
    await fill('理由', '与检查错开');
    await office.confirm('调整时限');
    await closed();
    await until(({ tasks }) => tasks.find(({ printedNo }) => printedNo === '1')?.dueOn?.on === '2018-11-09', 'the new day');
    const { events } = await office.reads<HistoryView>(`/items/${campaignId}/history`);
    expect(events.at(-1)).toMatchObject({ reason: '与检查错开' });
  });

  it('closes a stage and keeps what is left in its record', async () => {
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('开始本阶段');
    await office.confirm('开始本阶段');
    await office.page.getByRole('button', { name: '结束本阶段' }).waitFor();
    await office.press('结束本阶段');
    await sheet(office.page)
      .getByText(/第1项 清理重复表格：\d+个单位未办结/u)
      .waitFor();
    await office.looks('p5-close-stage', { bothWidths: true });
    await office.confirm('结束本阶段');
    await until(({ stages }) => stages[0]?.state.label === '已结束', 'the stage closed');
    const stage = (await campaign()).stages[0];
    const { events } = await office.reads<HistoryView>(`/items/${stage?.itemId ?? ''}/history`);
    expect(events.at(-1)?.facts).toContainEqual({ label: '未办结 第1项 清理重复表格', text: expect.stringMatching(/^\d+个单位：/u) });
    await office.goes(`/campaigns/${campaignId}`);
    await office.looks('p6-plan-running', { bothWidths: true });
  });
});

describe('the plan goes on', () => {
  it('is exported, and imported as a draft with a strange name matched', async () => {
    const { page } = office;
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出方案文件' }).click();
    exported = await (await waiting).path();
    const strange = readFileSync(exported, 'utf8').replaceAll('"party-office"', '"their-office"');
    await office.goes('/campaigns');
    await office.press('从文件导入');
    const choose = (name: string, text: string) =>
      sheet(page)
        .getByLabel('选择方案文件（.json）')
        .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await choose('bad.json', '{');
    await office.sees('这不是导出的方案文件');
    await choose('newer.json', strange.replace('"format":1', '"format":2'));
    await office.sees('文件的格式是第2版');
    await choose('plan.json', strange);
    await sheet(page).getByText('有1个名称本单位没有').waitFor();
    await sheet(page).getByLabel('“党办”对应').fill('党办');
    await pick(/^党办$/u);
    await office.looks('p7-import', { bothWidths: true });
    await office.confirm('导入，打开编制');
    await page.waitForURL((url) => /\/campaigns\/[0-9a-f-]{36}$/u.test(url.pathname) && !url.pathname.endsWith(campaignId));
    const copy = await office.reads<CampaignView>(`/campaigns/${page.url().split('/').at(-1) ?? ''}`);
    expect(copy).toMatchObject({ editable: true, launched: null });
    expect(copy.tasks.map(({ printedNo, lead }) => `${printedNo} ${lead?.label ?? ''}`)).toEqual(['1 各党支部', '4 各党支部', '2 各党支部', '5 党办']);
  });

  it('makes the next year from it: days wait to be looked at, one by one or all', async () => {
    const { page } = office;
    await office.goes('/campaigns');
    await office.press('以往年为底稿');
    await sheet(page).getByRole('combobox').first().click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').last().click();
    expect(await sheet(page).getByLabel('标题').inputValue()).toBe('2019年“基层减负”专项活动');
    await office.confirm('新建，打开编制');
    await page.getByText('待核对5', { exact: true }).waitFor();
    await office.sees('以2018年《2018年“基层减负”专项活动》为底稿');
    await office.looks('p8-next-year', { bothWidths: true });
    await page.getByRole('button', { name: '第1项日期无误' }).click();
    await page.getByText('待核对4', { exact: true }).waitFor();
    await office.press('全部核对无误');
    await page.getByText(/^待核对\d+$/u).waitFor({ state: 'detached' });
    const next = await office.reads<CampaignView>(`/campaigns/${page.url().split('/').at(-1) ?? ''}`);
    expect(next.tasks.map(({ printedNo, dueOn, unchecked }) => `${printedNo} ${dueOn?.on ?? ''} ${unchecked}`)).toEqual([
      '1 2019-11-09 false',
      '4 2019-10-20 false',
      '2 2019-10-20 false',
      '5 2019-11-30 false',
    ]);
  });
});
