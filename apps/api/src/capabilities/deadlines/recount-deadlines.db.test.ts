import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mappingBack } from '@bihuan/workflows';
import type { ChainNode, LifecycleDefinition, Mapping } from '@bihuan/workflows';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { untilCountedAnew } from '../../testing/counted-anew.js';
import { libraryWithEveryApproval } from '../../testing/every-approval.js';
import { untilWaiting } from '../../testing/sent-at-once.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { unsound } from '../../testing/unsound.js';
import { clockOf } from '../../kernel/clock/clock.js';
import { contentHash } from '../definitions/content-hash.js';
import { Items, readItem, recountFailed, stateOf } from '../items/index.js';
import { keepCountedDay } from '../items/step-due/counted-days.js';
import { seeWritings } from '../people/index.js';
import { FireDeadlines } from './fire-deadlines.js';

const counted = { amount: 3, unit: 'working-days' } as const;
const clocked: readonly ChainNode[] = [
  lookedAt('first', { due: { within: counted } }),
  { type: 'wait', id: 'pause', label: '公示中', until: { type: 'after', within: counted } },
];

function lookedAt(id: string, more: object = {}): ChainNode {
  const who = [{ type: 'post', post: 'branch_secretary', of: 'item-unit' }] as const;
  return { type: 'step', id, label: `待${id}`, mine: `等您${id}`, mode: 'all', work: { who, act: '去看' }, agree: { label: '同意', record: '同意' }, ...more };
}

/** Two things beside each other. */
function besides(nodes: readonly ChainNode[]): LifecycleDefinition {
  const branches = nodes.map((node, n) => ({ id: `branch${n}`, label: `其${n}`, nodes: [node] }));
  return {
    ...{
      format: 1,
      key: 'besides',
      title: '两路',
      noun: '两路件',
      create: { to: 'review', record: '发起' },
      order: ['review', 'kept'],
      office: { who: [{ type: 'post', post: 'office_head', of: 'anywhere' }] },
    },
    states: {
      review: { label: '审', tone: 'blue', chain: { nodes: [{ type: 'fork', id: 'beside', branches }], agreed: 'kept', returned: 'kept' } },
      kept: { label: '存', tone: 'teal', end: 'done' },
    },
  };
}

let test: TestApp;
let unitId: string;
let clerk: Visitor;
let host: Visitor;
let secretary: Visitor;

beforeAll(async () => {
  const library = libraryWithEveryApproval();
  test = await startTestApp({ ...library, lifecycles: [...library.lifecycles, besides(clocked)] });
  [clerk, host, secretary] = await Promise.all([test.signIn('10011'), test.signIn('10014'), test.signIn('10010')]);
  unitId = (await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where code = 'branch-01'`)))?.id ?? '';
});
afterAll(() => test?.close());

const rows = <T>(text: string, params: readonly unknown[] = []) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));
const today = (day: string) => test.asOwner((owner) => owner.query('update tenants set business_on = $1', [day]));
const fire = () => test.app.get(FireDeadlines).fire(test.tenantId);

/** The year 2021 anew, with these days off; answers which writing it is. */
async function written(holidays: readonly string[]): Promise<number> {
  const [row] = await test.work.run(test.tenantId, (tx) =>
    tx.rows<{ version: number }>(
      `insert into calendar_years (tenant_id, year, version, status, holidays, workdays, own_holidays, own_workdays)
       select $1, 2021, coalesce(max(version), 0) + 1, 'announced', $2::date[], '{}', '{}', '{}' from calendar_years where year = 2021 returning version`,
      [test.tenantId, holidays],
    ),
  );
  return row?.version ?? 0;
}

/** Counted by a calendar with these days off from the end of 2020: the check has three working days, and is reminded of a day before. */
async function handedIn(holidays: readonly string[]): Promise<string> {
  await today('2020-12-30');
  await written(holidays);
  await fire();
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '提案', mainForm: 'proposal', lifecycleKey: 'every-approval', by: { system: 'test' } }),
  );
  const event = { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { matter: '修缮', host: host.personId } };
  const { status, body } = await clerk.send('POST', `/items/${item.id}/events`, event);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return item.id;
}

const days = async (id: string) =>
  (
    await rows<{ on: string; isDone: boolean }>(
      `select to_char(on_day, 'YYYY-MM-DD') as on, done_at is not null as "isDone" from step_deadlines where item_id = $1 and place = 'check' order by n`,
      [id],
    )
  ).map(({ on, isDone }) => `${on}${isDone ? ' done' : ''}`);
const records = async (id: string) =>
  (await rows<{ record: string }>('select record from item_events where item_id = $1 order by seq', [id])).map((one) => one.record);

/** Somebody holds the item when the work begins, and lets go of it once the work waits for it. */
const fireWhileHeld = (id: string) =>
  test.asOwner(async (somebody) => {
    await somebody.query('begin');
    await somebody.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
    await somebody.query('select from items where id = $1 for update', [id]);
    const firing = fire();
    await untilWaiting(somebody, 1);
    await somebody.query('commit');
    await firing;
  });

it('A27 a deadline whose item somebody held while the calendar was corrected is counted anew before it fires, and does not fire on the old day', async () => {
  const id = await handedIn(['2021-01-01']);
  expect(await days(id)).toEqual(['2021-01-05', '2021-01-04']);
  await today('2021-01-06');
  await written(['2021-01-01', '2021-01-04']);
  await fireWhileHeld(id);
  expect(await days(id)).toEqual(['2021-01-06', '2021-01-05 done']);
  expect(await records(id)).not.toContain('到期自动处理');
  await today('2021-01-07');
  await fire();
  expect((await records(id)).filter((record) => ['日历更正', '到期自动处理'].includes(record))).toEqual(['日历更正', '到期自动处理']);
  expect(await unsound(test, [id])).toEqual([]);
});

/** A sheet that goes on by itself three working days after the end of 2020. */
function sheetDue(): Promise<string> {
  const by = { system: 'test' };
  return test.work.run(test.tenantId, async (tx) => {
    const seed = { id: uuidV7(), kind: 'list', unitId, title: '评议表', mainForm: 'proposal', lifecycleKey: 'appraisal-sheet', by, dueOn: '2021-01-05' };
    const { item } = await test.app.get(Items).create(tx, seed);
    await keepCountedDay(tx, [item.id], { from: '2020-12-30', amount: 3 });
    await test.app.get(Items).apply(tx, { itemId: item.id, by, event: { type: 'ACT', act: 'COUNTED' }, expectedVersion: null });
    return item.id;
  });
}

it('A27 what the due day of an item brings waits for the day by the corrected calendar, though the worker comes late over midnight', async () => {
  await today('2020-12-30');
  await written(['2021-01-01']);
  const id = await sheetDue();
  const state = () => rows(`select states, to_char(due_on, 'YYYY-MM-DD') as due from items where id = $1`, [id]);
  expect(await state()).toEqual([{ states: ['statement'], due: '2021-01-05' }]);
  await written(['2021-01-01', '2021-01-04', '2021-01-05', '2021-01-06']);
  await today('2021-01-06');
  await fire();
  expect(await state()).toEqual([{ states: ['statement'], due: '2021-01-08' }]);
  await today('2021-01-09');
  await fire();
  expect(await state()).toEqual([{ states: ['statement_late'], due: '2021-01-08' }]);
});

it('A34 an item that cannot be counted anew is put off, in the end set aside and told once, and the year is done without it; by itself it is tried once more when a year is written and at the start', async () => {
  const keeper = await test.signIn('10078');
  const [bad, good] = [await handedIn(['2021-01-01']), await handedIn(['2021-01-01'])];
  await test.asOwner(async (owner) => {
    await owner.query(`create function is_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
    await owner.query(`create trigger poisoned before update on items for each row when (old.id = '${bad}') execute function is_poisoned()`);
  });
  const version = await written(['2021-01-01', '2021-01-04']);
  const isOpen = async () => (await rows('select from calendar_years where year = 2021 and version = $1 and recounted_at is null', [version])).length > 0;
  const stuck = async () => (await keeper.get('/stuck-work')).body.rows;
  for (let look = 1; look <= 8; look += 1) {
    expect([await isOpen(), await stuck()]).toEqual([true, []]);
    await fire();
    for (const later of ['1 hour', '0']) {
      await test.work.run(test.tenantId, (tx) => tx.rows('update failed_recounts set try_at = now() + $1::interval', [later]));
      if (later !== '0') await fire(); // put off, it is not tried
    }
  }
  await untilCountedAnew(test);
  expect([await days(bad), await days(good)]).toEqual([
    ['2021-01-05', '2021-01-04'],
    ['2021-01-06', '2021-01-05'],
  ]);
  expect([await isOpen(), await stuck()]).toMatchObject([false, [{ kind: 'deadline', attempts: 8 }]]);
  const office = await test.signIn('10007');
  const toldOffice = async () =>
    (await office.get('/notifications')).body.rows.filter(({ text }: { text: string }) => text.includes('没有能按更正后的工作日历重算')).length;
  await test.settle();
  expect((await keeper.get('/notifications')).body.rows.some(({ text }: { text: string }) => text.includes('后台事项'))).toBe(true);
  expect(await toldOffice()).toBe(1);
  await written(['2021-01-01', '2021-01-04', '2021-01-05']);
  for (let look = 0; look < 3; look += 1) await fire();
  await test.settle();
  expect([await days(bad), await days(good), await stuck(), await toldOffice()]).toMatchObject([
    ['2021-01-05', '2021-01-04'],
    ['2021-01-07', '2021-01-06'],
    [{ attempts: 9 }],
    1,
  ]);
  await test.asOwner((owner) => owner.query('drop trigger poisoned on items'));
  await test.app.get(FireDeadlines).tryOnceMore(test.tenantId);
  await fire();
  expect([await days(bad), await stuck(), await rows('select from failed_recounts')]).toEqual([['2021-01-07', '2021-01-06'], [], []]);
  expect(await unsound(test, [bad, good])).toEqual([]);
});

it('A34 while an item cannot be counted anew what is due of it waits and fails nothing itself; set aside, it comes by the old days', async () => {
  const id = await handedIn(['2021-01-01']);
  const sheet = await sheetDue();
  await test.asOwner(async (owner) => {
    await owner.query(`create or replace function is_poisoned() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$`);
    await owner.query(
      `create trigger poisoned before update on step_deadlines for each row when (old.item_id = '${id}' and old.on_day <> new.on_day) execute function is_poisoned()`,
    );
    await owner.query(
      `create trigger poisoned before update on items for each row when (old.id = '${sheet}' and old.due_on <> new.due_on) execute function is_poisoned()`,
    );
  });
  await today('2021-01-06');
  await written(['2021-01-01', '2021-01-04']);
  const came = async () => [
    (await records(id)).includes('到期自动处理'),
    (await rows('select from items where id = $1 and states = $2', [sheet, ['statement_late']])).length > 0,
  ];
  const failed = () =>
    rows('select item_id from step_deadlines where item_id = $1 and attempts > 0 union select item_id from deadlines where item_id = $2 and attempts > 0', [
      id,
      sheet,
    ]);
  for (let look = 1; look <= 8; look += 1) {
    expect([await came(), await failed()]).toEqual([[false, false], []]);
    await (look === 1 ? fireWhileHeld(id) : fire());
    expect(await rows('select attempts from failed_recounts where item_id = $1', [id])).toEqual([{ attempts: look }]);
    await test.work.run(test.tenantId, (tx) => tx.rows(`update failed_recounts set try_at = now() where dead_at is null`));
  }
  await fire();
  expect([await came(), await failed()]).toEqual([[true, true], []]);
  expect(await days(id)).toEqual(['2021-01-05 done', '2021-01-04 done']);
  await test.asOwner((owner) => owner.query('drop trigger poisoned on items; drop trigger poisoned on step_deadlines'));
  expect(await unsound(test, [id, sheet])).toEqual([]);
});

it('A34 what is let go to be tried once more while another worker is at its last item is tried, and keeps the year open until then', async () => {
  const [stuck, moving] = [await handedIn(['2021-01-01']), await handedIn(['2021-01-01'])];
  const version = await written(['2021-01-01', '2021-01-04']);
  await test.work.run(test.tenantId, async (tx) => {
    await seeWritings(tx);
    await tx.rows(`insert into failed_recounts (tenant_id, item_id, attempts, failure, try_at, dead_at) values ($1, $2, 8, 'poisoned', now(), now())`, [
      test.tenantId,
      stuck,
    ]);
  });
  const isOpen = async () => (await rows('select from calendar_years where year = 2021 and version = $1 and recounted_at is null', [version])).length > 0;
  await test.asOwner(async (somebody) => {
    await somebody.query('begin');
    await somebody.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
    await somebody.query('select from calendar_years where year = 2021 and version = $1 for update', [version]);
    const firing = fire();
    await untilWaiting(somebody, 1);
    await test.app.get(FireDeadlines).tryOnceMore(test.tenantId);
    await somebody.query('commit');
    await firing;
  });
  expect([await days(stuck), await days(moving), await isOpen()]).toEqual([['2021-01-05', '2021-01-04'], ['2021-01-06', '2021-01-05'], true]);
  await untilCountedAnew(test);
  expect([await days(stuck), await isOpen(), await rows('select from failed_recounts')]).toEqual([['2021-01-06', '2021-01-05'], false, []]);
  expect(await unsound(test, [stuck, moving])).toEqual([]);
});

it('A34 what was put off and ended meanwhile is not tried any more, and keeps no year open', async () => {
  const id = await handedIn(['2021-01-01']);
  const version = await written(['2021-01-01', '2021-01-04']);
  await test.work.run(test.tenantId, async (tx) => recountFailed(tx, id, { failure: 'poisoned', time: await clockOf(tx) }));
  const head = await test.signIn('10006');
  const { version: expectedVersion } = (await head.get(`/items/${id}`)).body;
  expect((await head.send('POST', `/items/${id}/events`, { type: 'TERMINATE', reason: '不再办理', expectedVersion })).status).toBe(200);
  await untilCountedAnew(test);
  expect(await rows('select from failed_recounts')).toEqual([]);
  expect(await rows('select from calendar_years where year = 2021 and version = $1 and recounted_at is null', [version])).toEqual([]);
});

/** The secretary presses his button of that type. */
async function press(id: string, type: string): Promise<void> {
  const { body } = await secretary.get(`/items/${id}`);
  const action = body.allowedActions.find((one: { type: string }) => one.type === type);
  const { status, body: said } = await secretary.send('POST', `/items/${id}/events`, {
    type,
    step: action.step,
    slotId: action.slotId,
    expectedVersion: body.version,
  });
  if (status !== 200) throw new Error(JSON.stringify(said));
}

const told = async (id: string) =>
  (await rows<{ kind: string; who: string }>('select kind, person_id as who from notifications where item_id = $1 order by kind', [id])).map(
    ({ kind, who }) => [kind, who],
  );
const recordOf = async (id: string, type: string) =>
  (
    await rows<{ calendar: object; note: readonly { before: string; after: string }[] | null }>(
      `select payload::jsonb -> 'calendar' as calendar, payload::jsonb -> 'note' as note from item_events where item_id = $1 and type = $2`,
      [id, type],
    )
  )[0];

it('A27 I19 a decision taken back after the calendar was corrected says in its record which day it moved, and from which writings', async () => {
  const id = await handedIn(['2021-01-01']);
  await press(id, 'AGREE');
  const version = await written(['2021-01-01', '2021-01-04']);
  await fire();
  expect(await recordOf(id, 'RECOUNT')).toBeUndefined();
  const moved = async () => (await rows<{ moved: number }>('select moved from calendar_years where year = 2021 and version = $1', [version]))[0]?.moved ?? 0;
  const before = await moved();
  await press(id, 'TAKE_BACK');
  expect(await days(id)).toEqual(['2021-01-06', '2021-01-05']);
  const year = (await rows<{ version: number }>('select max(version) as version from calendar_years where year = 2020'))[0]?.version ?? 0;
  expect(await recordOf(id, 'TAKE_BACK')).toMatchObject({
    calendar: { 2020: year, 2021: version },
    note: [{ before: '2021年1月5日（周二）', after: '2021年1月6日（周三）' }],
  });
  expect(await moved()).toBe(before + 1);
  expect(await unsound(test, [id])).toEqual([]);
});

it('A29 a decision taken back after the item stood still goes on with the days it had left, and not with those of the standstill', async () => {
  const id = await handedIn(['2021-01-01']);
  const head = await test.signIn('10006');
  const office = async (type: string) => {
    const { version } = (await head.get(`/items/${id}`)).body;
    const { status, body } = await head.send('POST', `/items/${id}/events`, { type, reason: '等通知', expectedVersion: version });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  await press(id, 'AGREE');
  await office('SUSPEND');
  await today('2021-01-11');
  await office('RESUME');
  expect(await recordOf(id, 'RESUME')).toMatchObject({ note: null });
  await press(id, 'TAKE_BACK');
  expect(await days(id)).toEqual(['2021-01-14', '2021-01-13']);
  await fire();
  expect(await records(id)).not.toContain('到期自动处理');
  expect(await unsound(test, [id])).toEqual([]);
});

it('A27 an end that a correction moves into the past is told to whoever has it in hand, names the year it was counted from, and reminds nobody any more', async () => {
  const id = await handedIn(['2021-01-01', '2021-01-04', '2021-01-05']);
  expect(await days(id)).toEqual(['2021-01-07', '2021-01-06']);
  await today('2021-01-06');
  const desk = await test.signIn('10007');
  const said = { status: 'announced', holidays: ['2021-01-01'], workdays: [], ownHolidays: [], ownWorkdays: [], version: 1 };
  const { overdue } = (await desk.send('POST', '/calendar/2021/preview', said)).body;
  const version = await written(['2021-01-01']);
  await fire();
  const over = await rows(
    `select item_id from step_deadlines where n = 0 and moved_from >= '2021-01-06' and on_day < '2021-01-06' and calendar ->> '2021' = $1
     union all select item_id from counted_days where on_day < '2021-01-06' and calendar ->> '2021' = $1`,
    [String(version)],
  );
  expect(over.length).toBeGreaterThan(0);
  expect(overdue).toBe(over.length);
  await test.settle();
  expect((await records(id)).filter((record) => ['日历更正', '到期自动处理'].includes(record))).toEqual(['日历更正', '到期自动处理']);
  expect(await recordOf(id, 'RECOUNT')).toMatchObject({ calendar: { 2020: expect.any(Number), 2021: version } });
  const kinds = await told(id);
  expect(kinds).toContainEqual(['due-moved', secretary.personId]);
  expect(kinds.map(([kind]) => kind)).not.toContain('step-due-soon');
});

it('A33 looked at late, whoever has it in hand is reminded once for all reminders that came, and not at all once the end has come too', async () => {
  const handedInLate = async (day: string): Promise<unknown[]> => {
    const id = await handedIn(['2021-01-01']);
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(
        `insert into step_deadlines (tenant_id, item_id, place, round, n, amount, unit, started_at, on_day, at, kind)
         select tenant_id, item_id, place, round, 2, 2, unit, started_at, on_day - 1, at - interval '1 day', kind from step_deadlines where item_id = $1 and place = 'check' and n = 1`,
        [id],
      ),
    );
    await today(day);
    await fire();
    await test.settle();
    expect((await days(id)).slice(1)).toEqual(['2021-01-04 done', '2021-01-03 done']);
    return (await told(id)).filter(([kind]) => kind === 'step-due-soon');
  };
  expect(await handedInLate('2021-01-05')).toEqual([['step-due-soon', secretary.personId]]);
  expect(await handedInLate('2021-01-06')).toEqual([]);
});

it('A27 an item brought back from a newer version goes on by the calendar as it was corrected meanwhile, and its record says which days moved; A25 one that gets a deadline again has its whole time', async () => {
  await today('2020-12-30');
  await written(['2021-01-01']);
  await fire();
  const items = test.app.get(Items);
  const by = { system: 'test' };
  const { item } = await test.work.run(test.tenantId, (tx) => items.create(tx, { kind: 'list', unitId, title: '两路件', lifecycleKey: 'besides', by }));
  const next = uuidV7();
  const content = besides([lookedAt('renamed'), lookedAt('other')]);
  await test.work.run(test.tenantId, (tx) =>
    tx.rows(
      `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status, published_at)
       select $1, $2, d.id, 2, $3, $4, 'published', now() from definitions d where d.key = 'besides'`,
      [test.tenantId, next, JSON.stringify(content), contentHash(content)],
    ),
  );
  const ends = () =>
    rows(`select place, to_char(on_day, 'YYYY-MM-DD') as on from step_deadlines where item_id = $1 and disarmed_at is null order by place`, [item.id]);
  expect(await ends()).toEqual([
    { place: 'first', on: '2021-01-05' },
    { place: 'pause', on: '2021-01-05' },
  ]);
  const back = await test.work.read(test.tenantId, async (tx) => stateOf((await readItem(tx, item.id)) ?? item));
  const mapping: Mapping = { places: { first: { type: 'same', place: 'renamed' }, pause: { type: 'anew', place: 'other' } }, states: {} };
  const going = { itemId: item.id, by, reason: '按新办法办理' };
  const over = await test.work.run(test.tenantId, (tx) => items.upgrade(tx, { ...going, to: next, mapping }));
  expect([over.type, await ends()]).toEqual(['upgraded', []]);
  const version = await written(['2021-01-01', '2021-01-04']);
  await fire();
  await test.work.run(test.tenantId, (tx) => items.upgrade(tx, { ...going, to: item.lifecycleVersionId, mapping: mappingBack(mapping, back), back }));
  expect(await ends()).toEqual([
    { place: 'first', on: '2021-01-06' },
    { place: 'pause', on: '2021-01-06' },
  ]);
  const said = await rows(
    `select payload::jsonb -> 'calendar' ->> '2021' as calendar, payload::jsonb -> 'note' as note from item_events where item_id = $1 and record = '退回原版流程办理'`,
    [item.id],
  );
  const days = { before: '2021年1月5日（周二）', after: '2021年1月6日（周三）' };
  expect(said).toMatchObject([
    {
      calendar: String(version),
      note: [
        { label: '“待first”办理时限', ...days },
        { label: '“公示中”等到', ...days },
        { label: '流程版本', before: '第2版', after: '第1版' },
      ],
    },
  ]);
  // Without a deadline once more; and where a later version gives it one, that is no going back: it has its three days from then on.
  await test.work.run(test.tenantId, (tx) => items.upgrade(tx, { ...going, to: next, mapping }));
  await today('2021-01-06');
  const home: Mapping = { places: { renamed: { type: 'same', place: 'first' }, other: { type: 'anew', place: 'pause' } }, states: {} };
  await test.work.run(test.tenantId, (tx) => items.upgrade(tx, { ...going, to: item.lifecycleVersionId, mapping: home }));
  expect(await ends()).toEqual([
    { place: 'first', on: '2021-01-11' },
    { place: 'pause', on: '2021-01-11' },
  ]);
  expect(await unsound(test, [item.id])).toEqual([]);
});
