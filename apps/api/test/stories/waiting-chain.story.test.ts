import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireStepDeadlines } from '../../src/capabilities/deadlines/index.js';
import { Items } from '../../src/capabilities/items/index.js';
import { untilWaiting } from '../../src/testing/sent-at-once.js';
import { libraryWithPublication } from '../../src/testing/publication.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';
import { dice } from '../../../../packages/workflows/src/testing/reference/dice.js';
import { WaitsModel } from './support/waits-model.js';
import type { Manner } from './support/waits-model.js';

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

async function handedIn(grave: boolean, day: string | null = '2018-10-20', dueOn: string | null = null): Promise<string> {
  const lifecycleKey = dueOn === null ? 'publication' : 'publication-when-due';
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '通知', mainForm: 'notice', lifecycleKey, dueOn, by: { system: 'test' } }),
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

  it('A29 a day moved while the item is on hold brings nothing before it goes on, and then it comes', async () => {
    const id = await handedIn(false, null, '2018-10-20');
    await done('secretary', id, 'AGREE');
    expect(await daysPass(id)).toBe(1);
    await done('head', id, 'SUSPEND', { reason: '等通知' });
    await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).reschedule(tx, { itemId: id, by: { person: as('head').personId }, dueOn: '2018-10-09', reason: '改期' }),
    );
    expect(await waits(id)).toEqual([{ place: 'day', on: '2018-10-09', fixed: true }]);
    expect([await daysPass(id), line(await page('clerk', id), 'day').waits]).toEqual([0, '暂停计时']);
    await done('head', id, 'RESUME', { reason: '通知已到' });
    expect([await daysPass(id), (await page('deputy', id)).state]).toMatchObject([1, { label: '等您签发' }]);
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

async function matterCalled(title: string): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title, lifecycleKey: 'small-matter', by: { system: 'test' } }),
  );
  return item.id;
}
const move = (id: string, act: string): Promise<Answer> => done(act === 'REOPEN' ? 'head' : 'clerk', id, 'ACT', { act });

async function drafted(lifecycleKey = 'errand'): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '落实', mainForm: 'errand', lifecycleKey, by: { system: 'test' } }),
  );
  return item.id;
}
const handIn = (id: string, matters: readonly string[]) => done('clerk', id, 'ACT', { act: 'HAND_IN', data: { matter: '落实', matters } });

async function waitingFor(matters: readonly string[], lifecycleKey?: string): Promise<string> {
  const id = await drafted(lifecycleKey);
  await handIn(id, matters);
  await test.settle();
  return id;
}

/** Does something in a transaction that is kept open until what others do meanwhile is done, or waits for what it holds. */
async function meanwhile(first: Parameters<Items['apply']>[1], second: () => Promise<unknown>, waits: 'waits' | 'is done'): Promise<void> {
  const begun = Promise.withResolvers<void>();
  const goes = Promise.withResolvers<void>();
  const held = test.work.run(test.tenantId, async (tx) => {
    await test.app.get(Items).apply(tx, first);
    begun.resolve();
    await goes.promise;
  });
  await Promise.race([begun.promise, held]);
  const other = second();
  const isSoFar = waits === 'waits' ? test.asOwner((holder) => untilWaiting(holder, 1)) : other;
  await isSoFar.finally(() => goes.resolve());
  await Promise.all([held, other]);
  await test.settle();
}

/** The office’s notifications of it, one for each item it was told of. */
const toldOfCircle = (ids: readonly string[]) =>
  rows(`select from notifications where kind = 'awaited-circle' and person_id = $1 and item_id = any($2::uuid[])`, [as('head').personId, ids]);

const word = async (id: string): Promise<string> => (await page('clerk', id)).state.label;

describe('a chain that waits for other items', () => {
  it('says for which, and goes on by itself when the last of them has ended, however often it hears of it', async () => {
    const matters = [await matterCalled('修订制度'), await matterCalled('整改销号')];
    const id = await drafted();
    expect(line(await page('clerk', id), 'others')).toMatchObject({ when: 'to-come', awaits: [], waits: '等关联事项办结' });
    await handIn(id, matters);
    await test.settle();
    const now = line(await page('clerk', id), 'others');
    expect(now).toMatchObject({ when: 'now', kind: 'wait', waits: '等待2件关联事项办结' });
    expect(now.awaits.map(({ title, state, isThere }: any) => [title, state.label, isThere]).sort()).toEqual([
      ['修订制度', '办理中', false],
      ['整改销号', '办理中', false],
    ]);
    await move(matters[0] ?? '', 'FINISH');
    await test.settle();
    expect(line(await page('clerk', id), 'others').waits).toBe('等待2件关联事项办结，其中1件已办到');
    // It has got there, whatever becomes of it after that.
    await move(matters[0] ?? '', 'REOPEN');
    await move(matters[1] ?? '', 'SIGN');
    await test.settle();
    expect(await word(id)).toBe('等关联事项');
    await move(matters[1] ?? '', 'FINISH');
    await test.settle();
    expect((await page('secretary', id)).state).toMatchObject({ label: '等您审核', mine: true });
    expect(line(await page('clerk', id), 'others')).toMatchObject({ when: 'done', awaits: [], waits: expect.stringMatching(/所等事项已办到$/u) });
    await move(matters[1] ?? '', 'REOPEN');
    await move(matters[1] ?? '', 'FINISH');
    await test.settle();
    expect((await rows(`select from item_events where item_id = $1 and type = 'ARRIVE'`, [id])).length).toBe(1);
    expect(await rows('select from item_waits where item_id = $1', [id])).toEqual([]);
    await isSound(id);
  });

  it('is over at once where they had ended before, and begins anew after a return', async () => {
    const matter = await matterCalled('早已办结');
    await move(matter, 'FINISH');
    const id = await waitingFor([matter]);
    expect(await word(id)).toBe('待审核');
    await done('secretary', id, 'RETURN', { reason: '请补一件' });
    const more = await matterCalled('又一件');
    await handIn(id, [matter, more]);
    await test.settle();
    expect(line(await page('clerk', id), 'others')).toMatchObject({ when: 'now', round: 2, waits: '等待2件关联事项办结，其中1件已办到' });
    await move(more, 'FINISH');
    await test.settle();
    expect(await word(id)).toBe('待审核');
    await isSound(id);
  });

  it('A32 misses nothing where the other moves while this one begins to wait, in any order', async () => {
    const [one, two, three] = [await matterCalled('先办结'), await matterCalled('后办结'), await matterCalled('签发又撤销')];
    const [late, early, between] = [await drafted(), await drafted(), await drafted('hasty-errand')];
    const act = (itemId: string, code: string, data?: any) => ({
      itemId,
      by: { person: as('clerk').personId },
      event: { type: 'ACT' as const, act: code },
      expectedVersion: null,
      ...(data ? { data } : {}),
    });
    const apply = (command: Parameters<Items['apply']>[1]) => test.work.run(test.tenantId, (tx) => test.app.get(Items).apply(tx, command));
    // It ends unseen; whoever looks after it has to wait for that.
    await meanwhile(act(one, 'FINISH'), async () => (await handIn(late, [one]), test.settle()), 'waits');
    // It ends before the wait is there, and hears nothing of it.
    await meanwhile(act(early, 'HAND_IN', { matter: '落实', matters: [two] }), () => move(two, 'FINISH'), 'is done');
    // It gets there unseen, and has left again before anybody looked.
    await meanwhile(act(three, 'SIGN'), async () => (await handIn(between, [three]), apply(act(three, 'UNSIGN'))), 'waits');
    expect([await word(late), await word(early), await word(between)]).toEqual(['待审核', '待审核', '待审核']);
  });

  it('counts a state that was passed through, also while it stood still itself', async () => {
    const matter = await matterCalled('签发又撤销');
    const id = await waitingFor([matter], 'hasty-errand');
    expect(line(await page('clerk', id), 'others').waits).toBe('等待关联事项办到“已签发”');
    await done('head', id, 'SUSPEND', { reason: '等通知' });
    await move(matter, 'SIGN');
    await move(matter, 'UNSIGN');
    await test.settle();
    expect((await page('clerk', id)).state.label).toBe('已暂停');
    await done('head', id, 'RESUME', { reason: '通知已到' });
    await test.settle();
    expect(await word(id)).toBe('待审核');
    await isSound(id);
  });

  it('asks the office once about a lost one, which may wait no longer; or goes on without it as it was told to', async () => {
    const [matter, other, dropped] = [await matterCalled('作废的'), await matterCalled('还在办的'), await matterCalled('另一件作废的')];
    const [asks, goes, none] = [await waitingFor([matter, other]), await waitingFor([dropped], 'hasty-errand'), await waitingFor([])];
    await move(matter, 'DROP');
    await move(dropped, 'DROP');
    await test.settle();
    await move(other, 'SIGN');
    await test.settle();
    expect(line(await page('clerk', asks), 'others').waits).toBe('等待2件关联事项办结，有事项已不能办到，由党办决定是否继续等待');
    expect(line(await page('clerk', none), 'others').waits).toBe('没有写明等哪件事项，由党办决定是否继续等待');
    const told = await rows<{ item_id: string }>(`select item_id from notifications where kind = 'awaited-lost' and person_id = $1`, [as('head').personId]);
    expect(told.map(({ item_id: id }) => id).sort()).toEqual([asks, none].sort());
    expect(await word(goes)).toBe('待审核');
    expect(line(await page('clerk', goes), 'others').waits).toMatch(/所等事项不能办到，不再等待$/u);
    await done('head', asks, 'CONTINUE', { reason: '已无必要' });
    expect(await word(asks)).toBe('待审核');
    // Naming another one in the form is also a way on.
    await done('clerk', none, 'ACT', { act: 'CORRECT', data: { matter: '落实', matters: [other] } });
    await move(other, 'FINISH');
    await test.settle();
    expect(await word(none)).toBe('待审核');
    for (const id of [asks, goes, none]) await isSound(id);
  });

  it('two that name each other and are handed in at the same moment stand in nobody’s way', async () => {
    const [one, two] = [await drafted(), await drafted()];
    const both = { arrived: 0, are: Promise.withResolvers<void>() };
    const heldTogether = (itemId: string, matter: string) =>
      test.work.run(test.tenantId, async (tx) => {
        await test.app.get(Items).apply(tx, {
          itemId,
          by: { person: as('clerk').personId },
          event: { type: 'ACT', act: 'HAND_IN' },
          expectedVersion: null,
          data: { matter: '落实', matters: [matter] },
        });
        both.arrived += 1;
        if (both.arrived === 2) both.are.resolve();
        await both.are.promise;
      });
    await Promise.all([heldTogether(one, two), heldTogether(two, one)]);
    await test.settle();
    for (const id of [one, two]) expect(line(await page('clerk', id), 'others').waits).toContain('；“落实”也在等本事项，由党办决定哪一件不再等待');
    expect(await toldOfCircle([one, two])).toHaveLength(1);
    for (const id of [one, two]) await isSound(id);
  });

  it('a circle is told to the office once, with who waits for whom; it ends when one waits no longer', async () => {
    const [one, two, three] = [await drafted(), await drafted(), await drafted()];
    await handIn(one, [two]);
    await handIn(two, [three]);
    await test.settle();
    expect(line(await page('clerk', one), 'others').waits).toBe('等待关联事项办结');
    await handIn(three, [one]);
    await test.settle();
    expect(line(await page('head', three), 'others').waits).toBe('等待关联事项办结；“落实”在等“落实”，“落实”又在等本事项，由党办决定哪一件不再等待');
    expect(await toldOfCircle([one, two, three])).toHaveLength(1);
    const said = await rows(`select from item_events where item_id = any($1::uuid[]) and record = '与所等事项互相等待，请党办决定'`, [[one, two, three]]);
    expect(said).toHaveLength(1);
    await done('head', one, 'CONTINUE', { reason: '先办这一件' });
    await test.settle();
    expect(line(await page('clerk', three), 'others').waits).toBe('等待关联事项办结');
    for (const end of [one, three, two]) {
      await done('secretary', end, 'AGREE');
      await test.settle();
    }
    expect([await word(one), await word(two), await word(three)]).toEqual(['已落实', '已落实', '已落实']);
    for (const id of [one, two, three]) await isSound(id);
  });

  it('of a circle the one goes on that asks nobody about lost ones, and the others wait for it', async () => {
    const [asks, goes] = [await drafted(), await drafted('brisk-errand')];
    await handIn(goes, [asks]);
    await handIn(asks, [goes]);
    await test.settle();
    expect([await word(goes), await word(asks)]).toEqual(['待审核', '等关联事项']);
    expect(line(await page('clerk', goes), 'others').waits).toMatch(/与所等事项互相等待，不再等待$/u);
    expect(await toldOfCircle([asks, goes])).toEqual([]);
    const [first, second] = [await drafted('brisk-errand'), await drafted('brisk-errand')];
    await handIn(first, [second]);
    await handIn(second, [first]);
    await test.settle();
    expect([await word(first), await word(second)].sort()).toEqual(['待审核', '等关联事项'].sort());
    for (const id of [asks, goes, first, second]) await isSound(id);
  });

  it('tells whoever may not read the other item that it waits, and nothing of what for', async () => {
    const matter = await matterCalled('不给别人看的事');
    const id = await waitingFor([matter]);
    expect((await as('reader').get(`/items/${matter}`)).status).toBe(404);
    const seen = await page('reader', id);
    expect(line(seen, 'others')).toMatchObject({ when: 'now', awaits: [], waits: '等待关联事项办结，您无权查看该事项' });
    expect(JSON.stringify(seen.path)).not.toContain(matter);
    expect((await as('clerk').send('POST', `/items/${id}/events`, { type: 'ARRIVE', step: 'others', expectedVersion: seen.version })).body.code).toBe(
      'act.not-yours',
    );
  });
});

const ACTS = Number(process.env['RANDOM_ACTS'] ?? 60);
const SEED = Number(process.env['RANDOM_SEED'] ?? 1);
const MANNERS: Readonly<Record<string, Manner>> = {
  errand: { until: 'end', asks: true },
  'brisk-errand': { until: 'end', asks: false },
  'hasty-errand': { until: 'signed', asks: false },
};

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly ended: 'done' | 'void' | null;
  /** In one of the chain's nodes. */
  readonly at: 'others' | 'sign' | null;
}

const seen = (ids: readonly string[]): Promise<Seen[]> =>
  rows<Seen>(
    `select id, states[1] as state, ended, case when value #>> '{review,others}' is not null then 'others' when value #>> '{review,sign}' is not null then 'sign' end as at
     from items where id = any($1::uuid[]) order by id`,
    [ids],
  );

/** What may be done with an item where it is; `forward`: it leads nowhere away from what somebody waits for. */
function actsOf(item: Seen, manner: Manner | undefined): readonly { readonly type: string; readonly act?: string; readonly forward: boolean }[] {
  const act = (code: string, forward: boolean) => ({ type: 'ACT', act: code, forward });
  if (!manner && item.state === 'open') return [act('SIGN', true), act('FINISH', true), act('DROP', true)];
  if (!manner && item.state === 'signed') return [act('UNSIGN', false), act('FINISH', false)];
  if (!manner) return item.state === 'closed' ? [act('REOPEN', false)] : [];
  if (item.state === 'open') return [act('HAND_IN', true), act('HAND_IN', true), act('HAND_IN', true)];
  if (item.at === 'others') return [act('CORRECT', false), { type: 'CONTINUE', forward: false }];
  return item.at === 'sign'
    ? [
        { type: 'AGREE', forward: true },
        { type: 'RETURN', forward: false },
      ]
    : [];
}

describe('items that wait for items, at random', () => {
  it(`stand after each of ${ACTS} acts over HTTP where a rule written by hand has them stand`, async () => {
    const { roll, chance, pick } = dice(SEED);
    const keys = new Map<string, string>();
    const begin = async (key: string) => keys.set(key in MANNERS ? await drafted(key) : await matterCalled('小事'), key);
    for (const key of ['small', 'small', 'errand', 'errand', 'errand', 'errand', 'brisk-errand', 'hasty-errand']) await begin(key);
    const mannerOf = (id: string): Manner | undefined => MANNERS[keys.get(id) ?? ''];
    const model = new WaitsModel();
    const counts = { circles: 0, lost: 0, waited: 0 };
    let live: readonly string[] = [];
    const send = async (item: Seen, act: { type: string; act?: string }): Promise<readonly string[] | null> => {
      const names =
        act.act === 'HAND_IN' || act.act === 'CORRECT'
          ? Array.from({ length: roll(8) === 0 ? 0 : 1 + roll(2) }, () => pick(chance(80) ? live.filter(mannerOf) : live))
          : null;
      const named = names && [...new Set(names)].filter((id) => id !== item.id);
      const who = { AGREE: 'secretary', RETURN: 'secretary', CONTINUE: 'head', REOPEN: 'head' }[act.act ?? act.type] ?? 'clerk';
      const data = named ? { data: { matter: '落实', matters: named } } : {};
      await done(who as Who, item.id, act.type, { ...(act.act ? { act: act.act } : {}), ...data, ...(named || act.type === 'ACT' ? {} : { reason: '随机' }) }); // names of the staff above
      return named;
    };
    for (let n = 0; n < ACTS; n += 1) {
      const before = await seen([...keys.keys()]);
      const possible = before.flatMap((item) => actsOf(item, mannerOf(item.id)).map((act) => ({ item, act })));
      // Now and then what is over is named as well.
      live = chance(85) ? [...new Set(possible.map(({ item }) => item.id))] : before.map(({ id }) => id);
      const first = pick(possible);
      const beside = first.act.forward && chance(40) ? possible.filter(({ item, act }) => act.forward && item.id !== first.item.id) : [];
      const chosen = [first, ...(beside.length > 0 ? [pick(beside)] : [])];
      const named = await Promise.all(chosen.map(({ item, act }) => send(item, act)));
      await test.settle();
      const after = new Map((await seen([...keys.keys()])).map((item) => [item.id, item]));
      for (const { item, act } of chosen) if (act.type === 'CONTINUE') model.leaves(item.id);
      for (const item of after.values()) model.moves(item.id, item);
      for (const [at, { item }] of chosen.entries()) {
        const manner = mannerOf(item.id);
        if (named[at] && manner) model.begins(item.id, named[at], manner);
      }
      const wrong = model.rests((id) => after.get(id)?.at === 'others');
      expect({ n, chosen: chosen.map(({ item, act }) => [item.id, act.act ?? act.type]), wrong }).toMatchObject({ wrong: [] });
      for (const { among, why } of model.toldOf()) {
        counts[why === 'circle' ? 'circles' : 'lost'] += 1;
        const record = why === 'circle' ? '与所等事项互相等待，请党办决定' : '所等事项不能办到，请党办决定';
        expect(await rows('select from item_events where item_id = any($1::uuid[]) and record = $2', [among, record])).not.toEqual([]);
      }
      // What is over for good makes room for another one.
      for (const { item } of chosen) if (['kept', 'dropped'].includes(after.get(item.id)?.state ?? '')) await begin(keys.get(item.id) ?? '');
      counts.waited += [...after.values()].filter(({ at }) => at === 'others').length;
    }
    process.stdout.write(`${ACTS} acts, ${counts.waited} waits, ${counts.circles} circles and ${counts.lost} lost ones stood\n`);
    expect(counts.waited).toBeGreaterThan(ACTS / 2);
    expect(counts.lost).toBeGreaterThan(0);
    expect(counts.circles).toBeGreaterThan(0);
    expect(await unsound(test, [...keys.keys()])).toEqual([]);
  }, 120_000);
});
