import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { partOf } from '../../src/kernel/papers/testing/part-of.js';
import { readPdf } from '../../src/kernel/papers/testing/read-pdf.js';
import { readSpreadsheet } from '../../src/kernel/spreadsheet/read-spreadsheet.js';
import { DEMO_PASSWORD } from '../../src/capabilities/accounts/index.js';
import { mergedList } from '../../src/capabilities/boards/queries/merged-list.js';
import { castOf, orderLaunch } from '../../src/capabilities/campaigns/testing/started-campaign.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { must } from './support/person.js';
import type { Person } from './support/person.js';
import { worldOf } from './support/world.js';
import type { World } from './support/world.js';

const SECRET = '不该出去的问题原话';
let app: TestApp;
let world: World;
let campaignId: string;
let office: Person;
let clerk: Person;
let secretary: Person;
let cell: { unit: string; task: string };

beforeAll(async () => {
  app = await startTestApp();
  world = worldOf(app);
  campaignId = await orderLaunch(await castOf(app));
  await app.settle();
  [office, clerk, secretary] = [await world.person('10007'), await world.person('10011'), await world.person('10010')];
  await world.moveTo(office, '2018-10-16');
  const board = await office.reads(`/campaigns/${campaignId}/board`);
  const row = board.rows.find(({ name }: { name: string }) => name === '内科第一党支部');
  cell = { unit: row.unitId, task: board.tasks.find(({ printedNo }: { printedNo: string }) => printedNo === '8').id };
});
afterAll(() => app?.close());

const reminders = (who: Person, preview: boolean) => who.send('POST', `/campaigns/${campaignId}/reminders`, { cells: [cell], preview });
const counts = () =>
  app.work.read(app.tenantId, async (tx) => ({
    reminders: (await tx.rows('select from reminders')).length,
    told: (await tx.rows('select from notifications')).length,
  }));

it('a preview says whom it would reach and sends nothing', async () => {
  const { sent, sentence, units } = must('previews', await reminders(office, true));
  expect([sent, sentence]).toEqual([0, '1个单位。']);
  expect(units[0]).toMatchObject({ items: 2, already: 0, nobody: 0, own: 0, people: ['孙晓岚'] });
  expect(units[0].text).toMatch(/^内科第一党支部：《.+》10月20日（周六）截止，尚未收到（2份），烦请安排。党办$/u);
  expect(await counts()).toEqual({ reminders: 0, told: 0 });
});

it('nobody without that right reminds: not the branch, not the leader of its area', async () => {
  expect((await reminders(secretary, false)).body.code).toBe('board.not-yours');
  expect((await reminders(await world.person('10003'), false)).body.code).toBe('reminder.not-yours');
  expect(await counts()).toEqual({ reminders: 0, told: 0 });
});

it('what is not on the board is not found, and nothing is said to be sent', async () => {
  const asked = (cells: readonly object[], preview = false) => office.send('POST', `/campaigns/${campaignId}/reminders`, { cells, preview });
  const nowhere = '0198a000-0000-7000-8000-000000000000';
  for (const preview of [true, false]) {
    const [task, unit] = [await asked([cell, { unit: cell.unit, task: nowhere }], preview), await asked([{ unit: nowhere, task: cell.task }], preview)];
    expect([task.status, task.body.code]).toEqual([404, 'board.task-unknown']);
    expect([unit.status, unit.body.code]).toEqual([404, 'board.unit-unknown']);
  }
  const { tasks, rows } = await office.reads(`/campaigns/${campaignId}/board`);
  const row = rows.find(({ unitId }: { unitId: string }) => unitId === cell.unit);
  const none = tasks.find((_: unknown, at: number) => row.cells[at] === '-');
  expect(must('nothing to remind of', await asked([{ unit: cell.unit, task: none.id }]))).toMatchObject({
    sent: 0,
    units: [],
    sentence: expect.stringMatching(/^没有可以催办的/u),
  });
  expect(await counts()).toEqual({ reminders: 0, told: 0 });
});

it('two who press at once send it once; the same day again it is told so', async () => {
  const head = await world.person('10006');
  const answers = await Promise.all([reminders(office, false), reminders(head, false)]);
  expect(answers.map((answer) => must('sends', answer).sent).reduce((sum, n) => sum + n, 0)).toBe(2);
  expect(await counts()).toEqual({ reminders: 2, told: 2 });
  expect((await clerk.reads('/notifications')).unread).toBe(2);
  expect(must('again', await reminders(office, false)).sentence).toContain('其中1个今天已催过，不再发');
});

it('one that somebody decides about stops none of the others, and is told; sent again, it alone goes out', async () => {
  await world.moveTo(office, '2018-10-17');
  const { lines } = await office.reads(`/campaigns/${campaignId}/board/cell?unit=${cell.unit}&task=${cell.task}`);
  const done = await app.asOwner(async (somebody) => {
    await somebody.query('begin');
    await somebody.query(`select set_config('app.tenant', $1, true)`, [app.tenantId]);
    await somebody.query('select from items where id = $1 for update', [lines[0].itemId]);
    const answer = must('sends', await reminders(office, false));
    await somebody.query('rollback');
    return answer;
  });
  expect([done.sent, done.sentence]).toEqual([1, expect.stringContaining('另有1件没有催到')]);
  expect(must('sends the rest', await reminders(office, false)).sent).toBe(1);
});

it('is no event of the item, cannot be changed, and stands beside its time line', async () => {
  const { itemId } = await clerk.card('呼吸内科');
  const { version } = await clerk.item(itemId);
  expect(version).toBe(1);
  const lines = await clerk.reads(`/items/${itemId}/reminders`);
  expect(lines.map(({ people }: { people: string[] }) => people)).toEqual([['孙晓岚'], ['孙晓岚']]);
  await expect(app.asOwner((owner) => owner.query('delete from reminders'))).rejects.toMatchObject({ constraint: 'history_is_append_only' });
});

it('whoever handed a sheet in may ask after it from the day after; nothing he wrote travels', async () => {
  const { itemId } = await clerk.card('呼吸内科');
  await clerk.does(itemId, { press: '提交书记审核', answers: { 问题清单: [{ 存在主要问题: SECRET, 整改措施: '每月检查一次' }] } });
  const sent = async () => (await clerk.reads('/inbox')).sent.find((line: { itemId: string }) => line.itemId === itemId);
  expect((await sent()).canUrge).toBe(false);
  await world.moveTo(office, '2018-10-18');
  expect((await sent()).canUrge).toBe(true);
  expect(must('asks', await clerk.send('POST', `/items/${itemId}/reminders`))).toMatchObject({ outcome: 'sent', sentence: expect.stringContaining('徐春来') });
  expect(must('asks again', await clerk.send('POST', `/items/${itemId}/reminders`))).toMatchObject({ outcome: 'already' });
  expect((await secretary.send('POST', `/items/${itemId}/reminders`)).body.code).toBe('reminder.not-yours');
  expect((await (await world.person('10039')).send('POST', `/items/${itemId}/reminders`)).body.code).toBe('item.unknown');
  const told = await secretary.reads('/notifications');
  expect(told.unread).toBe(1);
  const everything = await app.work.read(app.tenantId, (tx) => tx.rows('select facts from notifications'));
  expect(JSON.stringify([told, everything])).not.toContain(SECRET);
});

it('what was urged on its own page counts as reminded that day, in the preview as when it is sent, and in the list', async () => {
  await world.moveTo(office, '2018-10-19');
  const [sheet] = (await clerk.reads('/inbox')).sent;
  const { version } = await clerk.item(sheet.itemId);
  must('urges', await clerk.send('POST', `/items/${sheet.itemId}/events`, { type: 'URGE', expectedVersion: version }));
  const foreseen = must('previews', await reminders(office, true));
  expect(foreseen.units[0]).toMatchObject({ items: 2, already: 1 });
  const { lines } = await office.reads(`/campaigns/${campaignId}/board/cell?unit=${cell.unit}&task=${cell.task}`);
  expect(lines.find(({ itemId }: { itemId: string }) => itemId === sheet.itemId)).toMatchObject({ reminded: true });
  const done = must('sends', await reminders(office, false));
  expect([done.sent, done.units]).toEqual([1, foreseen.units]);
});

it('nobody is reminded of what is in the hands of the one who reminds', async () => {
  const card = await secretary.card('呼吸内科');
  await secretary.does(card.itemId, { press: '同意并报送党办' });
  const { units } = must('previews', await reminders(office, true));
  expect(units[0]).toMatchObject({ items: 2, own: 1 });
  expect(units[0].text).not.toContain('2份');
});

it('accepted rows are merged in the columns of the paper, restricted ones never; the workbook says who took it out', async () => {
  const board = await office.reads(`/campaigns/${campaignId}/board`);
  const form = board.forms[0].key;
  const path = `/campaigns/${campaignId}/merged?form=${form}`;
  expect((await office.reads(path)).rows).toEqual([]);
  const cadre = await world.person('10015');
  const own = (await cadre.cards())[0];
  await cadre.does(own?.itemId ?? '', { press: '提交书记确认', answers: { 问题清单: [{ 存在主要问题: '限定范围里的原话', 整改措施: '改' }] } });
  await secretary.does(own?.itemId ?? '', { press: '同意' });
  const waiting = (await office.reads('/decisions')).rows[0];
  await office.does(waiting.itemId, { press: '审核通过' });
  const merged = await office.reads(path);
  expect(merged.rows.map(({ cells }: { cells: string[] }) => cells.slice(0, 3))).toEqual([['1', '内科第一党支部 呼吸内科', SECRET]]);
  expect(merged.columns.map(({ label }: { label: string }) => label)).toEqual(['序号', '单位', '存在主要问题', '整改措施', '备注']);
  expect(merged.foot).toBe('共1条，来自1份已通过的清单 · 截至2018年10月19日（周五）');
  expect(JSON.stringify(merged)).not.toContain('限定范围里的原话');
  const asking = { campaignId, personId: (await office.reads('/me')).person.id };
  const [whole, cut] = await app.work.read(app.tenantId, async (tx) => [await mergedList(tx, asking, form, 1), await mergedList(tx, asking, form, 0)]);
  expect([whole?.foot, cut?.foot]).toEqual([merged.foot, expect.stringContaining('其余没有列入，不能当作全部报送')]);
  for (const file of [`merged.xlsx?form=${form}`, 'board.xlsx', 'board/between.xlsx?from=2018-10-08&to=2018-10-19']) {
    const text = JSON.stringify((await readSpreadsheet(await bytesOf('10007', `/campaigns/${campaignId}/${file}`))).map(({ rows }) => rows));
    expect(text).toMatch(/刘清和 10月19日 \d\d:\d\d 导出/u);
    expect(text).not.toContain('限定范围里的原话');
  }
  const pdf = readPdf(await bytesOf('10007', `/campaigns/${campaignId}/merged.pdf?form=${form}`));
  const printed = pdf.flatMap(({ words }) => words.map(({ text }) => text)).join('');
  expect(printed).toContain('序号单位存在主要问题整改措施备注1内科第一党支部');
  const word = partOf(await bytesOf('10007', `/campaigns/${campaignId}/merged.docx?form=${form}`), 'word/document.xml');
  for (const text of [printed, word]) {
    expect(text).toContain(SECRET);
    expect(text).not.toContain('限定范围里的原话');
  }
  const looks = await app.work.read(app.tenantId, (tx) => tx.rows<{ what: string }>("select what from access_log where what like 'export.%' order by what"));
  expect(looks.map(({ what }) => what)).toEqual(['export.board', 'export.board-changes', 'export.merged-list', 'export.merged-list', 'export.merged-list']);
  expect((await secretary.get(path)).body.code).toBe('board.not-yours');
});

it('a leader takes along a page of a branch of his area and of no other', async () => {
  const leader = await world.person('10003');
  const page = await leader.reads(`/campaigns/${campaignId}/board/unit-page?unit=${cell.unit}`);
  expect(page.unit.name).toBe('内科第一党支部');
  expect(page.tasks.length).toBeGreaterThan(0);
  const foreign = (await office.reads(`/campaigns/${campaignId}/board`)).rows.find(({ name }: { name: string }) => name === '外科第一党支部').unitId;
  expect((await leader.get(`/campaigns/${campaignId}/board/unit-page?unit=${foreign}`)).body.code).toBe('board.unit-unknown');
  expect((await leader.get(`/campaigns/${campaignId}/board/cell?unit=${foreign}&task=${cell.task}`)).body.code).toBe('board.unit-unknown');
  expect((await secretary.get('/boards')).body.code).toBe('board.not-yours');
});

async function bytesOf(login: string, path: string): Promise<Buffer> {
  const opened = await app.app.inject({ method: 'POST', url: '/api/session', payload: { login, password: DEMO_PASSWORD, publicComputer: false } });
  const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await app.app.inject({ method: 'GET', url: `/api${path}`, headers: { cookie } });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, expect.stringMatching(/openxmlformats|pdf/u)]);
  return answer.rawPayload;
}

it('the table of the plan leaves as it is issued: five columns, printed numbers, one cell for the tasks of a step', async () => {
  const printed = readPdf(await bytesOf('10007', `/campaigns/${campaignId}/plan.pdf`)).map(({ words }) => words.map(({ text }) => text).join(''));
  expect(printed[0]).toMatch(/^附件1模范机关创建活动重点工作安排\(2018 年全面创建\)序号创建步骤主要任务责任部门完成时限1成立/u);
  expect(printed.join('')).toContain('教育动员(9月底前)');
  for (const page of printed.slice(1)) expect(page).toMatch(/^序号创建步骤主要任务责任部门完成时限/u);
  const { tasks } = await office.reads(`/campaigns/${campaignId}`);
  for (const { printedNo, title } of tasks) expect(printed.join('')).toContain(`${printedNo}${title.slice(0, 4)}`);
  const word = partOf(await bytesOf('10007', `/campaigns/${campaignId}/plan.docx`), 'word/document.xml');
  expect(word.match(/<w:vMerge w:val="restart"\/>/gu)).toHaveLength(3);
  expect(word.match(/<w:vMerge w:val="continue"\/>/gu)).toHaveLength(tasks.length - 3);
});
