import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { CandidateRow, ItemView, RegisterView } from '../src/api/types.js';
import { desk, pressAct, sheet, type Person } from './person.js';
import { act, visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The ledger of a year in the hands of those who answer for it: more time, aside, joined, accepted from outside, opened again, taken along. */
const ledger = '/registers/rectification';
let world: World;
let office: Person;
let owner: Person;
let leader: Person;

beforeAll(async () => {
  world = await startWorld('campaign');
  const { url } = world.product;
  await entered(url);
}, 240_000);
afterAll(() => world?.stop(), 60_000);

const it = story('ledger', () => world);

/** Five rows of one sheet, entered for 朱文澜; the first three are planned and being worked on. */
const entered = async (url: string): Promise<void> => {
  const [head, secretary, clerk, own, lead] = await Promise.all(['10011', '10010', '10007', '10013', '10003'].map((login) => visitor(url, login)));
  if (!head || !secretary || !clerk || !own || !lead) throw new Error('five people sign in');
  const { sections } = await head.get<{ sections: { cards: { itemId: string; kind: string }[] }[] }>('/inbox');
  const list = sections.flatMap(({ cards }) => cards).find(({ kind }) => kind === 'fill')?.itemId ?? '';
  const words = ['夜班交接漏记', '早交班时间过长', '病案归档超期', '活动室开放时间未公布', '学习记录过于简单'];
  await act(head, list, '提交书记审核', {
    data: { rows: words.map((problem) => ({ rowId: randomUUID(), problem: `${problem}，职工有反映`, measure: '每月检查一次' })) },
  });
  await act(secretary, list, '同意并报送党办');
  await act(clerk, list, '审核通过');
  const { rows } = await clerk.get<{ rows: CandidateRow[] }>(`${ledger}/candidates`);
  const ids = await Promise.all([own, lead].map(async (one) => (await one.get<{ person: { id: string } }>('/me')).person.id));
  const data = { class: 'planned', owner: ids[0], leader: ids[1], due: '2018-11-30' };
  await clerk.send('POST', `${ledger}/entries`, {
    basis: '10月29日专题会议',
    rows: rows.map(({ submissionId, rowId, unit }, at) => ({ submissionId, rowId, data: { ...data, lead: unit.id, class: at > 2 ? 'immediate' : 'planned' } })),
  });
  for (const serial of [1, 2, 3]) {
    const itemId = await idOf(serial, clerk);
    await act(own, itemId, '提交措施审核', {
      data: {
        goal: '每班交清',
        causes: '没有必填项',
        measures: [{ rowId: randomUUID(), content: '交接班', measure: '改用新表', owner: ids[0], due: '2018-11-20' }],
      },
    });
    await act(lead, itemId, '同意并转党办');
    await act(clerk, itemId, '同意整改措施');
  }
};

const idOf = async (serial: number, who: { get<T>(path: string): Promise<T> } = { get: (path) => office.reads(path) }): Promise<string> => {
  const row = (await who.get<RegisterView>(ledger)).rows.find(({ cells }) => cells['serial'] === String(serial));
  if (!row) throw new Error(`no entry ${serial}`);
  return row.itemId;
};
const opens = async (person: Person, serial: number) => person.goes(`/items/${await idOf(serial)}`);
const signInAt = async (staffNo: string, serial: number) => world.signIn(staffNo, desk, `/items/${await idOf(serial)}`);
const dated = async ({ page }: Person, label: string, words: string) => {
  const field = page.getByLabel(label, { exact: true }).last();
  await field.fill(words);
  await field.press('Enter');
};
const does = async (person: Person, label: string, fill: (form: ReturnType<typeof sheet>) => Promise<void> = async () => undefined) => {
  await pressAct(person, label);
  await fill(sheet(person.page));
  await person.confirm(label);
  await sheet(person.page).waitFor({ state: 'detached' });
};

it('the office sees who answers for each row without scrolling, and the foot adds up', async () => {
  office = await world.signIn('10007', desk, ledger);
  await office.sees(/共5：已销号0（重新整改0）· 整改中5/u);
  const cell = office.page.getByRole('cell', { name: '朱文澜' }).first();
  const box = await cell.boundingBox();
  const edge = await office.page.locator('th.register-frozen').filter({ hasText: '时限' }).boundingBox();
  expect((box?.x ?? 9999) + (box?.width ?? 0)).toBeLessThanOrEqual((edge?.x ?? 0) + 1);
  await office.looks('ledger-1-office', { bothWidths: true });
});

it('progress is noted in the row, and the next note shows the last', async () => {
  owner = await world.signIn('10013', desk, ledger);
  await owner.page.getByRole('button', { name: /^记一笔进展，查看第1行/u }).click();
  await sheet(owner.page)
    .getByLabel(/本期进展/u)
    .fill('新表已试用两周');
  await owner.confirm('记一笔进展');
  await sheet(owner.page).waitFor({ state: 'detached' });
  await owner.page.getByRole('cell', { name: /新表已试用两周/u }).waitFor();
});

it('more time is asked for and agreed to, and the day moves', async () => {
  await opens(owner, 1);
  await does(owner, '申请延期', async (form) => {
    await dated(owner, '申请延至', '2018年12月20日（周四）');
    await form.getByLabel(/延期理由/u).fill('新表印制要两周');
  });
  await owner.sees('延期待批');
  await owner.looks('ledger-2-extension', { bothWidths: true });
  leader = await signInAt('10003', 1);
  await does(leader, '同意延期');
  expect((await office.reads<ItemView>(`/items/${await idOf(1)}`)).due.day?.on).toBe('2018-12-20');
});

it('what cannot be changed now is put aside by its leader until a day', async () => {
  await opens(leader, 4);
  await does(leader, '挂账', async (form) => {
    await form.getByLabel(/客观原因/u).fill('活动室待基建交付');
    await dated(leader, '复核日', '2018年12月3日（周一）');
  });
  await leader.sees('挂账');
  await office.goes(`${ledger}?view=suspended`);
  await office.sees(/挂账1/u);
});

it('two rows that say the same are joined, and both show it', async () => {
  await opens(office, 5);
  await does(office, '并入其他问题', async (form) => {
    await form.getByLabel(/并入第几号问题/u).fill('4');
    await form.getByLabel(/合并理由/u).fill('同一件事');
  });
  await office.page.getByRole('link', { name: '并入第4号' }).click();
  await office.page.getByRole('link', { name: '第5号并入' }).waitFor();
  await office.goes(ledger);
  await office.sees(/挂账1 · 长期坚持0 · 已合并1/u);
});

const applies = async (serial: number, effect: string) => {
  await opens(owner, serial);
  await does(owner, '申请销号', async (form) => {
    await form.getByLabel('完成', { exact: true }).check();
    await form.getByLabel(/整改成效/u).fill(effect);
    await form.locator('input[type=file]').setInputFiles({ name: `交接班记录${serial}.txt`, mimeType: 'text/plain', buffer: Buffer.from('连续两月无漏记') });
    await form
      .getByText(/交接班记录/u)
      .first()
      .waitFor();
  });
  await opens(office, serial);
  await does(office, '审核通过，转验收');
};
const accepts = async (who: Person, note?: string) =>
  does(who, '验收通过，准予销号', async (form) => {
    await form.getByText(/编号将为/u).waitFor();
    await form.getByLabel('现场核查').check();
    await form.getByLabel(/验收意见/u).fill('措施落实到位，问题已解决');
    if (note === undefined) return;
    const more = form.getByText(/^更多/u);
    if ((await more.count()) > 0) await more.first().click();
    await form.getByLabel(/相同佐证核对情况/u).fill(note);
  });

it('it is accepted from outside, the slip shown with its number before it is signed', async () => {
  await applies(1, '原来漏记，现在每班交清，连续两月没有漏记');
  const outsider = await signInAt('10025', 1);
  await outsider.sees('您与责任单位不同');
  await outsider.looks('ledger-3-acceptance', { bothWidths: true });
  await accepts(outsider);
  await outsider.sees('已销号');
  await outsider.page.getByRole('link', { name: /^销号单/u }).click();
  await outsider.page.getByRole('heading', { name: '销号单' }).first().waitFor();
  await outsider.looks('ledger-4-slip', { bothWidths: true });
  await outsider.leaves();
});

it('the same evidence elsewhere is laid beside it, and the look is written down', async () => {
  await applies(2, '早交班由四十分钟缩到十五分钟，职工满意');
  const outsider = await signInAt('10025', 2);
  await outsider.sees('佐证与第1号问题的佐证相同，请核对');
  await outsider.press('对照看');
  await sheet(outsider.page).getByText('交接班记录1.txt').waitFor();
  await outsider.looks('ledger-5-twin', { bothWidths: true });
  await outsider.confirm('看过了');
  await accepts(outsider, '两条共用一份记录，内容属实');
  await outsider.sees('已销号');
  await outsider.leaves();
});

it('nobody of the owner’s own branch accepts, and he is told why', async () => {
  await opens(owner, 3);
  await does(owner, '申请销号', async (form) => {
    await form.getByLabel('完成', { exact: true }).check();
    await form.getByLabel(/整改成效/u).fill('归档由十天缩到三天，逐份登记');
    await form.locator('input[type=file]').setInputFiles({ name: '归档登记.txt', mimeType: 'text/plain', buffer: Buffer.from('三天') });
    await form
      .getByText(/归档登记/u)
      .first()
      .waitFor();
  });
  await opens(office, 3);
  await does(office, '审核通过，转验收');
  await opens(owner, 3);
  await owner.sees(/该问题由本单位负责，须由外单位同志验收/u);
  expect(await owner.page.getByRole('button', { name: '验收通过，准予销号' }).count()).toBe(0);
});

it('a closed one is opened again with a new day, and the foot says so', async () => {
  await opens(office, 1);
  await does(office, '重新整改', async (form) => {
    await form.getByLabel('反弹').check();
    await dated(office, '新的完成时限', '2018年12月28日（周五）');
    await form.getByLabel('原因', { exact: true }).fill('回访发现又漏记');
  });
  await office.sees('重新整改');
  await office.goes(`${ledger}?view=reopened`);
  await office.page.getByRole('cell', { name: /夜班交接漏记/u }).waitFor();
});

it('the office changes the day of several rows at once, with one reason', async () => {
  await office.goes(ledger);
  for (const serial of [1, 3]) await office.page.getByRole('checkbox', { name: `查看第${serial}行` }).check();
  await office.press('调整分工和时限');
  await dated(office, '完成时限', '2018年12月31日（周一）');
  await sheet(office.page)
    .getByLabel(/调整原因/u)
    .fill('年底前一并完成');
  await office.looks('ledger-6-bulk');
  await office.confirm('调整2条');
  await office.sees('已调整2条。');
});

it('each table is printed and exported as its own', async () => {
  await office.goes(ledger);
  await office.press('责任清单');
  await office.page.getByRole('columnheader', { name: '整改目标' }).waitFor();
  await office.looks('ledger-7-duties', { bothWidths: true });
  const download = office.page.waitForEvent('download');
  await office.page.getByRole('link', { name: '导出Excel' }).click();
  expect((await download).suggestedFilename()).toBe('责任清单.xlsx');
  await office.page.getByRole('link', { name: '打印', exact: true }).click();
  await office.page.getByRole('heading', { name: '责任清单', exact: true }).waitFor();
  await office.looks('ledger-8-print', { bothWidths: true });
  const pdf = await office.page.pdf({ preferCSSPageSize: true });
  expect(pdf.length).toBeGreaterThan(10_000);
});
