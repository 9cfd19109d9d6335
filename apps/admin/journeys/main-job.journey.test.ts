import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import pg from 'pg';
import type { CampaignView, HistoryView, ItemView, RegisterView } from '../src/api/types.js';
import { cellOf, desk, phone, pressAct, sheet, type Person } from './person.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/**
 * One year's main job, told once and in order: the plan is opened, sent out, filled in, returned, agreed,
 * entered on the register, put right, accepted, opened again, and read by somebody who may only look.
 */
let world: World;
let office: Person;
let officeHead: Person;
let secretary: Person;
let clerk: Person;
let branchSecretary: Person;
let owner: Person;
let campaignId = '';

beforeAll(async () => {
  world = await startWorld();
}, 180_000);
afterAll(() => world?.stop(), 60_000);

const it = story('main-job', () => world);

/** A card of somebody's list, by its words. */
const cardOf = (person: Person, words: string | RegExp) => person.page.locator('article.card').filter({ hasText: words }).first();
const campaign = () => office.reads<CampaignView>(`/campaigns/${campaignId}`);
const chip = (column: string) => office.page.getByRole('button', { name: new RegExp(`^缺${column}\\d+$`, 'u') });
const cell = (taskId: string, column: string) => office.page.locator(`[data-cell="${taskId}/${column}"]`);

/** Types a category of owners into the cell that has the focus; taking it saves and moves on to the next missing cell. */
const assign = async (words: string) => {
  const { page } = office;
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-cell')?.endsWith('/lead'));
  const [taskId = ''] = (await page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? '')).split('/');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: words }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => {
    const at = document.activeElement?.getAttribute('data-cell') ?? '';
    const isDone = ![...document.querySelectorAll('.plan-chip')].some((one) => one.textContent?.startsWith('缺责任部门'));
    return isDone || (at.endsWith('/lead') && at !== `${id}/lead`);
  }, taskId);
};

describe('(a) the party office opens the plan and starts it', () => {
  it('shows twelve tasks with the printed numbers and says what is missing', async () => {
    office = await world.signInByClick('10007');
    await office.page.getByRole('link', { name: '年度方案', exact: true }).click();
    await office.press('打开2018年方案');
    await office.page.getByRole('grid').waitFor();
    campaignId = office.page.url().split('/').at(-1) ?? '';
    const view = await campaign();
    expect(view.tasks.map((task) => task.printedNo)).toEqual(['1', '2', '3', '4', '5', '7', '8', '10', '11', '12', '13', '14']);
    expect(view.chapters).toHaveLength(4);
    await office.sees('缺责任部门9');
    await office.looks('a1-plan-opened', { bothWidths: true });
  });

  it('walks from one missing cell to the next by keyboard and carries rows down', async () => {
    const { page } = office;
    const byNo = Object.fromEntries((await campaign()).tasks.map((task) => [task.printedNo, task.id]));
    await chip('责任部门').focus();
    await page.keyboard.press('Enter');
    await assign('党办');
    await assign('党办');
    for (const no of ['4', '7']) await page.getByRole('checkbox', { name: `选中第${no}项` }).check();
    await office.press('沿用上一行');
    await office.sees('沿用第3行');
    await office.sees('沿用第5行');
    await chip('责任部门').click();
    for (const words of ['党办', '党办', '党支部', '党办', '党办']) await assign(words);
    await chip('责任部门').waitFor({ state: 'detached' });
    const leads = (await campaign()).tasks.map((task) => task.lead?.label);
    expect(leads).toEqual(['党办', '党办', '党办', '党办', '各党支部', '各党支部', '各党支部、领导班子', '党办', '党办', '各党支部', '党办', '党办']);
    await cell(byNo['8'] ?? '', 'due').focus();
    await page.keyboard.press('Enter');
    await office.sees('下旬从21日开始');
    await page.keyboard.press('Enter');
    await page.locator('.plan-editor').waitFor({ state: 'detached' });
  });

  it('says for every task how it is done, many at once or one by one', async () => {
    const { page } = office;
    const tasks = (await campaign()).tasks;
    for (const task of tasks.filter((one) => one.how === null)) await page.getByRole('checkbox', { name: `选中第${task.printedNo}项`, exact: true }).check();
    await office.press('统一写办理方式');
    await sheet(page)
      .getByRole('radio', { name: /^登记办结/u })
      .check();
    await office.looks('a2-how');
    await office.confirm('保存');
    await chip('办理方式').waitFor({ state: 'detached' });
    await cell(tasks.find((task) => task.printedNo === '10')?.id ?? '', 'how').focus();
    await page.keyboard.press('Enter');
    await sheet(page).getByRole('radio', { name: /^开会/u }).check();
    await office.confirm('保存');
    await sheet(page).waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: '以哪个单位身份看' }).click();
    await page.keyboard.insertText('内科第一党支部');
    await page.keyboard.press('Enter');
    await office.sees(/收到\d+件，约\d+分钟/u);
    await office.sees('该填的都填了');
    await office.looks('a3-plan-complete', { bothWidths: true });
  });

  it('is submitted, approved by a leader and started', async () => {
    await office.press('送审');
    await office.confirm('送审');
    await office.sees('待审定');
    secretary = await world.signIn('10001', desk, `/campaigns/${campaignId}`);
    await secretary.looks('a4-to-approve');
    await secretary.press('审定同意');
    await secretary.confirm('审定同意');
    await secretary.sees('已审定');
    await secretary.leaves();
    await office.goes(`/campaigns/${campaignId}`);
    await office.press('启动');
    await office.looks('a5-start');
    await office.confirm('启动');
    await office.page
      .getByRole('link', { name: /^办结0\/12$/u })
      .first()
      .waitFor({ timeout: 60_000 });
    await office.looks('a6-running', { bothWidths: true });
  });
});

const problems = [
  '三会一课记录过于简单，三月至六月只有一次书记讲党课',
  '门诊预约流程复杂，老年患者反映强烈，没有人工窗口',
  '科室医德医风教育形式单一，全年只组织过一次',
  '病区意见箱半年没有开启，群众意见无人答复',
  '支部委员分工不清，党员发展材料两次补正',
  '早交班占用时间过长，影响查房，护士多次提出',
] as const;

/** Writes rows into the list that is open: on a phone each row is a card. */
const writeRows = async ({ page }: Person, rows: readonly string[]) => {
  for (const [at, problem] of rows.entries()) {
    await page.getByLabel(`第${at + 1}行 存在主要问题`).fill(problem);
    if (at < 3) await page.getByLabel(`第${at + 1}行 整改措施`).fill('每月检查一次，年底前完成');
    if (at + 1 < rows.length) {
      await page.getByRole('button', { name: '再加一条' }).click();
      await page.getByLabel(`第${at + 2}行 存在主要问题`).waitFor();
    }
  }
  await page
    .getByText(/已自动保存/u)
    .first()
    .waitFor();
};

/** The demo's own control; the whole tenant lives on that day then. */
const moveDemoDate = async (day: string, words: RegExp) => {
  await office.goes('/');
  await office.press(/^演示日期/u);
  await sheet(office.page).getByLabel('调到哪一天').fill(day);
  await office.confirm('调到这一天');
  await office.page.getByRole('button', { name: words }).waitFor();
};

describe('(b) a branch clerk with a phone', () => {
  it('the week in which the lists are due has come', () => moveDemoDate('2018-10-16', /2018年10月16日/u));

  it('fills six rows that a reload does not lose, and submits them', async () => {
    clerk = await world.signInByClick('10011', phone);
    await clerk.sees(/本周要办/u);
    await clerk.looks('b1-home', { bothWidths: true });
    await cardOf(clerk, '呼吸内科').getByRole('button').click();
    await clerk.page.getByLabel('第1行 存在主要问题').waitFor();
    await writeRows(clerk, problems);
    await clerk.page.reload();
    await clerk.page.getByLabel('第6行 存在主要问题').waitFor();
    expect(await clerk.page.getByLabel('第6行 存在主要问题').inputValue()).toBe(problems[5]);
    await clerk.looks('b2-filled');
    await clerk.press('提交书记审核');
    await clerk.looks('b3-submit');
    await clerk.confirm('提交书记审核');
    await clerk.sees('待书记审核');
    await clerk.looks('b4-submitted');
  });

  it('ends a task without a form in three taps', async () => {
    await clerk.goes('/');
    const card = cardOf(clerk, '专题学习加强党的政治建设');
    await card.getByRole('button', { name: /登记办结/u }).click();
    await sheet(clerk.page)
      .getByLabel(/一句话说明/u)
      .fill('9月26日已组织学习，28名党员参加');
    await clerk.looks('b5-done-note');
    await clerk.confirm('登记办结');
    await card.waitFor({ state: 'detached' });
  });

  it('submits a second list', async () => {
    await cardOf(clerk, '消化内科').getByRole('button').click();
    await clerk.page.getByLabel('第1行 存在主要问题').waitFor();
    await writeRows(clerk, ['胃镜预约等候超过两周，未向患者说明原因', '科务公开栏三个月没有更新']);
    await clerk.press('提交书记审核');
    await clerk.confirm('提交书记审核');
    await clerk.sees('待书记审核');
  });
});

/** Opens what waits for a decision, by its words. */
const openDecision = async (person: Person, words: string) => {
  await person.goes('/decisions');
  await person.page.getByRole('row').filter({ hasText: words }).getByRole('link').first().click();
  await person.page.getByRole('button', { name: '退回修改' }).waitFor();
};

const sendBack = async (person: Person, words: string, reason: string, marks: readonly RegExp[] = []) => {
  await openDecision(person, words);
  await person.press('退回修改');
  await sheet(person.page).getByLabel('原因').fill(reason);
  for (const mark of marks) {
    await sheet(person.page).getByRole('button', { name: mark }).focus();
    await person.page.keyboard.press('Space');
  }
  if (marks.length > 0) {
    await sheet(person.page).getByText(`已标出${marks.length}处。对方只需改这${marks.length}处，改好后直接回到您这里。`).waitFor();
    await person.looks('c1-marked', { bothWidths: true });
  }
  await person.confirm('退回修改');
  await sheet(person.page).waitFor({ state: 'detached' });
};

const correct = async (row: number, measure: string) => {
  await clerk.goes('/');
  await cardOf(clerk, '呼吸内科')
    .getByRole('button', { name: /去修改|去改\d+处/u })
    .click();
  await clerk.page.getByLabel(`第${row}行 整改措施`).fill(measure);
  await clerk.page
    .getByText(/已自动保存/u)
    .first()
    .waitFor();
};

const resubmit = async () => {
  await clerk.press('改好，重新报送');
  await clerk.confirm('改好，重新报送');
  await sheet(clerk.page).waitFor({ state: 'detached' });
};

describe('(c) agreeing and returning', () => {
  it('the branch secretary returns with a reason; the clerk sees it whole, corrects and resubmits', async () => {
    branchSecretary = await world.signIn('10010', desk, '/decisions');
    await branchSecretary.looks('c1-decisions', { bothWidths: true });
    await sendBack(branchSecretary, '呼吸内科', '第3行措施请写明责任人和时间', [/^第3行“整改措施”/u]);
    await clerk.goes('/');
    await cardOf(clerk, '呼吸内科')
      .getByRole('button', { name: /去改1处/u })
      .click();
    await clerk.sees('还有1处未改');
    // Only what was marked is open; the button leads there.
    expect(await clerk.page.getByLabel(/^第\d行 (存在主要问题|整改措施)$/u).count()).toBe(1);
    await clerk.press('还有1处未改');
    await clerk.page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '第3行 整改措施');
    await correct(3, '每季度组织一次医德医风教育，朱文澜负责，12月底前完成');
    await clerk.sees('第3行措施请写明责任人和时间');
    await clerk.looks('c2-returned');
    await resubmit();
    await openDecision(branchSecretary, '呼吸内科');
    await branchSecretary.sees('其余5行未改，展开');
    await branchSecretary.looks('c3-second-round', { bothWidths: true });
    await branchSecretary.press('同意并报送党办');
    await branchSecretary.confirm('同意并报送党办');
    await openDecision(branchSecretary, '消化内科');
    await branchSecretary.press('同意并报送党办');
    await branchSecretary.confirm('同意并报送党办');
    await sheet(branchSecretary.page).waitFor({ state: 'detached' });
  });

  it('the office returns, the clerk corrects, the first round stays readable', async () => {
    await sendBack(office, '呼吸内科', '第5行请写具体表现');
    await correct(5, '10月底前明确分工并公示，徐春来负责');
    await clerk.press(/看第1次/u);
    await sheet(clerk.page).getByText(problems[0]).waitFor();
    await clerk.looks('c4-first-round');
    await clerk.confirm('收起');
    await resubmit();
  });

  it('several lists are agreed at once; the one somebody else settled is reported, and whoever looks on sees it change while he writes', async () => {
    officeHead = await world.signIn('10006', desk, '/decisions');
    for (const words of ['呼吸内科', '消化内科']) await officeHead.page.getByRole('row').filter({ hasText: words }).getByRole('checkbox').check();
    await officeHead.press(/^审核通过（2份）/u);
    await openDecision(office, '消化内科');
    await office.press('审核通过');
    await office.confirm('审核通过');
    await sheet(office.page).waitFor({ state: 'detached' });
    // Long before a list is read again by the clock.
    await officeHead.page.locator('tr').filter({ hasText: '消化内科' }).waitFor({ state: 'detached', timeout: 60_000 });
    await openDecision(office, '呼吸内科');
    await office.press('退回修改');
    await sheet(office.page).getByRole('textbox').fill('第2行请写明时间');
    await officeHead.looks('c5-batch');
    await officeHead.confirm('审核通过（2份）');
    await sheet(office.page).getByText('有新变化').waitFor({ timeout: 60_000 });
    expect(await sheet(office.page).getByRole('textbox').inputValue()).toBe('第2行请写明时间');
    await office.looks('c5-changed-meanwhile', { bothWidths: true });
    await office.confirm('先不办');
    await office.sees('页面已更新为最新情况');
    await officeHead.sees(/1份已.*1份未办/u);
    await sheet(officeHead.page)
      .getByText(/刘清和/u)
      .first()
      .waitFor();
    await officeHead.looks('c6-batch-answer');
    await officeHead.confirm('知道了');
    for (const person of [officeHead, branchSecretary, clerk]) await person.leaves();
  });
});

const dated = async ({ page }: Person, label: string, words: string) => {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.fill(words);
  await field.press('Enter');
};

const choose = async ({ page }: Person, within: string, label: string, words: string) => {
  await page.locator(within).getByRole('combobox', { name: label }).click();
  await page.keyboard.insertText(words);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: words }).waitFor();
  await page.keyboard.press('Enter');
};

const enterRows = async (ticks: readonly string[], entry: { readonly kind: string; readonly lead: string; readonly owner: string }) => {
  await office.goes('/registers/rectification/add');
  for (const words of ticks) await office.page.getByRole('checkbox', { name: `选中：${words}` }).check();
  await office.page.getByLabel(entry.kind).check();
  await choose(office, '.enter-panel', '责任部门', entry.lead);
  await choose(office, '.enter-panel', '责任领导', '陈砚秋');
  await choose(office, '.enter-panel', '责任人', entry.owner);
  await dated(office, '完成时限', '2018年11月30日（周五）');
  await office.press(`填入所选${ticks.length}条`);
  await office.page.getByLabel('依据').fill('10月29日对策分析研究专题会议');
  await office.looks('d1-enter');
  await office.press(`列入${ticks.length}条`);
  await office.page
    .getByRole('status')
    .filter({ hasText: `${ticks.length}` })
    .first()
    .waitFor();
};

const rowWith = async (person: Person, words: string) => {
  const { rows } = await person.reads<RegisterView>('/registers/rectification');
  const row = rows.find((one) => Object.values(one.cells).includes(words));
  if (row === undefined) throw new Error(`No row says ${words}`);
  return row;
};

const openRow = async (person: Person, words: string) => person.goes(`/items/${(await rowWith(person, words)).itemId}`);
const signInAt = async (staffNo: string, words: string) => world.signIn(staffNo, desk, `/items/${(await rowWith(office, words)).itemId}`);

/** Presses an act, fills its sheet, confirms it. */
const does = async (person: Person, act: string, fill: (form: ReturnType<typeof sheet>) => Promise<void> = async () => undefined) => {
  await pressAct(person, act);
  await fill(sheet(person.page));
  await person.confirm(act);
  await sheet(person.page).waitFor({ state: 'detached' });
};

describe('(d) the register', () => {
  it('the office moves the demo date and enters rows in bulk, with the meeting as basis', async () => {
    await moveDemoDate('2018-10-30', /2018年10月30日/u);
    await enterRows([problems[0]], { kind: '马上改', lead: '呼吸内科', owner: '朱文澜' });
    await enterRows([problems[1], problems[2]], { kind: '早改快改', lead: '呼吸内科', owner: '朱文澜' });
    await enterRows([problems[3]], { kind: '早改快改', lead: '肾内科', owner: '冯玉川' });
    await office.goes('/registers/rectification');
    await office.sees(/共4/u);
    await office.looks('d2-register', { bothWidths: true });
  });

  it('what can be done at once is done, checked by the office and closed', async () => {
    owner = await signInAt('10013', problems[0]);
    await does(owner, '登记办结', (form) => form.getByLabel(/改到什么程度/u).fill('已补齐记录，10月起每月检查'));
    await openRow(office, problems[0]);
    await does(office, '核实通过，准予销号');
    await office.sees('已销号');
    const { itemId } = await rowWith(office, problems[0]);
    expect((await office.reads<ItemView>(`/items/${itemId}`)).number).not.toBeNull();
  });

  it('what takes longer goes by plan, progress and evidence to acceptance from outside', async () => {
    await toAcceptance(owner, problems[1]);
    const outsider = await signInAt('10025', problems[1]);
    await outsider.looks('d5-acceptance', { bothWidths: true });
    await does(outsider, '验收通过，准予销号', async (form) => {
      await form.getByLabel('现场核查').check();
      await form.getByLabel(/验收意见/u).fill('措施落实到位，问题已解决');
    });
    await outsider.sees('已销号');
    await outsider.leaves();
    const row = await rowWith(office, problems[1]);
    expect((await office.reads<ItemView>(`/items/${row.itemId}`)).number).toMatch(/\d/u);
    await office.goes('/registers/rectification?view=closed');
    await office.looks('d6-closed', { bothWidths: true });
  });

  it('somebody of the owner’s own unit may not accept, and is told why', async () => {
    const insider = await signInAt('10025', problems[3]);
    await toAcceptance(insider, problems[3]);
    await openRow(insider, problems[3]);
    await insider.sees(/须由外单位/u);
    await insider.looks('d7-insider', { bothWidths: true });
    expect(await insider.page.getByRole('button', { name: '验收通过，准予销号' }).count()).toBe(0);
    await insider.leaves();
  });

  it('a closed problem is opened again with its number kept', async () => {
    await openRow(office, problems[1]);
    const { itemId } = await rowWith(office, problems[1]);
    const before = (await office.reads<ItemView>(`/items/${itemId}`)).number;
    await does(office, '重新整改', async (form) => {
      await form.getByLabel('反弹').check();
      await dated(office, '新的完成时限', '2018年12月20日（周四）');
      await form.getByLabel('原因', { exact: true }).fill('回访发现人工窗口又停开');
    });
    await office.sees('重新整改');
    expect((await office.reads<ItemView>(`/items/${itemId}`)).number).toBe(before);
  });
});

const toAcceptance = async (who: Person, problem: string) => {
  await openRow(who, problem);
  await does(who, '提交措施审核', async (form) => {
    await form.getByLabel(/整改目标/u).fill('老年患者当日能约上');
    await form.getByLabel(/原因剖析/u).fill('只有线上预约，没有人工窗口');
    await (await cellOf(form, '第1行 具体内容')).fill('开设人工窗口');
    await (await cellOf(form, '第1行 措施')).fill('每天安排一名护士值守');
    await form.getByLabel('第1行 责任人').click();
    await who.page.keyboard.insertText('朱文澜');
    await who.page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').filter({ hasText: '朱文澜' }).waitFor();
    await who.page.keyboard.press('Enter');
    await (await cellOf(form, '第1行 时间表')).fill('2018年11月15日（周四）');
    await who.page.keyboard.press('Tab');
  });
  const leader = await signInAt('10003', problem);
  await does(leader, '同意并转党办');
  await leader.leaves();
  await openRow(office, problem);
  await does(office, '同意整改措施');
  await openRow(who, problem);
  await does(who, '记一笔进展', (form) => form.getByLabel(/本期进展/u).fill('人工窗口已开，11月服务36人次'));
  await who.sees('人工窗口已开');
  await does(who, '申请销号', async (form) => {
    await form.getByLabel('完成', { exact: true }).check();
    await form.getByLabel(/整改成效/u).fill('原来约不上，现在当日能约上');
    await form.locator('input[type=file]').setInputFiles({ name: '窗口值班表.txt', mimeType: 'text/plain', buffer: Buffer.from('周一至周五 8:00—17:00') });
    await form
      .getByText(/窗口值班表/u)
      .first()
      .waitFor();
  });
  await openRow(office, problem);
  await does(office, '审核通过，转验收');
};

describe('(e) the auditor', () => {
  let auditor: Person;

  it('begins with a list, finds an item and reads how it went', async () => {
    auditor = await world.signIn('10077', desk, '/audit');
    await auditor.sees('您的查阅已被记录');
    await auditor.page.getByRole('checkbox', { name: '有退回' }).check();
    await auditor.page
      .getByRole('link', { name: /呼吸内科/u })
      .first()
      .waitFor();
    await auditor.looks('e1-list', { bothWidths: true });
    await auditor.page
      .getByRole('link', { name: /呼吸内科/u })
      .first()
      .click();
    await auditor.sees(/记录完整，已核对/u);
    await auditor.sees(/第3行措施请写明责任人和时间/u);
    await auditor.press('当时内容');
    await sheet(auditor.page).getByText(problems[0]).waitFor();
    await auditor.looks('e2-content');
    await auditor.confirm('关上');
    expect(await auditor.page.getByRole('button', { name: /审核|同意|退回修改$/u }).count()).toBe(0);
  });

  it('sees the item as it was on a day and what changed since', async () => {
    await dated(auditor, '与这一天比较', '2018-10-08');
    await auditor.press('看当时');
    await auditor.page.locator('.as-of-answer').waitFor();
    await auditor.looks('e3-as-of', { bothWidths: true });
  });

  it('draws a sample that can be drawn again', async () => {
    await auditor.goes('/audit');
    const shown = () => auditor.page.locator('.audit-table tbody tr').allInnerTexts();
    await auditor.press('随机抽10件');
    await auditor.sees(/抽到10件/u);
    const first = await shown();
    await auditor.page.reload();
    await auditor.sees(/抽到10件/u);
    expect(await shown()).toEqual(first);
  });

  it('finds the whole record sound, and names the row somebody altered behind the product', async () => {
    await auditor.goes('/audit');
    await auditor.press('核对全部记录');
    await auditor.sees(/记录完整，已核对/u);
    await auditor.looks('e4-sound', { bothWidths: true });
    const { itemId, seq } = await alterOneRecord();
    await auditor.press('核对全部记录');
    await auditor.sees(new RegExp(`第${seq}条记录与封存值不一致，请联系安全管理员`, 'u'));
    await auditor.looks('e5-altered', { bothWidths: true });
    await auditor.page.getByRole('link', { name: '去看这条记录' }).click();
    await auditor.page.locator(`#event-${seq}.event-bad`).waitFor();
    expect(auditor.page.url()).toContain(itemId);
    await auditor.looks('e6-bad-record', { bothWidths: true });
  });
});

/** What only the owner of the database can do, and must not stay hidden. */
const alterOneRecord = async (): Promise<{ itemId: string; seq: number }> => {
  const { itemId } = await rowWith(office, problems[0]);
  const history = await office.reads<HistoryView>(`/items/${itemId}/history`);
  const seq = history.events.find((event) => event.kind === 'submitted')?.seq ?? 0;
  const database = new pg.Client({ connectionString: world.superuserUrl });
  await database.connect();
  try {
    await database.query('set session_replication_role = replica');
    const { rowCount } = await database.query(`update item_events set record = '没有办结' where item_id = $1 and seq = $2`, [itemId, seq]);
    expect(rowCount).toBe(1);
  } finally {
    await database.end();
  }
  return { itemId, seq };
};
