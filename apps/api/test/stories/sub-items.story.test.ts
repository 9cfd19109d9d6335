import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OutboxDrain } from '../../src/kernel/outbox/outbox-drain.js';
import { Items } from '../../src/capabilities/items/index.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { untilCountedAnew } from '../../src/testing/counted-anew.js';
import { libraryWithJointIssue } from '../../src/testing/joint-issue.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

let test: TestApp;
let unitId: string;
let clerk: Visitor;
let issuer: Visitor;
let head: Visitor;
let auditor: Visitor;
let organs: readonly { readonly unit: string; readonly name: string; readonly secretary: Visitor }[];

beforeAll(async () => {
  test = await startTestApp(libraryWithJointIssue());
  [clerk, issuer, head, auditor] = [await test.signIn('10011'), await test.signIn('10001'), await test.signIn('10006'), await test.signIn('10077')];
  const rows = await test.work.read(test.tenantId, (tx) =>
    tx.rows<{ unit: string; code: string; name: string; staff: string | null }>(
      `select u.id as unit, u.code, u.name, min(s.staff_no) filter (where p.key = 'branch_secretary') as staff from units u
     left join post_holdings h on h.unit_id = u.id and upper_inf(h.during) left join posts p on p.id = h.post_id left join persons s on s.id = h.person_id
     where u.code like 'branch-0%' group by u.id, u.code, u.name order by u.code`,
    ),
  );
  unitId = rows.find(({ code }) => code === 'branch-01')?.unit ?? '';
  const found = [];
  for (const { unit, name, staff } of rows.filter(({ code, staff: no }) => code !== 'branch-01' && no !== null).slice(0, 3))
    found.push({ unit, name, secretary: await test.signIn(staff ?? '') });
  organs = found;
});
afterAll(() => test?.close());

const drain = (): Promise<void> => test.app.get(OutboxDrain).drain();
const rows = <T>(text: string, params: readonly unknown[]) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));

async function page(who: Visitor, id: string): Promise<any> {
  // the story reads what it expects
  const { status, body } = await who.get(`/items/${id}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

async function drafted(lifecycleKey: 'joint-issue' | 'joint-issue-again' | 'joint-issue-rows' = 'joint-issue'): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '联合通知', mainForm: 'joint-paper', lifecycleKey, by: { system: 'test' } }),
  );
  return item.id;
}

const sendOut = (id: string, units: readonly string[]): Promise<Answer> =>
  sendRows(
    id,
    units.map((unit) => ({ rowId: uuidV7(), unit })),
  );

async function sendRows(id: string, rowsOfTable: readonly object[]): Promise<Answer> {
  return clerk.send('POST', `/items/${id}/events`, {
    type: 'ACT',
    act: 'HAND_IN',
    expectedVersion: (await page(clerk, id)).version,
    data: { matter: '安全检查', organs: rowsOfTable },
  });
}

/** Handed in, and asked of the three organs. */
async function sentOut(lifecycleKey?: 'joint-issue-again'): Promise<{ id: string; children: readonly string[] }> {
  const id = await drafted(lifecycleKey);
  const { status, body } = await sendOut(
    id,
    organs.map(({ unit }) => unit),
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return { id, children: organsOf(await page(clerk, id)).map((child) => child.id) };
}

const organsOf = (body: any): { id: string; for: string; state: { label: string; ended: boolean } }[] =>
  body.path.find(({ place }: { place: string }) => place === 'organs').children; // as above

async function decide(who: Visitor, id: string, type: string, more: object = {}): Promise<Answer> {
  const body = await page(who, id);
  const action = body.allowedActions.find((one: { type: string }) => one.type === type);
  if (!action) throw new Error(`no ${type}: ${body.allowedActions.map((one: { type: string }) => one.type).join()}`);
  const own = action.slotId === null ? {} : { step: action.step, slotId: action.slotId };
  return who.send('POST', `/items/${id}/events`, { type, ...own, ...(action.act ? { act: action.act } : {}), expectedVersion: body.version, ...more });
}

async function organSays(n: number, children: readonly string[], type: 'AGREE' | 'REJECT'): Promise<void> {
  const { status, body } = await decide(organs[n]?.secretary ?? clerk, children[n] ?? '', type, type === 'REJECT' ? { reason: '与我单位无关' } : {});
  if (status !== 200) throw new Error(JSON.stringify(body));
  await drain();
}

async function isSound(...ids: readonly string[]): Promise<void> {
  expect(await unsound(test, ids)).toEqual([]);
  for (const id of ids) expect((await auditor.get(`/items/${id}/history/check`)).body).toMatchObject({ sound: true });
}

describe('a paper that as many units sign as it names', () => {
  it('begins one item for each, with what it hands down, and shows where each is; theirs names it', async () => {
    const { id, children } = await sentOut();
    const body = await page(clerk, id);
    expect(body.state.label).toBe('各单位会签中');
    expect(organsOf(body).map((child) => [child.for, child.state.label])).toEqual(organs.map(({ name }) => [name, '待书记会签']));
    const asked = await page(organs[0]?.secretary ?? clerk, children[0] ?? '');
    expect(asked).toMatchObject({
      title: `联合通知（${organs[0]?.name}会签）`,
      parent: null,
      partOf: '联合通知',
      latest: { 'joint-copy': { data: { about: '安全检查' } } },
    });
    expect(asked.due.day).not.toBeNull();
    const { body: inbox } = await (organs[0]?.secretary ?? clerk).get('/inbox');
    expect(inbox.sections.flatMap(({ cards }: any) => cards).map(({ itemId }: any) => itemId)).toContain(children[0]); // the answer's own cards
    expect((await page(clerk, children[1] ?? '')).parent).toMatchObject({ id });
    expect((await clerk.get(`/items/${id}/history`)).body.events.map(({ sentence }: { sentence: string }) => sentence)).toContain('分送会签，共3份');
    await isSound(id, ...children);
  });

  it('goes on as soon as more than half have signed; the rest end with the reason', async () => {
    const { id, children } = await sentOut();
    await organSays(0, children, 'AGREE');
    expect((await page(clerk, id)).state.label).toBe('各单位会签中');
    await organSays(1, children, 'AGREE');
    const body = await page(issuer, id);
    expect(body.state.label).toBe('等您签发');
    expect(organsOf(body).map(({ state }) => state.label)).toEqual(['已会签', '已会签', '不再会签']);
    const [told] = await rows<{ value: string }>(
      `select w.value from event_words w join item_events e on e.id = w.event_id where e.item_id = $1 and w.name = 'reason'`,
      [children[2]],
    );
    expect(told?.value).toBe('上级事项已不再等待');
    await isSound(id, ...children);
  });

  it('comes back as soon as more than half can no longer be reached, and is asked anew', async () => {
    const { id, children } = await sentOut();
    await organSays(0, children, 'REJECT');
    await organSays(1, children, 'REJECT');
    const back = await page(clerk, id);
    expect([back.state.label, back.state.back]).toEqual(['拟稿', true]);
    expect((await page(auditor, children[2] ?? '')).state.label).toBe('不再会签');
    expect(
      (
        await sendOut(
          id,
          organs.slice(0, 1).map(({ unit }) => unit),
        )
      ).status,
    ).toBe(200);
    expect(organsOf(await page(clerk, id))).toHaveLength(1);
    await isSound(id, ...children);
  });

  it('asks only those again that did not sign, where its process says so; what was signed stands', async () => {
    const units = organs.map(({ unit }) => unit);
    const { id, children } = await sentOut('joint-issue-again');
    await organSays(0, children, 'AGREE');
    await organSays(1, children, 'REJECT');
    expect((await page(clerk, id)).state.label).toBe('拟稿');
    expect((await sendOut(id, units)).status).toBe(200);
    const again = organsOf(await page(clerk, id)).map((child) => child.id);
    expect([again.length, again[0] === children[0], again.filter((child) => children.includes(child)).length]).toEqual([3, true, 1]);
    expect((await clerk.get(`/items/${id}/history`)).body.events.at(-1).sentence).toBe('分送会签，共2份，上次的1份不再重办');
    await organSays(1, again, 'AGREE');
    await organSays(2, again, 'AGREE');
    expect((await page(issuer, id)).state.label).toBe('等您签发');
    await isSound(id, ...children, ...again);
  });

  it('begins one for each row of its table, called by what the row says; a row that was answered stands while it says the same', async () => {
    const id = await drafted('joint-issue-rows');
    const [unit = '', other = ''] = organs.map((organ) => organ.unit);
    const row = (rowId: string, words: string, of = unit) => ({ rowId, unit: of, words });
    const [first, second, third] = [uuidV7(), uuidV7(), uuidV7()];
    expect((await sendRows(id, [row(first, '会议$&太多'), row(second, '灯不亮'), row(third, '门常响', other)])).status).toBe(200);
    const children = organsOf(await page(clerk, id));
    expect(children.map((child) => [child.for, child.state.label])).toEqual([
      [`会议$&太多 · ${organs[0]?.name}`, '待书记会签'],
      [`灯不亮 · ${organs[0]?.name}`, '待书记会签'],
      [`门常响 · ${organs[1]?.name}`, '待书记会签'],
    ]);
    const sent = (await clerk.get(`/items/${id}/history`)).body.events.find(({ facts }: any) => facts.some(({ label }: any) => label === '发给')); // as above
    expect(sent.facts.filter(({ label }: any) => label === '发给').map(({ text }: any) => text)).toEqual([
      `${organs[0]?.name}（2行）`,
      `${organs[1]?.name}（1行）`,
    ]);
    const [one = '', two = '', three = ''] = children.map((child) => child.id);
    expect((await page(organs[0]?.secretary ?? clerk, two)).latest).toMatchObject({ 'joint-copy': { data: { about: '灯不亮', copies: 2 } } });
    expect((await page(clerk, two)).title).toBe('联合通知（灯不亮会签）');
    await organSays(0, [one], 'AGREE');
    await organSays(0, [two], 'AGREE');
    expect((await decide(organs[1]?.secretary ?? clerk, three, 'REJECT', { reason: '与我单位无关' })).status).toBe(200);
    await drain();
    expect((await page(clerk, id)).state.label).toBe('拟稿');
    expect((await sendRows(id, [row(first, '会议$&太多'), row(second, '灯不亮，又坏了'), row(third, '门常响', other)])).status).toBe(200);
    const again = organsOf(await page(clerk, id));
    expect(again.map((child) => [child.for, child.id === one])).toEqual([
      [`会议$&太多 · ${organs[0]?.name}`, true],
      [`灯不亮，又坏了 · ${organs[0]?.name}`, false],
      [`门常响 · ${organs[1]?.name}`, false],
    ]);
    // The secretary of the second unit reads the item above because he has one of its rows, and of the others only which rows they are.
    await test.work.run(test.tenantId, (tx) =>
      tx.rows('insert into reading_grants (tenant_id, item_id, person_id, granted_at) values ($1, $2, $3, now())', [
        test.tenantId,
        id,
        organs[1]?.secretary.personId,
      ]),
    );
    expect(organsOf(await page(organs[1]?.secretary ?? clerk, id)).map((child) => child.for)).toEqual([
      `第1行 · ${organs[0]?.name}`,
      `第2行 · ${organs[0]?.name}`,
      `门常响 · ${organs[1]?.name}`,
    ]);
    await isSound(id, ...children.map((child) => child.id), ...again.map((child) => child.id));
  });

  it('is refused as a whole where a row names nobody, saying which', async () => {
    const id = await drafted('joint-issue-rows');
    const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
    const { status, body } = await sendRows(id, [
      { rowId: uuidV7(), unit: organs[0]?.unit, words: '灯不亮' },
      { rowId: uuidV7(), words: '门常响' },
    ]);
    expect([status, body.code, body.detail]).toEqual([422, 'sub-items.row-for-nobody', expect.stringContaining('第2行没有写明单位')]);
    expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
  });

  it('A39 withdrawn or ended, ends what runs below in the same transaction, whoever did it', async () => {
    const withdrawn = await sentOut();
    const { allowedActions } = await page(clerk, withdrawn.id);
    const [calledOff] = allowedActions.find(({ type }: { type: string }) => type === 'ACT').callsOff;
    expect(calledOff.people).toHaveLength(withdrawn.children.length);
    expect(calledOff.people).not.toContain('');
    expect((await decide(clerk, withdrawn.id, 'ACT')).status).toBe(200);
    for (const child of withdrawn.children) expect((await page(auditor, child)).state).toMatchObject({ label: '不再会签', ended: true });
    expect((await rows('select from assignments where item_id = any($1) and closed_at is null', [withdrawn.children])).length).toBe(0);
    const ended = await sentOut();
    expect((await decide(head, ended.id, 'TERMINATE', { reason: '不再发文' })).status).toBe(200);
    for (const child of ended.children) expect((await page(auditor, child)).state.label).toBe('不再会签');
    await isSound(withdrawn.id, ended.id, ...withdrawn.children, ...ended.children);
  });

  it('is refused as a whole where nobody is named, or where one of them has nobody to sign', async () => {
    const id = await drafted();
    const empty = await test.work.read(test.tenantId, (tx) =>
      tx.row<{ id: string }>(
        `select u.id from units u where not exists (select from post_holdings h join posts p on p.id = h.post_id where h.unit_id = u.id and p.key = 'branch_secretary') limit 1`,
      ),
    );
    for (const [units, code] of [
      [[], 'sub-items.nobody-named'],
      [[organs[0]?.unit ?? '', empty?.id ?? ''], 'slate.nobody-found'],
    ] as const) {
      const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
      const { status, body } = await sendOut(id, units);
      expect([status, body.code]).toEqual([409, code]);
      expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
    }
  });

  it('counts two that sign at the same instant once each, and goes on once', async () => {
    const { id, children } = await sentOut();
    const answers = await Promise.all([0, 1, 2].map((n) => decide(organs[n]?.secretary ?? clerk, children[n] ?? '', 'AGREE')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await Promise.all([drain(), drain()]);
    expect((await page(issuer, id)).state.label).toBe('等您签发');
    expect((await rows(`select from assignments where item_id = $1 and place = 'issue'`, [id])).length).toBe(1);
    await isSound(id, ...children);
  });

  it('that stood still counts what happened below when it goes on', async () => {
    const { id, children } = await sentOut();
    await decide(head, id, 'SUSPEND', { reason: '等上级意见' });
    for (const n of [0, 1]) await organSays(n, children, 'AGREE');
    expect((await page(head, id)).suspended).not.toBeNull();
    await decide(head, id, 'RESUME', { reason: '上级已答复' });
    await drain();
    expect((await page(issuer, id)).state.label).toBe('等您签发');
    await isSound(id, ...children);
  });
});

describe('A27 I19 a working calendar that is corrected', () => {
  it('moves the day sub-items were given so many working days to, but not one that somebody gave them since', async () => {
    const { id, children } = await sentOut();
    const [counted = '', named = ''] = children;
    const dueOn = async (child: string): Promise<string> => (await page(issuer, child)).due.day.on;
    expect(await dueOn(counted)).toBe('2018-10-15');
    await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).reschedule(tx, { itemId: named, by: { system: 'test' }, dueOn: '2018-10-31', reason: '会议改期' }),
    );
    const office = await test.signIn('10007');
    const { status, version, holidays, workdays, ownHolidays, ownWorkdays } = (await office.get('/calendar/2018')).body;
    const said = { status, version, holidays, workdays, ownHolidays: [...ownHolidays, '2018-10-12'], ownWorkdays };
    const { moving } = (await office.send('POST', '/calendar/2018/preview', said)).body;
    expect((await office.send('PUT', '/calendar/2018', said)).status).toBe(200);
    await untilCountedAnew(test);
    expect([await dueOn(counted), await dueOn(named)]).toEqual(['2018-10-16', '2018-10-31']);
    expect((await office.get('/calendar/2018')).body.recount).toEqual({ moved: moving, isDone: true });
    const told = (await auditor.get(`/items/${counted}/history`)).body.events.at(-1);
    expect(told).toMatchObject({ sentence: '调整时限', who: '系统（规则：工作日历已更正）' });
    await isSound(id, ...children);
  });
});
