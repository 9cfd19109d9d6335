import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FireDeadlines, FireStepDeadlines } from '../../src/capabilities/deadlines/index.js';
import { Items } from '../../src/capabilities/items/index.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { untilCountedAnew } from '../../src/testing/counted-anew.js';
import { libraryWithEveryApproval } from '../../src/testing/every-approval.js';
import { sentAtOnce } from '../../src/testing/sent-at-once.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

let test: TestApp;
let unitId: string;
let auditor: Visitor;
const staff = {
  clerk: '10011',
  secretary: '10010',
  first: '10001',
  deputy: '10002',
  member: '10003',
  head: '10006',
  desk: '10007',
  desk2: '10008',
  friend: '10013',
  other: '10014',
} as const;
type Who = keyof typeof staff;
const people: Partial<Record<Who, Visitor>> = {};
const as = (who: Who): Visitor => {
  const found = people[who];
  if (!found) throw new Error(`${who} has not signed in`);
  return found;
};

beforeAll(async () => {
  test = await startTestApp(libraryWithEveryApproval());
  for (const [who, login] of Object.entries(staff)) people[who as Who] = await test.signIn(login); // the keys of the object just above
  auditor = await test.signIn('10077');
  const unit = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where code = 'branch-01'`));
  unitId = unit?.id ?? '';
});
afterAll(() => test?.close());

interface Action {
  readonly type: string;
  readonly step: string | null;
  readonly slotId: string | null;
  readonly refusedBecause: string | null;
  readonly targets: readonly { readonly step: string | null; readonly callsOff: readonly { readonly label: string; readonly people: readonly string[] }[] }[];
  readonly removable: readonly { readonly slotId: string }[];
}

async function page(who: Who, id: string): Promise<any> {
  // the story reads what it expects
  const { status, body } = await as(who).get(`/items/${id}`);
  if (status !== 200) throw new Error(`${who} cannot open it: ${JSON.stringify(body)}`);
  return body;
}

/** Presses the button of that type on one's own page; the button must be there. */
async function press(who: Who, id: string, type: string, more: object = {}): Promise<Answer> {
  return (await pressing(who, id, type, more))();
}

async function pressing(who: Who, id: string, type: string, more: object = {}): Promise<() => Promise<Answer>> {
  const body = await page(who, id);
  const action: Action | undefined = body.allowedActions.find((one: Action) => one.type === type);
  if (!action) throw new Error(`${who} has no ${type}: ${body.allowedActions.map((one: Action) => one.type).join()}`);
  const own = action.slotId === null ? {} : { step: action.step, slotId: action.slotId };
  return () => as(who).send('POST', `/items/${id}/events`, { type, ...own, expectedVersion: body.version, ...more });
}

async function ok(answer: Promise<Answer>): Promise<Answer> {
  const told = await answer;
  if (told.status !== 200) throw new Error(JSON.stringify(told.body));
  return told;
}

const done = (who: Who, id: string, type: string, more: object = {}): Promise<Answer> => ok(press(who, id, type, more));

async function drafted(lifecycleKey = 'every-approval', more: { ownerId?: string; fillerId?: string } = {}): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '提案', mainForm: 'proposal', lifecycleKey, by: { system: 'test' }, ...more }),
  );
  return item.id;
}

async function handedIn(lifecycleKey?: string, data: object = { matter: '修缮', host: as('other').personId }): Promise<string> {
  const id = await drafted(lifecycleKey);
  await ok(as('clerk').send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data }));
  return id;
}

const inInbox = async (who: Who, id: string): Promise<{ act: string; note: string | null; state: { label: string } } | undefined> => {
  const { body } = await as(who).get('/inbox');
  return body.sections.flatMap(({ cards }: { cards: { itemId: string }[] }) => cards).find(({ itemId }: { itemId: string }) => itemId === id);
};
const stepOf = (body: any, place: string) => body.path.find((line: { place: string | null }) => line.place === place); // as above
const sentences = async (who: Who, id: string): Promise<string[]> =>
  (await as(who).get(`/items/${id}/history`)).body.events.map(({ sentence }: { sentence: string }) => sentence);
const rows = <T>(text: string, params: readonly unknown[]) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));

/** Its records fold to its state, and an auditor's check finds every row as the records say. */
async function isSound(id: string): Promise<void> {
  expect(await unsound(test, [id])).toEqual([]);
  const { body } = await auditor.get(`/items/${id}/history/check`);
  expect(body).toMatchObject({ sound: true });
}

const atBarrier = (id: string, presses: readonly (() => Promise<Answer>)[]): Promise<Answer[]> => sentAtOnce(test, id, presses);

describe('the whole way', () => {
  it('through two forks within each other, a vote, a claim, and back to a step', async () => {
    const id = await handedIn();
    expect(stepOf(await page('secretary', id), 'final')).toMatchObject({ when: 'to-come', vacant: '未找到人：责任人' });
    const { steps } = (await as('secretary').get(`/items/${id}/preview`)).body;
    expect(steps.filter(({ vacant }: { vacant: string | null }) => vacant !== null)).toMatchObject([{ label: '待签发', vacant: '未找到人：责任人' }]);
    await done('secretary', id, 'AGREE');
    const open = await page('head', id);
    expect(open.path.filter(({ when }: { when: string }) => when === 'now').map(({ place }: { place: string }) => place)).toEqual([
      'vote',
      'host-signs',
      'office-signs',
    ]);
    expect(stepOf(open, 'vote').mode).toBe('票决：过半数同意为通过');
    await done('desk', id, 'CLAIM');
    expect(await inInbox('desk2', id)).toBeUndefined();
    await done('desk', id, 'AGREE');
    await done('other', id, 'AGREE');
    await done('first', id, 'AGREE');
    await done('deputy', id, 'AGREE');
    await done('member', id, 'AGREE');
    for (const line of (await page('head', id)).path) if (line.place === 'vote' && line.when === 'now') throw new Error('three of five are more than half');
    expect(stepOf(await page('first', id), 'final')).toMatchObject({ when: 'now', vacant: '未找到人：责任人' });
    expect((await sentences('first', id)).at(-1)).toMatch(/^交由.+办理；未找到人：责任人$/u);
    const returning: Action = (await page('first', id)).allowedActions.find(({ type }: Action) => type === 'RETURN');
    expect(returning.targets.map(({ step }) => step)).toEqual(expect.arrayContaining(['check', null]));
    await done('first', id, 'RETURN', { to: 'check', reason: '再核一遍' });
    const again = await page('secretary', id);
    expect([stepOf(again, 'check').round, stepOf(again, 'check').earlier.length]).toEqual([2, 1]);
    await isSound(id);
  });
});

describe('actions of a signer', () => {
  it('asks, is answered, adds, is signed before, hands on; each stands in the time line', async () => {
    const id = await handedIn();
    await done('secretary', id, 'CONSULT', { people: [as('friend').personId], reason: '请看看金额' });
    expect(await inInbox('secretary', id)).toBeUndefined();
    expect(await inInbox('friend', id)).toMatchObject({ act: '去答复', note: '徐春来征求您的意见', state: { label: '征求您的意见' } });
    expect((await press('secretary', id, 'AGREE')).body.code).toBe('slot.waits');
    await done('friend', id, 'ANSWER', { opinion: '金额合适' });
    await done('secretary', id, 'ADD_SIGNERS', { people: [as('member').personId], how: 'before', among: 'all', reason: '先听意见' });
    expect(
      stepOf(await page('secretary', id), 'check').people.map(({ waits, added }: { waits: string | null; added: string | null }) => [waits, added]),
    ).toEqual(
      expect.arrayContaining([
        ['等陈砚秋先签', null],
        [null, '徐春来加签（先签）'],
      ]),
    );
    await done('member', id, 'AGREE');
    await done('secretary', id, 'CC', { people: [as('desk').personId] });
    await done('secretary', id, 'TRANSFER', { people: [as('desk2').personId], reason: '出差' });
    expect((await page('desk', id)).shownTo.map(({ name }: { name: string }) => name)).toEqual(['刘清和']);
    await done('desk2', id, 'AGREE');
    expect(await sentences('head', id)).toEqual(expect.arrayContaining(['向朱文澜征求意见', '加签陈砚秋（先签）', '抄送给刘清和', '转办给黄若溪', '答复意见']));
    await isSound(id);
  });

  it('A16 takes back what was signed while nobody went on; afterwards it is too late', async () => {
    const id = await handedIn();
    await done('secretary', id, 'AGREE');
    await done('secretary', id, 'TAKE_BACK');
    expect(stepOf(await page('secretary', id), 'check')).toMatchObject({ when: 'now', round: 1 });
    await done('secretary', id, 'AGREE');
    await done('other', id, 'AGREE');
    expect((await page('secretary', id)).allowedActions.map(({ type }: Action) => type)).not.toContain('TAKE_BACK');
    await isSound(id);
  });

  it('A17 adds nobody twice, and nobody who may not sign in', async () => {
    const id = await handedIn();
    const add = (person: string) => press('secretary', id, 'ADD_SIGNERS', { people: [person], how: 'beside', among: 'all', reason: '一起看' });
    expect((await add(as('secretary').personId)).body.code).toBe('add.already-there');
    expect((await add(uuidV7())).body.code).toBe('choice.not-eligible');
    await ok(add(as('member').personId));
    const offered = async (act: string): Promise<Record<string, string | null>> =>
      Object.fromEntries(
        (await as('secretary').get(`/items/${id}/choices?act=${act}&step=check`)).body.map(({ id: person, whyNot }: { id: string; whyNot: string | null }) => [
          person,
          whyNot,
        ]),
      );
    for (const act of ['ADD_SIGNERS', 'TRANSFER', 'CONSULT'])
      expect(await offered(act)).toMatchObject({
        [as('member').personId]: '在这一步已有一份',
        [as('secretary').personId]: '就是您本人',
        [as('desk').personId]: null,
      });
    expect((await add(as('member').personId)).body.code).toBe('add.already-there');
    await done('secretary', id, 'REMOVE_SIGNER', {
      removed: (await page('secretary', id)).allowedActions.find(({ type }: Action) => type === 'REMOVE_SIGNER').removable[0].slotId,
    });
    expect(await sentences('head', id)).toContain('减签陈砚秋');
    await ok(add(as('friend').personId));
    expect((await as('friend').get(`/items/${id}`)).status).toBe(200);
    await done('secretary', id, 'REMOVE_SIGNER', {
      removed: (await page('secretary', id)).allowedActions.find(({ type }: Action) => type === 'REMOVE_SIGNER').removable[0].slotId,
    });
    expect((await as('friend').get(`/items/${id}`)).status).toBe(404);
    await isSound(id);
  });

  it('what does not belong to an act is refused, and nothing is left of it', async () => {
    const id = await handedIn();
    const { version } = await page('secretary', id);
    const slot = { step: 'check', slotId: (await page('secretary', id)).allowedActions[0].slotId, expectedVersion: version };
    for (const body of [
      { type: 'TRANSFER', ...slot },
      { type: 'AGREE', ...slot, people: [as('desk').personId] },
      { type: 'COMMENT', expectedVersion: version },
      { type: 'ACT', act: 'WITHDRAW', to: 'check', expectedVersion: version },
    ])
      expect((await as('secretary').send('POST', `/items/${id}/events`, body)).body.code).toBe('request.malformed');
    expect((await page('secretary', id)).version).toBe(version);
  });
});

describe('two at once', () => {
  it('A01 two agree in the same instant: both count, and it goes on once', async () => {
    const id = await handedIn();
    await done('secretary', id, 'ADD_SIGNERS', { people: [as('member').personId], how: 'beside', among: 'all', reason: '一起看' });
    const answers = await atBarrier(id, [await pressing('secretary', id, 'AGREE'), await pressing('member', id, 'AGREE')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await rows<{ round: number }>(`select max(round) as round from assignments where item_id = $1 and place = 'vote'`, [id]))[0]?.round).toBe(1);
    await isSound(id);
  });

  it('A02 one takes it while another does: the second learns who has it', async () => {
    const id = await handedIn();
    await done('secretary', id, 'AGREE');
    const answers = await atBarrier(id, [await pressing('desk', id, 'CLAIM'), await pressing('desk2', id, 'CLAIM')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('claim.taken');
  });

  it('A03 the same request twice is one act', async () => {
    const id = await handedIn();
    const { body } = await as('secretary').get(`/items/${id}`);
    const { step, slotId } = body.allowedActions.find(({ type }: Action) => type === 'AGREE');
    const key = uuidV7();
    const send = () => as('secretary').send('POST', `/items/${id}/events`, { type: 'AGREE', step, slotId, expectedVersion: body.version }, key);
    const [first, second] = [await send(), await send()];
    expect(second).toEqual(first);
    expect((await rows('select from item_events where item_id = $1 and type = $2', [id, 'AGREE'])).length).toBe(1);
  });

  it('A04 whoever decides by a page from before the sheet changed is told what changed', async () => {
    const id = await handedIn();
    const late = await pressing('secretary', id, 'AGREE');
    await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).reschedule(tx, { itemId: id, by: { person: as('head').personId }, dueOn: '2018-12-01', reason: '顺延' }),
    );
    const { status, body } = await late();
    expect([status, body.code]).toEqual([409, 'item.changed']);
    expect(body.detail).toContain('调整时限');
  });

  it('A15 a withdrawal races an agreement: one wins, the other learns of it', async () => {
    const id = await handedIn();
    const withdraw = await pressing('clerk', id, 'ACT', { act: 'WITHDRAW' });
    const answers = await atBarrier(id, [withdraw, await pressing('secretary', id, 'AGREE')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await isSound(id);
  });
});

describe('deadlines of a step', () => {
  const due = (id: string) =>
    rows<{ n: number; on: string; done: boolean }>(
      `select n, to_char(on_day, 'YYYY-MM-DD') as on, done_at is not null as done from step_deadlines where item_id = $1 and place = 'check' and disarmed_at is null order by n`,
      [id],
    );
  const overdue = (id: string) =>
    rows(
      `select from outbox where payload ->> 'itemId' = $1 and payload ->> 'kind' = 'step-overdue' union all select from notifications where item_id = $1::uuid and kind = 'step-overdue'`,
      [id],
    );

  it('A27 are counted in working days and said; A29 stand while the item is on hold', async () => {
    const id = await handedIn();
    expect((await due(id)).map(({ on }) => on)).toEqual(['2018-10-11', '2018-10-10']);
    expect(stepOf(await page('secretary', id), 'check').due).toMatchObject({ over: false, stopped: false });
    await done('head', id, 'SUSPEND', { reason: '等上级通知' });
    expect(await page('secretary', id)).toMatchObject({ suspended: { reason: '等上级通知' } });
    expect(stepOf(await page('secretary', id), 'check').due).toMatchObject({ stopped: true, text: '暂停计时' });
    expect(await inInbox('secretary', id)).toBeUndefined();
    const { step, slotId } =
      (await rows<{ step: string; slotId: string }>(`select place as step, id as "slotId" from assignments where item_id = $1 and place = 'check'`, [id]))[0] ??
      {};
    expect(
      (await as('secretary').send('POST', `/items/${id}/events`, { type: 'AGREE', step, slotId, expectedVersion: (await page('secretary', id)).version })).body
        .code,
    ).toBe('item.suspended');
    await done('head', id, 'RESUME', { reason: '通知已到' });
    expect((await due(id)).map(({ on }) => on)).toEqual(['2018-10-11', '2018-10-10']);
    await done('secretary', id, 'AGREE');
    await isSound(id);
  });

  it('A33 two workers send a reminder once; A30 what was signed in time is left alone', async () => {
    const [id, signed] = [await handedIn(), await handedIn()];
    await done('secretary', signed, 'AGREE');
    await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = any($1)`, [[id, signed]]));
    const worker = test.app.get(FireStepDeadlines);
    const fired = await Promise.all([worker.fire(test.tenantId), worker.fire(test.tenantId)]);
    expect(fired.reduce((sum, n) => sum + n)).toBe(2);
    expect((await due(id)).map(({ done: isDone }) => isDone)).toEqual([true, true]);
    expect((await rows(`select from item_events where item_id = $1 and type = 'TIMEOUT'`, [id])).length).toBe(1);
    expect((await rows(`select from item_events where item_id = $1 and type = 'TIMEOUT'`, [signed])).length).toBe(0);
    expect((await overdue(id)).length).toBeGreaterThan(0);
    await isSound(id);
  });

  it('A34 one that cannot be done is put off, once however many workers tried it, and the others go on', async () => {
    const [bad, good] = [await handedIn(), await handedIn()];
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = any($1) and n = 0`, [[bad, good]]),
    );
    await test.asOwner(async (owner) => {
      await owner.query(`create function is_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
      await owner.query(`create trigger poisoned before update on items for each row when (old.id = '${bad}') execute function is_poisoned()`);
    });
    const worker = test.app.get(FireStepDeadlines);
    const fired = await sentAtOnce(test, bad, [() => worker.fire(test.tenantId), () => worker.fire(test.tenantId)]);
    expect(fired.reduce((sum, n) => sum + n)).toBeGreaterThan(0);
    await test.asOwner((owner) => owner.query('drop trigger poisoned on items'));
    const [row] = await rows<{ attempts: number; failure: string }>(`select attempts, failure from step_deadlines where item_id = $1 and n = 0`, [bad]);
    expect([row?.attempts, row?.failure.includes('poisoned')]).toEqual([1, true]);
  });

  it('A33 however many workers look however often, each person is reminded once of each step', async () => {
    const id = await handedIn();
    await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = $1 and n > 0`, [id]));
    const worker = test.app.get(FireStepDeadlines);
    for (let look = 0; look < 3; look += 1) await Promise.all([worker.fire(test.tenantId), worker.fire(test.tenantId)]);
    await Promise.all([test.settle(), test.settle()]);
    expect(await rows(`select person_id as id from notifications where item_id = $1 and kind = 'step-due-soon'`, [id])).toEqual([
      { id: as('secretary').personId },
    ]);
    await done('secretary', id, 'AGREE');
  });
});

describe('what follows a commit', () => {
  const messages = (id: string) =>
    rows<{ id: string; topic: string; payload: unknown }>(`select id, topic, payload from outbox where payload ->> 'itemId' = $1`, [id]);
  const told = (id: string, kind: string) => rows(`select from notifications where item_id = $1 and kind = $2`, [id, kind]);

  it('A32 is there with the decision or not at all; delivered after a crash, and told once however often it comes', async () => {
    const id = await handedIn();
    await test.settle();
    const { version } = await page('head', id);
    // The commit never happens: neither the decision nor what should follow it is there.
    const crash = test.work.run(test.tenantId, async (tx) => {
      await test.app
        .get(Items)
        .apply(tx, { itemId: id, by: { person: as('head').personId }, event: { type: 'SUSPEND' }, expectedVersion: version, reason: '停电' });
      throw new Error('the process is gone');
    });
    await expect(crash).rejects.toThrow('the process is gone');
    expect([(await page('head', id)).version, await messages(id)]).toEqual([version, []]);
    // The commit happens and the process goes before it sends anything: the rows wait for any other one.
    await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).apply(tx, { itemId: id, by: { person: as('head').personId }, event: { type: 'SUSPEND' }, expectedVersion: version, reason: '停电' }),
    );
    const waiting = await messages(id);
    expect(waiting.length).toBeGreaterThan(0);
    await test.settle();
    const once = (await told(id, 'suspended')).length;
    expect([once > 0, await messages(id)]).toEqual([true, []]);
    // Delivered, and the process goes before that is kept: the same rows come again.
    for (const message of waiting)
      await test.work.run(test.tenantId, (tx) =>
        tx.rows('insert into outbox (tenant_id, id, topic, payload) values ($1, $2, $3, $4)', [
          test.tenantId,
          message.id,
          message.topic,
          JSON.stringify(message.payload),
        ]),
      );
    await Promise.all([test.settle(), test.settle()]);
    expect([(await told(id, 'suspended')).length, await messages(id)]).toEqual([once, []]);
    await done('head', id, 'RESUME', { reason: '来电' });
    await isSound(id);
  });

  it('A34 a poisoned message and a poisoned deadline are set aside, who looks after the installation is told once and has them tried again', async () => {
    const keeper = await test.signIn('10078');
    const [bad, good] = [await handedIn(), await handedIn()];
    const poison = uuidV7();
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(`insert into outbox (tenant_id, id, topic, payload) values ($1, $2, 'person.notify', '{"personId": "nobody"}')`, [test.tenantId, poison]),
    );
    await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set at = now() - interval '10 years' where item_id = $1 and n = 0`, [bad]));
    await test.asOwner((owner) =>
      owner.query(`create trigger poisoned before update on items for each row when (old.id = '${bad}') execute function is_poisoned()`),
    );
    await done('head', good, 'SUSPEND', { reason: '停电' });
    for (let look = 0; look < 8; look += 1) {
      await test.app.get(FireStepDeadlines).fire(test.tenantId);
      await test.settle();
      await test.work.run(test.tenantId, (tx) => tx.rows(`update outbox set due_at = now() where dead_at is null`));
      await test.work.run(test.tenantId, (tx) => tx.rows(`update step_deadlines set try_at = now() where item_id = $1`, [bad]));
    }
    await test.settle();
    expect((await told(good, 'suspended')).length).toBeGreaterThan(0);
    const { body } = await keeper.get('/stuck-work');
    expect(body.rows.map(({ kind, attempts }: { kind: string; attempts: number }) => [kind, attempts]).sort()).toEqual([
      ['deadline', 8],
      ['notice', 8],
    ]);
    expect(JSON.stringify(body)).not.toMatch(/poisoned|nobody/u);
    const alerts = (await keeper.get('/notifications')).body.rows.filter(
      ({ text, read }: { text: string; read: boolean }) => !read && text.includes('后台事项'),
    );
    expect(alerts.length).toBe(1);
    expect((await as('head').get('/stuck-work')).status).toBe(403);
    expect((await as('head').send('POST', '/stuck-work/retry', { ids: [poison] })).status).toBe(403);
    await test.asOwner((owner) => owner.query('drop trigger poisoned on items'));
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(`update outbox set payload = $2 where id = $1`, [
        poison,
        JSON.stringify({ personId: as('clerk').personId, kind: 'urged', itemId: good, facts: {} }),
      ]),
    );
    expect((await keeper.send('POST', '/stuck-work/retry', { ids: body.rows.map(({ id }: { id: string }) => id) })).body.count).toBe(2);
    expect(await test.app.get(FireStepDeadlines).fire(test.tenantId)).toBeGreaterThan(0);
    await test.settle();
    expect((await keeper.get('/stuck-work')).body.rows).toEqual([]);
    expect((await told(good, 'urged')).length).toBe(1);
    await isSound(bad);
  });
});

describe('the office', () => {
  it('A37 jumps with a reason, and whoever is passed over is told', async () => {
    const id = await handedIn();
    expect((await as('desk').send('POST', `/items/${id}/events`, { type: 'JUMP', to: 'final', expectedVersion: 2, reason: '急件' })).body.code).toBe(
      'office.not-yours',
    );
    expect((await press('head', id, 'JUMP', { to: 'final' })).body.code).toBe('action.reason-missing');
    await done('head', id, 'JUMP', { to: 'final', reason: '急件' });
    await test.settle();
    expect((await rows(`select from notifications where item_id = $1 and kind = 'bypassed' and person_id = $2`, [id, as('secretary').personId])).length).toBe(
      1,
    );
    expect(await sentences('head', id)).toContain('跳转至“待签发”');
    await isSound(id);
  });

  it('A39 what runs below ends with it, with the reason', async () => {
    const id = await handedIn();
    const { item: child } = await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).create(tx, {
        kind: 'list',
        parentId: id,
        rootId: id,
        unitId,
        title: '分提案',
        mainForm: 'proposal',
        lifecycleKey: 'every-approval',
        by: { system: 'test' },
      }),
    );
    await done('head', id, 'TERMINATE', { reason: '不再需要' });
    expect((await page('head', child.id)).state).toMatchObject({ label: '已终止', ended: true });
    const [told] = await rows<{ value: string }>(
      `select w.value from event_words w join item_events e on e.id = w.event_id where e.item_id = $1 and w.name = 'reason'`,
      [child.id],
    );
    expect(told?.value).toBe('上级事项已终止：不再需要');
    expect((await rows('select from assignments where item_id = any($1) and closed_at is null', [[id, child.id]])).length).toBe(0);
    await isSound(id);
  });

  it('is urged once a day by whoever handed it in', async () => {
    const id = await handedIn();
    await done('clerk', id, 'URGE');
    const again = await as('clerk').send('POST', `/items/${id}/events`, { type: 'URGE', expectedVersion: (await page('clerk', id)).version });
    expect(again.body.code).toBe('urge.already-today');
  });

  it('is urged once a day, also where it is asked after on its page and from the list of what one handed in at one moment', async () => {
    const id = await handedIn();
    const answers = await sentAtOnce(test, id, [await pressing('clerk', id, 'URGE'), () => as('clerk').send('POST', `/items/${id}/reminders`)]);
    const told = answers.map(({ body }) => body.code ?? body.outcome);
    expect([
      ['urge.already-today', 'sent'],
      [undefined, 'already'],
    ]).toContainEqual(told);
  });
});

describe('a step for which nobody is found', () => {
  const told = (id: string, kind: string) =>
    rows<{ personId: string }>('select person_id as "personId" from notifications where item_id = $1 and kind = $2', [id, kind]);
  /** Nobody outside is named in the sheet. */
  const waiting = () => handedIn('waits-for-office', { matter: '修缮' });
  const naming = (step: string, whom: Who, more: object = {}) => ({
    type: 'HAND_OVER',
    step,
    people: [as(whom).personId],
    reason: '由其熟悉情况',
    ...more,
  });
  const refusedTo = async (who: Who, id: string, body: object): Promise<string> => {
    const { version } = await page('head', id);
    return (await as(who).send('POST', `/items/${id}/events`, { expectedVersion: version, ...body })).body.code;
  };
  const offered = async (id: string) =>
    (await page('head', id)).allowedActions.flatMap(({ type, label, step, seats }: any) => (type === 'HAND_OVER' ? [{ label, step, seats }] : []));

  it('A24 waits, the office is told, names somebody, and a group of the next one likewise; then it goes on', async () => {
    const id = await waiting();
    await test.settle();
    expect((await told(id, 'nobody-there')).map(({ personId }) => personId)).toEqual([as('head').personId]);
    expect(stepOf(await page('head', id), 'outside')).toMatchObject({ when: 'now', people: [], waits: '等党办指定办理人' });
    expect(await offered(id)).toEqual([{ label: '指定办理人', step: 'outside', seats: [{ step: 'outside', slotId: null, line: null, label: '待验看' }] }]);
    expect((await done('head', id, 'HAND_OVER', naming('outside', 'deputy'))).body.sentence).toContain('已指定周颖文办理');
    await test.settle();
    expect((await told(id, 'named-by-office')).map(({ personId }) => personId)).toEqual([as('deputy').personId]);
    const seen = await page('deputy', id);
    expect([seen.whyMe, stepOf(seen, 'outside')]).toMatchObject([
      '您是由王景行指定的办理人',
      { waits: null, people: [{ name: '周颖文', asked: '王景行指定：由其熟悉情况' }] },
    ]);
    await done('deputy', id, 'AGREE');
    await done('deputy', id, 'AGREE');
    expect(stepOf(await page('head', id), 'both')).toMatchObject({ when: 'now', waits: '等党办指定办理人', vacant: expect.stringContaining('等党办指定') });
    const [group] = await offered(id);
    expect(group).toMatchObject({ label: '指定办理人', step: 'both', seats: [{ slotId: null, line: 1, label: expect.stringContaining('责任人') }] });
    await done('head', id, 'HAND_OVER', naming('both', 'member', { line: 1 }));
    await done('member', id, 'AGREE');
    await done('secretary', id, 'AGREE');
    expect((await page('head', id)).state).toMatchObject({ label: '已通过', ended: true });
    const { body: history } = await as('clerk').get(`/items/${id}/history`);
    expect(history.events.filter(({ againstCourse }: any) => againstCourse)).toMatchObject([
      { sentence: '指定周颖文办理“待验看”', reason: '由其熟悉情况' },
      { sentence: '指定陈砚秋办理“待会办”', reason: '由其熟悉情况' },
    ]);
    await isSound(id);
  });

  it('A37 is given by whoever may go against the usual course alone, to somebody who can sign it, with a reason; a refusal leaves nothing behind', async () => {
    const id = await waiting();
    await test.settle();
    const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
    const tried = async (whom: Who, more: object = {}, who: Who = 'head') => refusedTo(who, id, naming('outside', whom, more));
    expect([
      await tried('deputy', {}, 'desk'),
      await tried('deputy', {}, 'clerk'),
      await tried('deputy', { reason: ' ' }),
      await tried('head'),
      await tried('clerk'),
      await tried('secretary'),
      await tried('deputy', { people: [uuidV7()] }),
      await tried('deputy', { people: [] }),
      await tried('deputy', { slotId: uuidV7(), line: 1 }),
      await tried('deputy', { step: 'both' }),
      await tried('deputy', { slotId: uuidV7() }),
      await tried('deputy', { expectedVersion: 1 }),
    ]).toEqual([
      'office.not-yours',
      'office.not-yours',
      'action.reason-missing',
      'hand-over.to-oneself',
      'hand-over.to-the-submitter',
      'hand-over.may-not-sign',
      'choice.not-eligible',
      'request.malformed',
      'request.malformed',
      'slot.not-open',
      'slot.not-open',
      'item.changed',
    ]);
    expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
    const { body: choices } = await as('head').get(`/items/${id}/choices?act=HAND_OVER&step=outside&q=10010`);
    expect(choices).toMatchObject([{ id: as('secretary').personId, whyNot: '属于责任单位或对此负责' }]);
  });

  it('named by two at the same moment has one of them, and the other learns whom', async () => {
    const id = await waiting();
    const two = (['deputy', 'first'] as const).map((whom) => pressing('head', id, 'HAND_OVER', naming('outside', whom)));
    const answers = await sentAtOnce(test, id, await Promise.all(two));
    const lost = answers.find(({ status }) => status !== 200);
    expect([answers.map(({ status }) => status).sort(), lost?.body.code]).toEqual([[200, 409], 'hand-over.already-named']);
    expect(lost?.body.detail).toMatch(/^没有指定：“待验看”已由.+办理，不需再指定。/u);
    expect(stepOf(await page('head', id), 'outside').people.length).toBe(1);
    await isSound(id);
  });

  it('A37 somebody’s place goes to somebody else by order of the office, and he is told and reads why', async () => {
    const id = await handedIn();
    const [{ seats }] = await offered(id);
    expect(seats).toMatchObject([{ step: 'check', line: null, label: expect.stringMatching(/^待初审：.*徐春来/u) }]);
    const body = naming('check', 'friend', { slotId: seats[0].slotId, reason: '徐春来外出学习' });
    expect(await refusedTo('desk', id, body)).toBe('office.not-yours');
    // Nor is anybody else told whom the office may name.
    expect(await as('desk').get(`/items/${id}/choices?act=HAND_OVER&step=check`)).toMatchObject({ status: 403, body: { code: 'office.not-yours' } });
    const { version } = await page('head', id);
    const key = uuidV7();
    const sent = () => as('head').send('POST', `/items/${id}/events`, { expectedVersion: version, ...body }, key);
    expect([(await ok(sent())).body.sentence, (await ok(sent())).body.item.version]).toEqual(['已改派给朱文澜。', version + 1]);
    await test.settle();
    expect([(await told(id, 'taken-by-office')).map(({ personId }) => personId), (await told(id, 'named-by-office')).length]).toEqual([
      [as('secretary').personId],
      1,
    ]);
    expect(stepOf(await page('secretary', id), 'check').people).toMatchObject([
      { name: '徐春来', outcome: '已转交', said: null },
      { name: '朱文澜', asked: '王景行指定：徐春来外出学习' },
    ]);
    expect(await refusedTo('secretary', id, { type: 'AGREE', step: 'check', slotId: seats[0].slotId })).toBe('slot.already-settled');
    const { body: history } = await as('secretary').get(`/items/${id}/history`);
    expect(history.events.at(-1)).toMatchObject({ sentence: '改派给朱文澜（“待初审”）', reason: '徐春来外出学习', againstCourse: true });
    await done('friend', id, 'AGREE');
    expect(stepOf(await page('head', id), 'check').when).toBe('done');
    await isSound(id);
  });

  it('whoever is given what somebody fills in is its filler from then on', async () => {
    const id = await drafted('waits-for-office', { fillerId: as('friend').personId });
    const [{ seats }] = await offered(id);
    const { slotId } = seats.find(({ label }: { label: string }) => label.includes('朱文澜'));
    await done('head', id, 'HAND_OVER', naming('open', 'other', { slotId }));
    const filler = async () => (await rows<{ filler: string }>('select filler_id as filler from items where id = $1', [id]))[0]?.filler;
    expect([await filler(), (await page('other', id)).fill?.form]).toEqual([as('other').personId, 'proposal']);
    const given = (await offered(id))[0].seats.find(({ label }: { label: string }) => !seats.some((before: { label: string }) => before.label === label));
    await done('head', id, 'HAND_OVER', naming('open', 'friend', { slotId: given.slotId }));
    expect([await filler(), (await page('friend', id)).fill?.form]).toEqual([as('friend').personId, 'proposal']);
    const { events } = (await auditor.get(`/items/${id}/history`)).body;
    expect(events.flatMap((one: { sentence: string; againstCourse: boolean }) => (one.againstCourse ? [one.sentence[0]] : []))).toEqual([...'变改变改']);
    await isSound(id);
  });

  it('shows whoever has it to hand in neither on the path nor in the preview of a later step that refuses him', async () => {
    const id = await drafted('waits-for-office', { ownerId: as('member').personId });
    await ok(as('clerk').send('PUT', `/items/${id}/draft`, { data: { matter: '修缮', host: as('deputy').personId }, revision: 0, submissions: 0 }));
    const { body: ahead } = await as('clerk').get(`/items/${id}/preview`);
    const later = [stepOf(await page('clerk', id), 'unit'), ahead.steps.find(({ label }: { label: string }) => label === '待支部确认')];
    expect(later.map((one) => one?.people.map(({ name }: { name: string }) => name))).toEqual([['徐春来'], ['徐春来']]);
  });
});

describe('who signs', () => {
  it('what is shown to somebody stays shown after a return (A40)', async () => {
    const id = await handedIn();
    await done('secretary', id, 'CC', { people: [as('friend').personId] });
    await done('secretary', id, 'RETURN', { reason: '请补充金额' });
    expect((await as('friend').get(`/items/${id}`)).status).toBe(200);
    expect(await page('clerk', id)).toMatchObject({ returned: { reason: '请补充金额' } });
    await ok(
      as('clerk').send('POST', `/items/${id}/events`, {
        type: 'ACT',
        act: 'HAND_IN',
        expectedVersion: (await page('clerk', id)).version,
        data: { matter: '修缮（补充）', host: as('other').personId },
      }),
    );
    expect(stepOf(await page('secretary', id), 'check').round).toBe(2);
    await isSound(id);
  });

  it('A09 a branch that disagrees begins anew; a vote that cannot be won any more ends it all', async () => {
    const id = await handedIn();
    await done('secretary', id, 'AGREE');
    await done('desk', id, 'CLAIM');
    await done('desk', id, 'REJECT', { reason: '手续不全' });
    expect(stepOf(await page('head', id), 'office-signs')).toMatchObject({ round: 2, when: 'now' });
    const voters = (
      await rows<{ staff: string }>(
        `select s.staff_no as staff from assignments a join persons s on s.id = a.person_id where a.item_id = $1 and a.place = 'vote' order by 1`,
        [id],
      )
    ).map(({ staff: no }) => no);
    for (const no of voters) {
      const voter = await test.signIn(no);
      const { body } = await voter.get(`/items/${id}`);
      if (body.state.ended) break;
      const { step, slotId } = body.allowedActions.find(({ type }: Action) => type === 'REJECT');
      expect((await voter.send('POST', `/items/${id}/events`, { type: 'REJECT', step, slotId, expectedVersion: body.version, reason: '不成熟' })).status).toBe(
        200,
      );
    }
    expect((await page('head', id)).state).toMatchObject({ label: '已终止', ended: true });
    expect((await rows(`select from assignments where item_id = $1 and closed_at is null`, [id])).length).toBe(0);
    await isSound(id);
  });

  it('A14 whoever has it in hand is told when it is withdrawn, and nobody else', async () => {
    const id = await handedIn();
    await done('clerk', id, 'ACT', { act: 'WITHDRAW' });
    await test.settle();
    expect(await rows('select person_id as person, kind from notifications where item_id = $1', [id])).toEqual([
      { person: as('secretary').personId, kind: 'withdrawn' },
    ]);
    expect((await as('secretary').get('/notifications')).body.rows[0].text).toMatch(/^.+已撤回《.+》（.+），现在不需您办理。$/u);
    await isSound(id);
  });

  it('A14 nothing is withdrawn once somebody has decided', async () => {
    const id = await handedIn();
    await done('secretary', id, 'AGREE');
    const { version } = await page('clerk', id);
    expect((await as('clerk').send('POST', `/items/${id}/events`, { type: 'ACT', act: 'WITHDRAW', expectedVersion: version })).body.code).toBe(
      'withdraw.decided',
    );
  });
});

describe('the turn of a year', () => {
  it('A27 announced while an item is on hold moves its deadline as those that run; A29 what was left when it stopped is left still', async () => {
    await test.asOwner((owner) => owner.query(`update tenants set business_on = '2020-12-30'`));
    const [held, runs] = [await handedIn(), await handedIn()];
    const days = async () =>
      (
        await rows<{ id: string; on: string; guessed: boolean }>(
          `select item_id as id, to_char(on_day, 'YYYY-MM-DD') as on, is_provisional as guessed from step_deadlines where item_id = any($1) and place = 'check' and n = 0`,
          [[held, runs]],
        )
      ).map(({ id, on, guessed }) => `${id === held ? 'held' : 'runs'} ${on}${guessed ? ' guessed' : ''}`);
    expect((await days()).sort()).toEqual(['held 2021-01-04 guessed', 'runs 2021-01-04 guessed']);
    await done('head', held, 'SUSPEND', { reason: '等通知' });
    // Somebody decides about one of them meanwhile: the round waits for nobody, moves the others, and that one the next time.
    const fire = () => test.app.get(FireDeadlines).fire(test.tenantId);
    await test.asOwner(async (somebody) => {
      await somebody.query('begin');
      await somebody.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
      await somebody.query('select from items where id = $1 for update', [runs]);
      await fire();
      await test.work.run(test.tenantId, (tx) =>
        tx.rows(
          `insert into calendar_years (tenant_id, year, version, status, holidays, workdays, own_holidays, own_workdays) values ($1, 2021, 1, 'announced', '{2021-01-01}', '{}', '{}', '{}')`,
          [test.tenantId],
        ),
      );
      await done('head', held, 'RESUME', { reason: '通知已到' });
      await fire();
      expect((await days()).sort()).toEqual(['held 2021-01-05', 'runs 2021-01-04 guessed']);
      await somebody.query('commit');
    });
    await fire();
    expect((await days()).sort()).toEqual(['held 2021-01-05', 'runs 2021-01-05']);
  });

  it('A27 I19 an announced year that is corrected moves what runs, once and with both days in its history, but nothing that stands, and sends nothing again; A29 what goes on says where its end went', async () => {
    const [held, runs] = [await handedIn(), await handedIn()];
    const days = (id: string) =>
      rows<{ n: number; on: string; done: boolean; by: object }>(
        `select n, to_char(on_day, 'YYYY-MM-DD') as on, done_at is not null as done, calendar as by from step_deadlines where item_id = $1 and place = 'check' order by n`,
        [id],
      );
    expect(await days(runs)).toMatchObject([
      { n: 0, on: '2021-01-05', by: { 2021: 1 } },
      { n: 1, on: '2021-01-04', by: { 2021: 1 } },
    ]);
    const records = (id: string) =>
      rows<{ record: string; actor: string | null; by: object | null }>(
        `select record, actor_id as actor, payload::jsonb -> 'calendar' as by from item_events where item_id = $1 order by seq`,
        [id],
      );
    expect((await records(runs)).filter(({ by }) => by !== null)).toMatchObject([{ by: { 2021: 1 } }]);
    await done('head', held, 'SUSPEND', { reason: '等通知' });
    await test.work.run(test.tenantId, (tx) => tx.rows('update step_deadlines set done_at = now() where item_id = $1 and n = 1', [runs]));
    const said = { status: 'announced', holidays: ['2021-01-01', '2021-01-04'], workdays: [], ownHolidays: [], ownWorkdays: [], version: 1 };
    // With the two of the year's turn.
    expect((await as('desk').send('POST', '/calendar/2021/preview', said)).body).toMatchObject({ moving: 3 });
    await ok(as('desk').send('PUT', '/calendar/2021', said));
    await Promise.all([untilCountedAnew(test), untilCountedAnew(test)]);
    expect((await days(runs)).map(({ on, done: isDone, by }) => [on, isDone, by])).toMatchObject([
      ['2021-01-06', false, { 2021: 2 }],
      ['2021-01-04', true, { 2021: 1 }],
    ]);
    expect((await records(runs)).filter(({ record }) => record === '日历更正')).toMatchObject([{ actor: null, by: { 2021: 2 } }]);
    const told = (await auditor.get(`/items/${runs}/history`)).body.events.find(({ sentence }: { sentence: string }) => sentence === '日历更正');
    expect(told).toMatchObject({ who: '系统（规则：工作日历已更正）', kind: 'system' });
    expect(JSON.stringify(told.facts)).toContain('2021年1月5日（周二） → 2021年1月6日（周三）');
    expect((await as('desk').get('/calendar/2021')).body.recount).toEqual({ moved: 3, isDone: true });
    expect((await days(held)).map(({ on }) => on)).toEqual(['2021-01-05', '2021-01-04']);
    await test.asOwner((owner) => owner.query(`update tenants set business_on = '2020-12-31'`));
    await done('head', held, 'RESUME', { reason: '通知已到' });
    expect((await days(held)).map(({ on }) => on)).toEqual(['2021-01-07', '2021-01-06']);
    expect(JSON.stringify((await auditor.get(`/items/${held}/history`)).body)).toContain('2021年1月5日（周二） → 2021年1月7日（周四）');
    for (const id of [runs, held]) await isSound(id);
  });
});
