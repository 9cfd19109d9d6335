import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireStepDeadlines } from '../../src/capabilities/deadlines/index.js';
import { Items } from '../../src/capabilities/items/index.js';
import { libraryWithPublication } from '../../src/testing/publication.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

let test: TestApp;
let unitId: string;
const staff = {
  clerk: '10011',
  secretary: '10010',
  first: '10001',
  deputy: '10002',
  head: '10006',
  desk: '10007',
  reader: '10016',
  other: '10015',
  keeper: '10078',
  guard: '10079',
  auditor: '10077',
} as const;
type Who = keyof typeof staff;
const people: Partial<Record<Who, Visitor>> = {};
const as = (who: Who): Visitor => {
  const found = people[who];
  if (!found) throw new Error(`${who} has not signed in`);
  return found;
};

beforeAll(async () => {
  test = await startTestApp(libraryWithPublication());
  for (const [who, login] of Object.entries(staff)) people[who as Who] = await test.signIn(login); // the keys of the object just above
  const unit = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where code = 'branch-01'`));
  unitId = unit?.id ?? '';
});
afterAll(() => test?.close());

const ok = async (answer: Promise<Answer>): Promise<Answer> => {
  const told = await answer;
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return told;
};
const page = async (who: Who, id: string): Promise<any> => (await ok(as(who).get(`/items/${id}`))).body; // the story reads what it expects
const line = (body: any, place: string) => body.path.find((one: { place: string | null }) => one.place === place); // as above
const rows = <T>(text: string, params: readonly unknown[]) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));

async function handedIn(grave: boolean, day: string | null = '2018-10-20'): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '通知', mainForm: 'notice', lifecycleKey: 'publication', by: { system: 'test' } }),
  );
  await ok(
    as('clerk').send('POST', `/items/${item.id}/events`, {
      type: 'ACT',
      act: 'HAND_IN',
      expectedVersion: 1,
      data: { matter: '开会', grave, ...(day === null ? {} : { day }) },
    }),
  );
  return item.id;
}

/** Presses the button of that type on one's own page; the button must be there. */
async function press(who: Who, id: string, type: string, more: object = {}): Promise<Answer> {
  const { allowedActions, version } = await page(who, id);
  const action = allowedActions.find((one: { type: string }) => one.type === type);
  if (!action) throw new Error(`${who} has no ${type}: ${allowedActions.map((one: { type: string }) => one.type).join()}`);
  const own = action.slotId === null ? {} : { slotId: action.slotId };
  return as(who).send('POST', `/items/${id}/events`, {
    type,
    ...own,
    ...(action.step === null ? {} : { step: action.step }),
    expectedVersion: version,
    ...more,
  });
}
const done = (who: Who, id: string, type: string, more: object = {}): Promise<Answer> => ok(press(who, id, type, more));

/** Whatever is armed of an item has come. */
async function daysPass(id: string): Promise<number> {
  await test.work.run(test.tenantId, (tx) =>
    tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = $1 and disarmed_at is null and stopped_at is null`, [id]),
  );
  return test.app.get(FireStepDeadlines).fire(test.tenantId);
}
const waits = (id: string) =>
  rows<{ place: string; on: string; fixed: boolean }>(
    `select place, to_char(on_day, 'YYYY-MM-DD') as on, is_fixed as fixed from step_deadlines where item_id = $1 and kind = 'wait' and disarmed_at is null`,
    [id],
  );

async function isSound(id: string): Promise<void> {
  expect(await unsound(test, [id])).toEqual([]);
  expect((await as('auditor').get(`/items/${id}/history/check`)).body).toMatchObject({ sound: true });
}

describe('a list kept by hand', () => {
  it('is kept by who manages people, and everything that happens to it is in the history', async () => {
    const key = 'document-readers';
    const { id } = (await ok(as('keeper').send('POST', '/organisation/groups', { key, name: '公文抄送名单', people: [as('other').personId] }))).body;
    expect((await as('keeper').send('POST', '/organisation/groups', { key, name: '另一份', people: [] })).body.code).toBe('group.key-taken');
    expect(
      (await as('keeper').send('POST', `/organisation/groups/${id}`, { name: '公文抄送名单', people: [as('keeper').personId], version: 1 })).body.code,
    ).toBe('post.own-hands');
    await ok(
      as('keeper').send('POST', `/organisation/groups/${id}`, { name: '公文抄送名单', people: [as('reader').personId, as('desk').personId], version: 1 }),
    );
    expect((await as('keeper').send('POST', `/organisation/groups/${id}`, { name: '旧页', people: [], version: 1 })).status).toBe(409);
    const [group] = (await ok(as('guard').get('/organisation/groups'))).body;
    expect(group).toMatchObject({ key, closedOn: null, version: 2 });
    expect(group.members.map(({ id: person }: { id: string }) => person).sort()).toEqual([as('reader').personId, as('desk').personId].sort());
    const told = (await ok(as('keeper').get('/organisation/history?kind=group'))).body;
    expect(told.map(({ sentence }: { sentence: string }) => sentence)).toEqual([
      expect.stringMatching(/^调整名单“公文抄送名单”：加入.+；移出/u),
      expect.stringMatching(/^设立名单“公文抄送名单”：/u),
    ]);
    expect((await as('clerk').get('/organisation/groups')).status).toBe(404);
  });
});

describe('a chain that waits', () => {
  it('is told on the way, stands until its days, is signed by whom a condition says, answered, copied and numbered', async () => {
    const id = await handedIn(true);
    expect(line(await page('clerk', id), 'posted')).toMatchObject({ kind: 'wait', when: 'to-come', waits: '等满3个工作日' });
    expect(line(await page('clerk', id), 'sign').people).toHaveLength(1);
    await done('secretary', id, 'AGREE');
    expect(await waits(id)).toEqual([{ place: 'posted', on: '2018-10-11', fixed: false }]);
    const posted = await page('clerk', id);
    expect(posted.state.label).toBe('公示中');
    expect(line(posted, 'posted')).toMatchObject({ when: 'now', people: [], waits: '等满3个工作日，到10月11日（周四）结束' });
    expect(line(posted, 'heads-up')).toMatchObject({ kind: 'tell', when: 'done' });
    expect(line(posted, 'heads-up').people.map(({ outcome }: { outcome: string }) => outcome)).toContain('已知会');
    expect(await daysPass(id)).toBe(1);
    expect(await waits(id)).toEqual([{ place: 'day', on: '2018-10-20', fixed: true }]);
    expect(line(await page('clerk', id), 'day')).toMatchObject({ when: 'now', waits: '等到10月20日（周六）' });
    expect(await daysPass(id)).toBe(1);
    expect(line(await page('clerk', id), 'day').waits).toMatch(/等待期满$/u);
    await done('first', id, 'AGREE');
    expect((await page('desk', id)).state.label).toBe('待上级批复');
    expect((await press('desk', id, 'ARRIVE', { data: {} })).status).toBe(422);
    await done('desk', id, 'ARRIVE', { data: { number: '粤卫〔2018〕12号' } });
    const ended = await page('reader', id);
    expect(ended.state).toMatchObject({ label: '已印发并上报', ended: true });
    expect(ended.number).toMatch(/2018/u);
    expect(line(ended, 'reply').waits).toMatch(/由.+登记$/u);
    expect(line(ended, 'copies').people.map(({ outcome, why }: { outcome: string; why: string }) => [outcome, why])).toEqual([
      ['已抄送', expect.stringContaining('“公文抄送名单”成员')],
      ['已抄送', expect.stringContaining('2018年')],
    ]);
    expect(ended.shownTo).toHaveLength(2);
    expect((await as('other').get(`/items/${id}`)).status).toBe(404);
    await test.settle();
    expect((await rows(`select from notifications where item_id = $1 and kind in ('copied', 'informed')`, [id])).length).toBeGreaterThan(2);
    const history = (await ok(as('desk').get(`/items/${id}/history`))).body.events.map(({ sentence }: { sentence: string }) => sentence);
    expect(history).toEqual(expect.arrayContaining(['知会党办', expect.stringContaining('收到批复'), '抄送各部门']));
    await isSound(id);
  });

  it('waits for the day a later form says, also when that form came while it waited', async () => {
    const id = await handedIn(true);
    await done('secretary', id, 'AGREE');
    await daysPass(id);
    expect(await waits(id)).toEqual([{ place: 'day', on: '2018-10-20', fixed: true }]);
    await done('clerk', id, 'ACT', { act: 'CORRECT', data: { matter: '开会', grave: true, day: '2018-10-25' } });
    expect(await waits(id)).toEqual([{ place: 'day', on: '2018-10-25', fixed: true }]);
    expect(line(await page('clerk', id), 'day')).toMatchObject({ when: 'now', waits: '等到10月25日（周四）' });
    await isSound(id);
  });

  it('A37 is let go by the office with a reason that stands on the path; A32 nothing comes of its day any more', async () => {
    const id = await handedIn(false);
    await done('secretary', id, 'AGREE');
    const version = (await page('desk', id)).version;
    expect(
      (await as('desk').send('POST', `/items/${id}/events`, { type: 'CONTINUE', step: 'posted', expectedVersion: version, reason: '急件' })).body.code,
    ).toBe('office.not-yours');
    expect((await press('head', id, 'CONTINUE')).body.code).toBe('action.reason-missing');
    await done('head', id, 'CONTINUE', { reason: '已无异议' });
    expect(line(await page('clerk', id), 'posted').waits).toMatch(/决定不再等待：已无异议$/u);
    expect((await waits(id)).map(({ place }) => place)).toEqual(['day']);
    expect(
      (await as('head').send('POST', `/items/${id}/events`, { type: 'CONTINUE', step: 'posted', expectedVersion: version + 1, reason: '再来' })).body.code,
    ).toBe('wait.over');
    await done('head', id, 'CONTINUE', { reason: '提前印发' });
    await done('deputy', id, 'AGREE');
    await done('head', id, 'CONTINUE', { reason: '上级已口头同意' });
    const { state, number } = await page('head', id);
    expect(state.label).toBe('已印发');
    await done('head', id, 'ACT', { act: 'REOPEN' });
    await isSound(id);
    expect((await page('head', id)).number).toBe(number);
  });

  it('A29 a counted wait stands while the item is on hold, a named day stays; without a day only the office lets it go on', async () => {
    const id = await handedIn(false, null);
    await done('secretary', id, 'AGREE');
    await done('head', id, 'SUSPEND', { reason: '等通知' });
    expect(line(await page('clerk', id), 'posted').waits).toBe('暂停计时');
    expect(await daysPass(id)).toBe(0);
    await done('head', id, 'RESUME', { reason: '通知已到' });
    expect(await waits(id)).toEqual([{ place: 'posted', on: '2018-10-11', fixed: false }]);
    await daysPass(id);
    expect(await waits(id)).toEqual([]);
    expect(line(await page('clerk', id), 'day').waits).toBe('还没有可等的日期，可由党办决定不再等待');
    await done('head', id, 'CONTINUE', { reason: '不定日期' });
    expect((await page('deputy', id)).state).toMatchObject({ label: '等您签发', mine: true });
    await isSound(id);
  });

  it('A33 two workers bring a day once', async () => {
    const id = await handedIn(false);
    await done('secretary', id, 'AGREE');
    await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = $1`, [id]));
    const worker = test.app.get(FireStepDeadlines);
    const fired = await Promise.all([worker.fire(test.tenantId), worker.fire(test.tenantId)]);
    expect(fired.reduce((sum, n) => sum + n)).toBe(1);
    expect((await rows(`select from item_events where item_id = $1 and type = 'ARRIVE'`, [id])).length).toBe(1);
  });
});
