import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { bedCheckPeople } from '../../testing/bed-check.js';
import { untilWaiting } from '../../testing/sent-at-once.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { unsound } from '../../testing/unsound.js';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { Items } from '../items/index.js';
import { FireDeadlines } from './fire-deadlines.js';
import { FireTimers } from './fire-timers.js';

const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'night-watch',
  title: '夜间巡查',
  noun: '巡查',
  create: { to: 'waiting', record: '列入安排' },
  order: ['waiting', 'begun'],
  states: {
    waiting: {
      label: '未开始',
      tone: 'grey',
      timers: [{ event: 'BEGIN', at: 'startsOn' }],
      on: { BEGIN: { to: 'begun', label: '开始', who: [{ type: 'system' }], record: '开始' } },
    },
    begun: { label: '已开始', tone: 'teal', end: 'done' },
  },
};

/** Told of its light: the owner when it turns yellow, the leader when red, the leading group ten days later. */
const lit: LifecycleDefinition = {
  format: 1,
  key: 'lit-watch',
  title: '整改',
  noun: '整改',
  create: { to: 'doing', record: '下发' },
  order: ['doing', 'done'],
  office: { who: [{ type: 'post', post: 'office_head', of: 'anywhere' }], suspend: true },
  lights: [
    { id: 'soon', at: 'yellow', tell: [{ type: 'person-field', field: 'owner' }], record: '亮黄灯，已告知责任人' },
    { id: 'late', at: 'red', tell: [{ type: 'person-field', field: 'leader' }], record: '亮红灯，已告知责任领导' },
    { id: 'later', at: 'red', after: 10, tell: [{ type: 'post', post: 'committee_secretary', of: 'anywhere' }], record: '红灯满10日，已告知党委书记' },
  ],
  states: {
    doing: {
      label: '整改中',
      tone: 'blue',
      work: { who: [{ type: 'person-field', field: 'owner' }], act: '去办' },
      on: {
        BACK: { to: 'back', label: '退回', who: [{ type: 'system' }], record: '退回' },
        END: { to: 'done', label: '完成', who: [{ type: 'system' }], record: '完成' },
      },
    },
    back: {
      label: '退回',
      tone: 'purple',
      back: true,
      clock: 'stopped',
      on: { AGAIN: { to: 'doing', label: '再办', who: [{ type: 'system' }], record: '再办' } },
    },
    done: { label: '已完成', tone: 'teal', end: 'done' },
  },
};

let test: TestApp;
let unitId: string;
let timers: FireTimers;
let auditor: Visitor;

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, lifecycles: [...library.lifecycles, lifecycle, lit] });
  ({ unitId } = await bedCheckPeople(test));
  timers = test.app.get(FireTimers);
});
afterAll(() => test?.close());

async function armed(): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '巡查', lifecycleKey: lifecycle.key, startsOn: '2018-01-01', by: { system: 'test' } }),
  );
  return item.id;
}

const begun = (id: string) => test.work.read(test.tenantId, (tx) => tx.rows(`select from item_events where item_id = $1 and record = '开始'`, [id]));
const left = (id: string) => test.work.read(test.tenantId, (tx) => tx.rows('select from deadlines where item_id = $1', [id]));

it('two workers that find the same timer fire it once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await armed();
    const fired = await Promise.all([timers.fire(test.tenantId), timers.fire(test.tenantId)]);
    expect(fired.reduce((sum, n) => sum + n)).toBe(1);
    expect((await begun(id)).length).toBe(1);
    expect(await left(id)).toEqual([]);
  }
});

it('a timer waits for whoever holds its item, and does not fire what was disarmed meanwhile', async () => {
  const id = await armed();
  await test.asOwner(async (person) => {
    await person.query('begin');
    await person.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
    await person.query('select from items where id = $1 for update', [id]);
    const firing = timers.fire(test.tenantId);
    await untilWaiting(person, 1);
    // Where the timer held its row already the two would wait for each other, and one would be cancelled.
    await person.query('delete from deadlines where item_id = $1', [id]);
    await person.query('commit');
    expect(await firing).toBe(0);
  });
  expect(await begun(id)).toEqual([]);
});

it('one that keeps failing is put off and in the end set aside, the others go on; tried once more it does what its day brings', async () => {
  const [bad, good, keeper] = [await armed(), await armed(), await test.signIn('10078')];
  await test.asOwner(async (owner) => {
    await owner.query(`create function is_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
    await owner.query(`create trigger poisoned before update on items for each row when (old.id = '${bad}') execute function is_poisoned()`);
  });
  expect(await timers.fire(test.tenantId)).toBe(1);
  expect([(await begun(good)).length, await timers.fire(test.tenantId)]).toEqual([1, 0]);
  for (let look = 1; look < 8; look += 1) {
    await test.work.run(test.tenantId, (tx) => tx.rows('update deadlines set try_at = now() where item_id = $1', [bad]));
    await timers.fire(test.tenantId);
  }
  await test.settle();
  const stuck = async () => (await keeper.get('/stuck-work')).body.rows;
  expect((await stuck()).map(({ kind, text, attempts }: { kind: string; text: string; attempts: number }) => [kind, text, attempts])).toEqual([
    ['deadline', '到期应自动办的一步没有办成', 8],
  ]);
  expect((await keeper.get('/notifications')).body.rows.some(({ text }: { text: string }) => text.includes('后台事项'))).toBe(true);
  // Set aside, it is not tried any more, however often one looks.
  await test.work.run(test.tenantId, (tx) => tx.rows('update deadlines set try_at = now() where item_id = $1', [bad]));
  await timers.fire(test.tenantId);
  expect((await stuck())[0].attempts).toBe(8);
  await test.asOwner((owner) => owner.query('drop trigger poisoned on items'));
  expect((await keeper.send('POST', '/stuck-work/retry', { ids: [(await stuck())[0].id] })).body.count).toBe(1);
  expect(await timers.fire(test.tenantId)).toBe(1);
  expect([(await begun(bad)).length, await left(bad), await stuck()]).toEqual([1, [], []]);
});

/** Due, and failing for ever, while `meanwhile` runs. */
async function failing(meanwhile: (bad: string) => Promise<void>): Promise<void> {
  const bad = await armed();
  const poison = (by: string) => test.asOwner((owner) => owner.query(by));
  await poison(`create or replace function is_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
  await poison(`create trigger poisoned before update on items for each row when (old.id = '${bad}') execute function is_poisoned()`);
  await meanwhile(bad).finally(() => poison('drop trigger poisoned on items'));
  await test.work.run(test.tenantId, (tx) => tx.rows('delete from deadlines where item_id = $1', [bad]));
}

it('one that failed at every start of years is set aside again at the next, and the others go on', () =>
  failing(async (bad) => {
    await timers.fire(test.tenantId);
    await test.work.run(test.tenantId, (tx) => tx.rows('update deadlines set attempts = 100000, dead_at = now() where item_id = $1', [bad]));
    await test.app.get(FireDeadlines).tryOnceMore(test.tenantId);
    const good = await armed();
    expect([await timers.fire(test.tenantId), (await begun(good)).length]).toEqual([1, 1]);
    const stands = () =>
      test.work.read(test.tenantId, (tx) => tx.rows('select attempts, dead_at is not null as "isSetAside" from deadlines where item_id = $1', [bad]));
    expect(await stands()).toEqual([{ attempts: 100001, isSetAside: true }]);
    // By another calendar nothing of it goes otherwise, so that it is not tried for it.
    await test.work.run(test.tenantId, (tx) => tx.rows('update calendar_years set seen_at = null, recounted_at = null'));
    await test.app.get(FireDeadlines).fire(test.tenantId);
    expect(await stands()).toEqual([{ attempts: 100001, isSetAside: true }]);
  }));

it('one that cannot even be put off does not stop the others', () =>
  failing(async (bad) => {
    await test.asOwner((owner) =>
      owner.query(`create trigger poisoned before update on deadlines for each row when (old.item_id = '${bad}') execute function is_poisoned()`),
    );
    const good = await armed();
    expect([await timers.fire(test.tenantId), (await begun(good)).length, (await left(bad)).length]).toEqual([1, 1, 1]);
    await test.asOwner((owner) => owner.query('drop trigger poisoned on deadlines'));
  }));

describe('the light of an item', () => {
  const people = async (): Promise<{ owner: string; leader: string; secretary: string }> =>
    (await test.work.read(test.tenantId, (tx) =>
      tx.row<{ owner: string; leader: string; secretary: string }>(
        `select max(id::text) filter (where staff_no = '10010') as owner, max(id::text) filter (where staff_no = '10002') as leader, max(id::text) filter (where staff_no = '10001') as secretary from persons`,
      ),
    )) ?? { owner: '', leader: '', secretary: '' };
  const dayIs = (day: string): Promise<unknown> =>
    test.asOwner((owner) => owner.query('update tenants set business_on = $1 where id = $2', [day, test.tenantId]));
  const send = (id: string, act: string): Promise<unknown> =>
    test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).apply(tx, { itemId: id, by: { system: 'test' }, event: { type: 'ACT', act }, expectedVersion: null }),
    );
  const told = async (id: string): Promise<string[]> => {
    await test.app.get(OutboxDrain).drain();
    return (
      await test.work.read(test.tenantId, (tx) =>
        tx.rows<{ line: string }>(
          `select n.kind || ' ' || p.staff_no as line from notifications n join persons p on p.id = n.person_id where n.item_id = $1 and n.kind like 'turned-%' order by n.told_at, n.id`,
          [id],
        ),
      )
    ).map(({ line }) => line);
  };
  const turns = async (id: string): Promise<string[]> =>
    (
      await test.work.read(test.tenantId, (tx) =>
        tx.rows<{ record: string }>(`select record from item_events where item_id = $1 and type = 'LIGHT' order by seq`, [id]),
      )
    ).map(({ record }) => record);
  const shown = async (id: string): Promise<unknown> => (await auditor.get(`/items/${id}`)).body.due.light.light;

  it('tells each step of the ladder once, on the day its light is seen to turn; stands with the clock, and begins anew with another day', async () => {
    const { owner, leader } = await people();
    auditor = await test.signIn('10077');
    const make = async (dueOn: string): Promise<string> =>
      (
        await test.work.run(test.tenantId, (tx) =>
          test.app
            .get(Items)
            .create(tx, { kind: 'list', unitId, title: '整改', lifecycleKey: lit.key, dueOn, ownerId: owner, leaderId: leader, by: { system: 'test' } }),
        )
      ).item.id;
    const [id, stands, moves] = [await make('2018-11-09'), await make('2018-11-09'), await make('2018-11-09')] as const;
    await timers.fire(test.tenantId);
    expect([await shown(id), await told(id)]).toEqual(['green', []]);
    await dayIs('2018-11-06');
    await Promise.all([timers.fire(test.tenantId), timers.fire(test.tenantId)]);
    expect([await shown(id), await told(id)]).toEqual(['yellow', ['turned-yellow 10010']]);
    await send(stands, 'BACK');
    await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).reschedule(tx, { itemId: moves, by: { system: 'test' }, dueOn: '2018-12-14', reason: '延期' }),
    );
    await dayIs('2018-11-10');
    await Promise.all([timers.fire(test.tenantId), timers.fire(test.tenantId)]);
    expect([await shown(id), await told(id)]).toEqual(['red', ['turned-yellow 10010', 'turned-red 10002']]);
    expect([await shown(stands), await turns(stands), await shown(moves), await turns(moves)]).toEqual([
      'stopped',
      ['亮黄灯，已告知责任人'],
      'green',
      ['亮黄灯，已告知责任人'],
    ]);
    await dayIs('2018-11-20');
    await send(stands, 'AGAIN');
    for (let n = 0; n < 2; n += 1) await timers.fire(test.tenantId);
    expect(await turns(id)).toEqual(['亮黄灯，已告知责任人', '亮红灯，已告知责任领导', '红灯满10日，已告知党委书记']);
    expect([await shown(stands), await turns(stands)]).toEqual(['red', ['亮黄灯，已告知责任人', '亮红灯，已告知责任领导', '红灯满10日，已告知党委书记']]);
    await dayIs('2018-12-11');
    await timers.fire(test.tenantId);
    expect([await shown(moves), await turns(moves)]).toEqual(['yellow', ['亮黄灯，已告知责任人', '亮黄灯，已告知责任人']]);
    for (const one of [id, stands, moves]) await send(one, 'END');
    expect(await test.work.read(test.tenantId, (tx) => tx.rows('select from deadlines where item_id = any($1)', [[id, stands, moves]]))).toEqual([]);
    expect(await unsound(test, [id, stands, moves])).toEqual([]);
    for (const one of [id, stands, moves]) expect((await auditor.get(`/items/${one}/history/check`)).body).toMatchObject({ sound: true });
  });
});
