import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from '../../testing/test-app.js';
import { ok } from '../campaigns/testing/started-campaign.js';
import { unsound } from '../../testing/unsound.js';
import { readSpreadsheet } from '../../kernel/spreadsheet/read-spreadsheet.js';
import { writeSpreadsheet } from '../../kernel/spreadsheet/write-spreadsheet.js';
import { sumUpTallies } from './queries/tallies.js';
import { sheetOf } from './queries/whole-table.js';
import { REGISTER, startLedger } from './testing/entered.js';
import type { Ledger } from './testing/entered.js';

let ledger: Ledger;
const acceptance = { ways: ['documents'], opinion: '措施落实到位' };

beforeAll(async () => {
  // 1–6 planned, 7–9 at once, 10 found by the superior, 11 of an acceptor's own department
  ledger = await startLedger([
    ...Array.from({ length: 6 }, () => ({ class: 'planned' as const })),
    ...Array.from({ length: 3 }, () => ({ class: 'immediate' as const })),
    { class: 'planned', way: 'superior' },
    { class: 'planned', lead: '泌尿外科' },
  ]);
});
afterAll(() => ledger?.app.close());

const state = async (serial: number): Promise<string> => (await ledger.item(serial)).state.label;
const refusal = async (who: Visitor, serial: number, sent: object): Promise<[number, string]> => {
  const { id, version } = await ledger.item(serial);
  const answer = await who.send('POST', `/items/${id}/events`, { type: 'ACT', expectedVersion: version, ...sent });
  return [answer.status, answer.body.code];
};

describe('more time, aside, standing', () => {
  it('more time is asked for, stands still, and moves the day once the leader has agreed', async () => {
    expect(await refusal(ledger.owner, 1, { act: 'REQUEST_EXTENSION', data: { due: '2018-11-01', reason: '设备未到' } })).toEqual([
      422,
      'act.requirement-not-met',
    ]);
    await ledger.does(ledger.owner, 7, '申请延期', { data: { due: '2018-12-20', reason: '设备12月到货' } });
    expect(await ledger.item(7)).toMatchObject({ state: { label: '延期待批', tone: 'stopped' }, due: { light: { light: 'stopped' } } });
    await ledger.does(ledger.leader, 7, '同意延期');
    expect((await ledger.item(7)).due.day?.on).toBe('2018-12-20');
    expect(await refusal(ledger.owner, 7, { act: 'REQUEST_EXTENSION', data: { due: '2018-12-01', reason: '再宽些' } })).toEqual([
      422,
      'act.requirement-not-met',
    ]);
    await ledger.does(ledger.owner, 7, '申请延期', { data: { due: '2018-12-31', reason: '再宽些' } });
    await ledger.does(ledger.leader, 7, '不同意延期', { reason: '请按原时限完成' });
    expect(await ledger.item(7)).toMatchObject({ state: { label: '整改中' }, due: { day: { on: '2018-12-20' } } });
  });

  it('put aside by the leader it comes back to his list on its day', async () => {
    expect((await ledger.item(8, ledger.owner)).allowedActions.map(({ label }) => label)).not.toContain('挂账');
    await ledger.does(ledger.leader, 8, '挂账', { data: { reason: '待基建立项', review_on: '2018-12-10' } });
    expect(await state(8)).toBe('挂账');
    const { n } = (await ledger.app.work.read(ledger.app.tenantId, (tx) =>
      tx.row<{ n: number }>(`select count(*)::int as n from deadlines where event = 'REVIEW_DUE' and due_on = '2018-12-10'`),
    )) ?? { n: 0 };
    expect(n).toBe(1);
    await ledger.does(ledger.leader, 8, '恢复整改', { data: { due: '2019-01-31', text: '已立项' } });
    expect(await ledger.item(8)).toMatchObject({ state: { label: '整改中' }, due: { day: { on: '2019-01-31' } } });
    await ledger.does(ledger.leader, 8, '转长期坚持', { data: { reason: '每季度检查', review_on: '2019-10-30' } });
    expect(await state(8)).toBe('长期坚持');
  });
});

describe('joined, claimed', () => {
  it('is joined to another one by its number, both show it, and the foot counts it', async () => {
    expect(await refusal(ledger.office, 9, { act: 'MERGE', data: { serial: 9, reason: '自己' } })).toEqual([422, 'register.merge-target']);
    expect(await refusal(ledger.office, 9, { act: 'MERGE', data: { serial: 999, reason: '没有' } })).toEqual([422, 'register.merge-target']);
    expect(await state(9)).toBe('整改中');
    await ledger.does(ledger.office, 9, '并入其他问题', { data: { serial: 7, reason: '同一件事' } });
    expect([(await ledger.item(9)).links.map(({ text }) => text), (await ledger.item(7)).links.map(({ text }) => text)]).toEqual([
      ['并入第7号'],
      ['第9号并入'],
    ]);
    expect((await ledger.view()).foot).toContain('已合并1');
    expect(await refusal(ledger.office, 7, { act: 'MERGE', data: { serial: 8, reason: '连着并' } })).toEqual([409, 'register.merge-chain']);
    await ledger.does(ledger.office, 9, '撤销合并', { reason: '不是一件事' });
    expect([await state(9), (await ledger.item(7)).links]).toEqual(['整改中', []]);
    expect((await ledger.view('?view=reopened')).total).toBe(0);
  });

  it('what somebody else found is claimed first, or disputed', async () => {
    expect(await state(10)).toBe('待认领');
    expect(await state(1)).toBe('待定措施');
    await ledger.does(ledger.owner, 10, '不该由我方负责', { reason: '该事项由医务部负责' });
    await ledger.does(ledger.office, 10, '送请认领', { reason: '经核实，维持原分工' });
    await ledger.does(ledger.owner, 10, '认领');
    expect(await state(10)).toBe('待定措施');
  });

  it('what only a list of entries may send cannot be sent alone', async () => {
    expect(await refusal(ledger.office, 9, { act: 'CARRY_OVER' })).toEqual([403, 'register.only-from-list']);
  });
});

describe('acceptance', () => {
  let same: string;
  beforeAll(async () => {
    same = await ledger.upload('值班表.txt', '周一至周五');
    await ledger.toAcceptance(1, { effect: '原来漏记，现在每班交清，连续两月无漏记', files: [same] });
  });
  const acceptor = (staffNo: string) => ledger.app.signIn(staffNo);

  it('shows the slip with the number it would get, and issues it only with the signature', async () => {
    const outsider = await acceptor('10025');
    const before = await ledger.item(1, outsider);
    expect(before.slip).toMatchObject({ isIssued: false, title: '销号单' });
    expect(before.checks).toContainEqual({ ok: true, text: '您与责任单位不同', twin: null });
    await ledger.does(outsider, 1, '验收通过，准予销号', { data: acceptance });
    const after = await ledger.item(1);
    expect(after.slip).toMatchObject({ isIssued: true, number: before.slip?.number });
  });

  it('two acceptors at once close it once', async () => {
    await ledger.toAcceptance(2, { effect: '早交班由四十分钟缩短到十五分钟', files: [await ledger.upload('记录.txt', '十五分钟')] });
    const [one, other] = [await acceptor('10025'), await acceptor('10052')];
    const { id, version } = await ledger.item(2, one);
    const answers = await Promise.all(
      [one, other].map((who) => who.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'ACCEPT', expectedVersion: version, data: acceptance })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('the same file or the same words used elsewhere must be looked at, and the look is recorded', async () => {
    const again = await ledger.upload('另一个名字.txt', '周一至周五');
    await ledger.toAcceptance(3, { effect: '另写的成效，与别处不同', files: [again] });
    const outsider = await acceptor('10025');
    const twin = (await ledger.item(3, outsider)).checks.find((check) => check.twin !== null);
    expect(twin?.text).toBe('佐证与第1号问题的佐证相同，请核对');
    expect(twin?.twin?.lines[0]).toMatchObject({ here: '另一个名字.txt', there: '值班表.txt', same: true });
    expect(await refusal(outsider, 3, { act: 'ACCEPT', data: acceptance })).toEqual([422, 'act.requirement-not-met']);
    await ledger.does(outsider, 3, '验收通过，准予销号', { data: { ...acceptance, twin_note: '两条共用一张值班表，属实' } });
    expect(JSON.stringify((await ledger.item(3)).latest)).toContain('两条共用一张值班表');
  });

  it('evidence that was replaced no longer warns here, and its words still warn', async () => {
    await ledger.toAcceptance(4, { effect: '原来漏记，现在每班交清，连续两月无漏记', files: [await ledger.upload('同一张.txt', '周一至周五')] });
    const outsider = await acceptor('10025');
    const lines = async () => (await ledger.item(4, outsider)).checks.find(({ text }) => text.includes('第1号'))?.twin?.lines.map(({ same: isSame }) => isSame);
    expect(await lines()).toEqual([true, true]);
    await ledger.does(outsider, 4, '退回继续整改', { reason: '请补充佐证材料' });
    await ledger.does(ledger.owner, 4, '申请销号', {
      data: { self_result: 'done', effect: '原来漏记，现在每班交清，连续两月无漏记', evidence: [await ledger.upload('新的.txt', '换过的照片')] },
    });
    await ledger.does(ledger.office, 4, '审核通过，转验收', { data: {} });
    expect(await lines()).toEqual([false, true]);
  });

  it('passed in part it goes on; with the leader to confirm it has no number before he has', async () => {
    const outsider = await acceptor('10025');
    await ledger.does(outsider, 4, '部分通过', { reason: '其余措施尚未落实', data: { ...acceptance, twin_note: '看过' } });
    expect(await state(4)).toBe('部分通过，继续整改');
    await ledger.does(ledger.owner, 4, '申请销号', {
      data: { self_result: 'done', effect: '其余措施也已落实，附新照片一张', evidence: [await ledger.upload('新的二.txt', '又一张')] },
    });
    await ledger.does(ledger.office, 4, '审核通过，转验收', { data: { leader_confirms: true } });
    await ledger.does(outsider, 4, '验收通过，准予销号', { data: acceptance });
    expect(await ledger.item(4)).toMatchObject({ state: { label: '待责任领导确认' }, number: null });
    await ledger.does(ledger.leader, 4, '确认，准予销号');
    expect((await ledger.item(4)).number).toMatch(/\d/u);
  });

  it('somebody of the owner’s branch is not asked though his post lies elsewhere, and is told that others are', async () => {
    // 吕星河 belongs to the branch over 泌尿外科; he accepts for the discipline committee.
    const insider = await acceptor('10038');
    await ledger.toAcceptance(11, { effect: '泌尿外科交接班已规范，现场看过', files: [await ledger.upload('泌尿.txt', '泌尿外科')] });
    const seen = await ledger.item(11);
    expect(seen.path.flatMap(({ people }) => people).map(({ name }) => name)).not.toContain('吕星河');
    const { id, version } = seen;
    const answer = await insider.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'ACCEPT', expectedVersion: version, data: acceptance });
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect((await ledger.item(11)).state.label).toBe('待验收');
  });

  it('whoever finds himself inside has it put to the office', async () => {
    const outsider = await acceptor('10025');
    await ledger.does(outsider, 11, '提请党办另行安排', { reason: '本人与该问题有关，应当回避' });
    const cards = ok(await ledger.office.get('/inbox')).sections.flatMap((section: { cards: { itemId: string }[] }) => section.cards);
    const { id } = await ledger.item(11);
    expect(cards.map(({ itemId }: { itemId: string }) => itemId)).toContain(id);
  });

  it('is reopened with a reason and a day of its own; the reason stands before the next acceptance', async () => {
    await ledger.does(ledger.office, 2, '重新整改', { reason: '回访发现又拖堂', data: { cause: 'relapse', due: '2018-12-28' } });
    expect(await ledger.item(2)).toMatchObject({ state: { label: '重新整改' }, due: { day: { on: '2018-12-28' } } });
    await ledger.does(ledger.owner, 2, '申请销号', {
      data: { self_result: 'done', effect: '改为站立式交班并计时，再未超时', evidence: [await ledger.upload('计时.txt', '计时表')] },
    });
    await ledger.does(ledger.office, 2, '审核通过，转验收', { data: {} });
    expect((await ledger.item(2, await acceptor('10025'))).checks.map(({ text }) => text)).toContainEqual(expect.stringContaining('回访发现又拖堂'));
    expect((await ledger.view()).foot).toMatch(/^共11：已销号3（重新整改0）· /u);
  });
});

describe('the office, for many at once', () => {
  it('changes owner, leader, unit and day with one reason, each in its own history; who had it in hand has it no more', async () => {
    const rows = (await ledger.view()).rows.filter(({ cells }) => ['5', '6'].includes(cells['serial'] ?? ''));
    const units: { id: string; name: string }[] = ok(await ledger.office.get('/units'));
    const lead = units.find(({ name }) => name === '泌尿外科')?.id;
    const to = await ledger.app.signIn('10038');
    const stale = { itemId: rows[1]?.itemId, expectedVersion: 1 };
    const body = {
      reason: '专题会议决定',
      owner: to.personId,
      lead,
      dueOn: '2018-12-25',
      entries: [
        { itemId: rows[0]?.itemId, expectedVersion: rows[0]?.version },
        { ...stale, expectedVersion: (rows[1]?.version ?? 0) - 1 },
      ],
    };
    const answer = ok(await ledger.office.send('POST', `${REGISTER}/changes`, body));
    expect(answer).toMatchObject({ done: 1, left: 1 });
    const changed = await ledger.item(5, to);
    expect(changed).toMatchObject({ due: { day: { on: '2018-12-25' } }, unit: { name: '泌尿外科' } });
    expect(changed.allowedActions.map(({ label }) => label)).toContain('提交措施审核');
    expect((await ledger.item(5, ledger.owner)).allowedActions.map(({ type }) => type)).toEqual(['COMMENT']);
    const { events } = ok(await ledger.office.get(`/items/${changed.id}/history`));
    expect(JSON.stringify(events)).toContain('专题会议决定');
    expect((await ledger.owner.send('POST', `${REGISTER}/changes`, body)).status).toBe(403);
    expect((await ledger.office.send('POST', `${REGISTER}/changes`, { reason: '没有', entries: body.entries.slice(0, 1) })).body.code).toBe(
      'register.nothing-to-change',
    );
  });

  it('confirms many done at once, and draws some of them by a number that draws the same again', async () => {
    for (const serial of [7, 9]) await ledger.does(ledger.owner, serial, '登记办结', { data: { on: '2018-10-08', text: `第${serial}号已改好，记录齐全` } });
    const rows = (await ledger.view('?view=immediate')).rows.filter(({ cells }) => ['7', '8', '9'].includes(cells['serial'] ?? ''));
    const answer = ok(
      await ledger.office.send('POST', `${REGISTER}/acts`, {
        act: 'CONFIRM',
        entries: rows.map(({ itemId, version }) => ({ itemId, expectedVersion: version })),
      }),
    );
    expect(answer).toMatchObject({ done: 2, left: 1 });
    const sample = ok(await ledger.office.send('POST', `${REGISTER}/samples`, { share: 50, campaign: ledger.campaign, number: '201811' }));
    expect(sample).toMatchObject({ number: '201811', pool: 2, size: 1, isRepeatable: true });
    const serial: number = sample.entries[0].serial;
    expect((await ledger.item(serial === 7 ? 9 : 7)).allowedActions.map(({ label }) => label)).not.toContain('抽查属实');
    await ledger.does(ledger.office, serial, '抽查不实，重新整改', {
      reason: '整改不实',
      data: { on: '2018-10-08', ways: ['on-site'], text: '现场没有记录', due: '2018-12-31' },
    });
    expect(await ledger.item(serial)).toMatchObject({ state: { label: '重新整改' }, due: { day: { on: '2018-12-31' } } });
    expect(ok(await ledger.office.get(`${REGISTER}/samples`))[0].entries[0]).toMatchObject({ done: true, result: '不实，已重新整改' });
    expect((await ledger.office.send('POST', `${REGISTER}/samples`, { share: 50, campaign: ledger.campaign, number: '201811' })).body.code).toBe(
      'register.sample-number-used',
    );
  });

  it('every view lists what its number says, by page and by day; the tallies agree with a recount', async () => {
    const view = await ledger.view();
    for (const { key, count } of view.views)
      for (const order of ['serial', 'due']) expect([key, order, (await ledger.view(`?view=${key}&order=${order}`)).rows.length]).toEqual([key, order, count]);
    const leaderId = view.filters.leaders[0]?.id ?? '';
    expect((await ledger.view(`?leader=${leaderId}`)).foot).toBe(view.foot);
    expect((await ledger.view(`?campaign=${ledger.campaign}`)).foot).toBe(view.foot);
    const seen: string[] = [];
    for (let after: string | null = '0'; after !== null;) {
      const page = await ledger.view(`?order=due&after=${after === '0' ? '1900-01-01~0' : after}`);
      seen.push(...page.rows.map(({ cells }) => cells['serial'] ?? ''));
      after = page.next;
    }
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 11 }, (_, at) => String(at + 1)));
  });

  it('a page after a day that does not exist is refused', async () => {
    const { status, body } = await ledger.office.get('/registers/rectification?order=due&after=2018-99-99~1');
    expect([status, body.code]).toEqual([422, 'request.malformed']);
  });

  it('tallies that are summed up, by two at once and again after more has happened, say what a recount says', async () => {
    const { work, tenantId } = ledger.app;
    const counts = (from: string, n: string): Promise<object[]> =>
      work.read(tenantId, (tx) =>
        tx.rows(`select state, class, is_open, due_on, ${n}::int as n from ${from} group by 1, 2, 3, 4 having ${n} <> 0 order by 1, 2, 3, 4`),
      );
    const agree = async (): Promise<void> => {
      const recount = await counts('register_entries', 'count(*)');
      expect(await counts('register_tallies where campaign_id is null or not is_summed', 'sum(n)')).toEqual(recount);
      expect(await counts('register_tallies where campaign_id is not null', 'sum(n)')).toEqual(recount);
    };
    const sumUp = (): Promise<void> => work.run(tenantId, (tx) => sumUpTallies(tx, 'rectification'));
    const { foot } = await ledger.view();
    await Promise.all([sumUp(), sumUp()]);
    await agree();
    await ledger.does(ledger.leader, 9, '挂账', { data: { reason: '待基建立项', review_on: '2018-12-10' } });
    await agree();
    await sumUp();
    await agree();
    await ledger.does(ledger.leader, 9, '恢复整改', { data: { due: '2018-12-31', text: '已立项' } });
    await sumUp();
    await agree();
    expect([(await ledger.view()).foot, (await ledger.view(`?campaign=${ledger.campaign}`)).foot]).toEqual([foot, foot]);
  });

  it('each tab is a table of its own, on paper and as a workbook', async () => {
    const tables = await Promise.all(['ledger', 'problems', 'duties'].map(async (tab) => ok(await ledger.office.get(`${REGISTER}/table?tab=${tab}`))));
    expect(tables.map(({ title }) => title)).toEqual(['整改台账', '问题清单', '责任清单']);
    for (const { rows, columns } of tables) for (const row of rows) expect(row.length).toBe(columns.length);
    const { sheet, title } = { sheet: sheetOf(tables[2]), title: tables[2].title };
    const [read] = await readSpreadsheet(await writeSpreadsheet([sheet]));
    expect(read?.rows[0]?.[0]).toBe(title);
    expect(read?.rows.flat().filter((cell) => cell === tables[2].foot || cell === tables[2].printed)).toHaveLength(2);
  });

  it('every item is still the sum of its events', async () => {
    const ids = (await ledger.view()).rows.map(({ itemId }) => itemId);
    expect(await unsound(ledger.app, ids)).toEqual([]);
  });
});
