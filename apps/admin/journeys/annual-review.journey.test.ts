import { afterAll, beforeAll, expect } from '@jest/globals';
import type { CampaignLine, ClosingView, Me, RegisterCandidates, RegisterView, ReviewLines, ReviewView, SheetView } from '../src/api/types.js';
import { desk, phone, sheet, type Person } from './person.js';
import { act, handsInSheets, runningCampaign, visitor } from './prepared-year.js';
import { story } from './story.js';
import { startWorld, type World } from './world.js';

/** The year is counted, said something to, checked, confirmed, fed back and asked about; then it is closed and the next one made from it. */
let world: World;
let office: Person;
let secretary: Person;
let campaignId = '';

beforeAll(async () => {
  world = await startWorld('campaign');
  const { url } = world.product;
  campaignId = await runningCampaign(url);
  await handsInSheets(url, { clerk: '10011', secretary: '10010', accepted: true, words: '一支部' });
  const clerk = await visitor(url, '10007');
  const { rows } = await clerk.get<RegisterCandidates>('/registers/rectification/candidates');
  const [leader, owner] = [await (await visitor(url, '10003')).get<Me>('/me'), await (await visitor(url, '10011')).get<Me>('/me')];
  const data = { class: 'planned', lead: rows[0]?.unit.id, leader: leader.person.id, owner: owner.person.id, due: '2019-02-20' };
  await clerk.send('POST', '/registers/rectification/entries', {
    basis: '10月29日对策分析研究专题会议',
    rows: rows.slice(0, 3).map(({ submissionId, rowId }) => ({ submissionId, rowId, data })),
  });
  await clerk.send('POST', '/demo/date', { date: '2019-01-07' });
}, 300_000);
afterAll(() => world?.stop(), 60_000);

const it = story('review', () => world);

const first = '内科第一党支部';
const second = '内科第二党支部';
const reviewId = async () => (await office.reads<ReviewLines>('/reviews')).lines[0]?.review?.id ?? '';
const review = async () => office.reads<ReviewView>(`/reviews/${await reviewId()}`);
const sheetOf = async (unit: string) => office.reads<SheetView>(`/review-sheets/${(await review()).sheets.find((one) => one.unit.name === unit)?.id}`);
const open = async (person: Person, unit: string) => {
  await person.goes(`/reviews/${await reviewId()}`);
  await person.page.getByRole('link', { name: unit, exact: true }).click();
  await person.page.getByRole('heading', { name: '2018年创建活动年度考核评议表' }).waitFor();
};
const moves = async (date: string) => void (await (await visitor(world.product.url, '10007')).send('POST', '/demo/date', { date }));

it('the office opens the review with a cut-off, and every branch has its sheet in official order', async () => {
  office = await world.signIn('10007');
  await office.page.getByRole('link', { name: '考核评议' }).first().click();
  await office.press('安排考核评议');
  await sheet(office.page).getByText('数据截至').first().waitFor();
  await office.looks('review-1-open', { bothWidths: true });
  await office.confirm('取数，生成各支部的表');
  await office.page.getByRole('link', { name: '后勤党支部', exact: true }).waitFor();
  const { sheets, progress } = await review();
  expect([sheets.length, progress]).toEqual([12, { done: 12, total: 12 }]);
  await office.page.getByText('全院合计').first().click();
  await office.looks('review-2-sheets', { bothWidths: true });
});

it('the branch secretary reads the figures on a phone, looks behind one, and says what there is to say', async () => {
  secretary = await world.signIn('10010', phone, '/reviews');
  await secretary.page.getByRole('link', { name: `查看${first}的表` }).click();
  await secretary.sees('数据截至2018年12月31日24时');
  await secretary.press('看明细：按时报送');
  await sheet(secretary.page).getByText('第一次报送的日期不晚于时限').waitFor();
  await secretary.looks('review-3-behind', { bothWidths: false });
  await secretary.confirm('知道了');
  await secretary.looks('review-4-sheet', { bothWidths: true });
  await secretary.press('报党办核对');
  await sheet(secretary.page).getByLabel('支部说明').fill('11月因病区搬迁，迟报一份。');
  await secretary.confirm('报党办核对');
  await secretary.sees('待党办核对');
  await secretary.goes('/reviews');
  await secretary.sees(`查看${first}的表`);
  expect(await secretary.page.getByText(second).count()).toBe(0);
});

it('the office checks, and need not wait for a branch that has nothing to say', async () => {
  await open(office, first);
  await office.sees('11月因病区搬迁，迟报一份。');
  await office.press('核对无误，转领导小组');
  await office.confirm('核对无误，转领导小组');
  await office.sees('待领导小组审定');
  await open(office, second);
  await office.press('不再等说明，转核对');
  await office.confirm('不再等说明，转核对');
  await office.press('核对无误，转领导小组');
  await office.confirm('核对无误，转领导小组');
  await office.sees('待领导小组审定');
});

it('the leading group confirms many at once', async () => {
  const deputy = await world.signIn('10002', desk, `/reviews/${await reviewId()}`);
  await deputy.page.getByLabel('全选').check();
  await deputy.press('审定（2份）');
  await deputy.confirm('审定（2份）');
  await sheet(deputy.page).getByRole('status').waitFor();
  await deputy.confirm('知道了');
  await deputy.looks('review-5-confirmed', { bothWidths: true });
  await deputy.leaves();
  expect((await review()).toFeedBack).toBe(2);
});

it('a figure that is wrong is counted anew after its record was put right, and both counts stay', async () => {
  const third = '内科第三党支部';
  const before = await sheetOf(third);
  const overdue = before.groups.flatMap(({ figures }) => figures).find(({ key }) => key === 'lists-missing');
  expect(overdue?.value).toBeGreaterThan(0);
  await open(office, third);
  await office.press('发现差错，重新取数');
  await sheet(office.page).getByLabel('原因').fill('核对后再取一次');
  await office.confirm('重新取数');
  await office.sees('数字没有变化');
  await office.confirm('先不办');
});

it('the result is fed back, and the branch may ask for a second look within five working days', async () => {
  await office.goes(`/reviews/${await reviewId()}`);
  await office.press('反馈支部（2份）');
  await office.confirm('反馈支部（2份）');
  await office.sees('2份已反馈支部。');
  await secretary.goes(`/review-sheets/${(await sheetOf(first)).id}`);
  await secretary.sees('1月14日（周一）24时前可以申请复核。');
  await secretary.press('申请复核');
  await sheet(secretary.page).getByLabel('复核理由').fill('登记会议应为1次，12月20日已召开，未及时登记。');
  await secretary.confirm('申请复核');
  await secretary.sees('复核中');
  await open(office, first);
  await office.press('答复复核结论');
  await sheet(office.page).getByText('维持原数字').click();
  await sheet(office.page).getByLabel('说明').fill('记录中没有该次会议，维持原数字。');
  await office.confirm('答复复核结论');
  await office.sees('复核办结');
  await office.looks('review-6-answered', { bothWidths: true });
});

it('who comes too late is told until when it was possible', async () => {
  await moves('2019-01-15');
  const id = (await sheetOf(second)).id;
  const late = act(await visitor(world.product.url, '10017'), id, '申请复核', { data: { text: '有一项数字不对' } });
  await expect(late).rejects.toThrow('1月14日（周一）24时');
  await office.goes(`/review-sheets/${id}`);
  await office.sees('申请复核的期限已于1月14日（周一）24时截止。');
});

it('the year is closed: what is open is ticked for the next one or stays with a reason', async () => {
  await office.goes(`/campaigns/${campaignId}/closing`);
  await office.sees('3条未销号');
  await office.sees('将结转2019年');
  await office.page.getByLabel('结转第2号').uncheck();
  expect(await office.page.getByRole('button', { name: '结束2018年度活动' }).isDisabled()).toBe(true);
  await office.page.getByLabel('不结转的原因：2').fill('职能已划归其他部门，另行办理');
  await office.looks('review-7-closing', { bothWidths: true });
  await office.press('结束2018年度活动');
  await office.confirm('结束2018年度活动');
  await office.sees('留在本年度：职能已划归其他部门，另行办理');
  const { closed, waiting } = await office.reads<ClosingView>(`/campaigns/${campaignId}/closing`);
  expect([closed, waiting]).toEqual([true, 2]);
});

it('the next year is made from this one, and what was ticked goes there with its number', async () => {
  await office.page.getByRole('link', { name: '以2018年为底稿新建2019年活动' }).click();
  await office.confirm('新建，打开编制');
  await office.page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/u);
  const made = (await office.reads<CampaignLine[]>('/campaigns')).find(({ year }) => year === 2019);
  expect(made?.theme).toBe('重点攻坚');
  const numbers = (view: RegisterView) => view.rows.map(({ cells }) => cells['serial']);
  const before = numbers(await office.reads<RegisterView>('/registers/rectification'));
  await office.goes(`/campaigns/${campaignId}/closing`);
  await office.press('结转2条');
  await office.sees('已结转到');
  await office.looks('review-8-carried', { bothWidths: true });
  expect(numbers(await office.reads<RegisterView>('/registers/rectification'))).toEqual(before);
});

it('the years stand beside each other for the whole hospital, and no branch beside another', async () => {
  await office.goes('/reviews/years');
  await office.sees('数据截至2018年12月31日24时');
  await office.looks('review-9-years', { bothWidths: true });
  expect(await office.page.getByText(first).count()).toBe(0);
});
