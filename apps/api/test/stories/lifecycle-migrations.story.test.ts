import { retryMessages, stuckMessages } from '../../src/kernel/outbox/stuck.js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { loadLibrary } from '@bihuan/library';
import type { ChainNode, LifecycleDefinition, PlainResolver } from '@bihuan/workflows';
import { contentHash } from '../../src/capabilities/definitions/content-hash.js';
import { Items, readItem, stateOf } from '../../src/capabilities/items/index.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { OutboxDrain } from '../../src/kernel/outbox/outbox-drain.js';
import { builtApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp, Visitor } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const step = (id: string, who: readonly PlainResolver[], more: object = {}): ChainNode => ({
  type: 'step',
  id,
  label: `待${id}`,
  mine: `等您${id}`,
  mode: 'all',
  work: { who, act: '去签' },
  agree: { label: '同意', record: '同意' },
  return: { label: '退回', record: '退回', then: 'walk-again' },
  ...more,
});
const both = [post('branch_secretary', 'item-unit'), post('committee_secretary')];
const first = step('first', both, { due: { within: { amount: 3, unit: 'working-days' } } });
const second = step('second', [post('office_head')]);

const version = (nodes: readonly ChainNode[]): LifecycleDefinition => ({
  format: 1,
  key: 'two-votes',
  title: '双签',
  noun: '双签件',
  create: { to: 'review', record: '发起' },
  order: ['review', 'kept'],
  states: {
    review: { label: '审', tone: 'blue', chain: { nodes, agreed: 'kept', returned: 'back' } },
    kept: { label: '存', tone: 'teal', end: 'done' },
    back: { label: '退', tone: 'grey', on: { AGAIN: { to: 'review', label: '再报', who: [{ type: 'system' }], record: '再报' } } },
  },
});

let test: TestApp;
let unitId: string;
let desk: Visitor;
let secretary: Visitor;
let leader: Visitor;
let auditor: Visitor;
let v1: string;

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, lifecycles: [...library.lifecycles, version([first, second])] });
  [desk, secretary, leader, auditor] = [await test.signIn('10006'), await test.signIn('10010'), await test.signIn('10001'), await test.signIn('10077')];
  const found = await test.work.read(test.tenantId, (tx) =>
    tx.row<{ unit: string; v1: string }>(
      `select u.id as unit, v.id as v1 from units u, definitions d join definition_versions v on v.definition_id = d.id where u.code = 'branch-01' and d.key = 'two-votes'`,
    ),
  );
  [unitId, v1] = [found?.unit ?? '', found?.v1 ?? ''];
});
afterAll(() => test?.close());

/** A further version, as the party office publishes it. */
async function published(nodes: readonly ChainNode[]): Promise<string> {
  const id = uuidV7();
  const content = version(nodes);
  await test.work.run(test.tenantId, (tx) =>
    tx.rows(
      `insert into definition_versions (tenant_id, id, definition_id, version, content, content_hash, status, published_at)
     select $1, $2, d.id, (select max(version) + 1 from definition_versions where definition_id = d.id), $3, $4, 'published', now() from definitions d where d.key = 'two-votes'`,
      [test.tenantId, id, JSON.stringify(content), contentHash(content)],
    ),
  );
  return id;
}

async function started(many: number, by = v1): Promise<readonly string[]> {
  const ids = [];
  for (let n = 0; n < many; n += 1) {
    const made = await test.work.run(test.tenantId, (tx) =>
      test.app.get(Items).create(tx, { kind: 'list', unitId, title: `件${n}`, lifecycleKey: 'two-votes', by: { system: 'test' } }),
    );
    ids.push(made.item.id);
    // New ones begin by the newest version; these are of the first, as those are that began before the others were published.
    if (made.item.lifecycleVersionId !== by) throw new Error('publish later versions after starting items');
  }
  return ids;
}

/** More rows like that item's: what they would do is read off the row alone. */
async function alike(id: string, many: number): Promise<void> {
  await test.work.run(test.tenantId, async (tx) => {
    const named = await tx.row<{ columns: string }>(
      `select string_agg(column_name, ', ') as columns from information_schema.columns
       where table_schema = 'public' and table_name = 'items' and is_generated = 'NEVER' and column_name <> 'id'`,
    );
    await tx.rows(`insert into items (id, ${named?.columns}) select n.id, ${named?.columns} from items i, unnest($2::uuid[]) as n (id) where i.id = $1`, [
      id,
      Array.from({ length: many }, () => uuidV7()),
    ]);
  });
}

async function signs(who: Visitor, id: string): Promise<Answer> {
  const { body } = await who.get(`/items/${id}`);
  const action = body.allowedActions.find(({ type }: { type: string }) => type === 'AGREE');
  return who.send('POST', `/items/${id}/events`, { type: 'AGREE', step: action?.step, slotId: action?.slotId, expectedVersion: body.version });
}

const rows = <T>(text: string, params: readonly unknown[] = []) => test.work.read(test.tenantId, (tx) => tx.rows<T & object>(text, params));
const drain = (): Promise<void> => test.app.get(OutboxDrain).drain();
const stateNow = (id: string) =>
  test.work.read(test.tenantId, async (tx) => {
    const item = await readItem(tx, id);
    return item && { state: stateOf(item), version: item.lifecycleVersionId };
  });
const none = { places: {}, states: {} };
const migrate = (to: string, mapping: object = none, from = v1): Promise<Answer> =>
  desk.send('POST', '/lifecycle-migrations', { from, to, mapping, reason: '按新办法办理' });
const report = async (id: string): Promise<any> => (await desk.get(`/lifecycle-migrations/${id}`)).body; // read by the story alone

/** Carried out and taken back: the answer says who would have it in hand, and no table is another one than before. */
async function rehearsed(body: object, lines: readonly (readonly [string, string])[]): Promise<void> {
  const tables = [
    'items',
    'item_events',
    'assignments',
    'step_deadlines',
    'deadlines',
    'outbox',
    'lifecycle_migrations',
    'lifecycle_migration_items',
    'number_series',
    'notifications',
  ];
  const hashes = async () => {
    const all: unknown[] = [];
    for (const table of tables)
      all.push(...(await rows(`select '${table}' as name, md5(coalesce(string_agg(t::text, '' order by t::text), '')) as hash from ${table} t`)));
    return all;
  };
  const before = await hashes();
  const { body: found } = await desk.send('POST', '/lifecycle-migrations/rehearsal', { from: v1, ...body, after: null });
  expect(new Map(found.lines.map(({ itemId, outcome }: { itemId: string; outcome: string }) => [itemId, outcome]))).toEqual(new Map(lines));
  for (const { outcome, text } of found.lines) expect(text).toMatch(outcome === 'moves' ? '待renamed：' : '“待second”');
  expect(await hashes()).toEqual(before);
}

/** All of it is there to be read, and nothing to be ordered. */
async function readByAuditor(id: string, body: object, itemId: string): Promise<void> {
  const { body: list } = await auditor.get('/lifecycle-migrations?lifecycle=two-votes');
  expect(list).toMatchObject({ mayOrder: false, migrations: expect.arrayContaining([expect.objectContaining({ id })]) });
  const { body: seen } = await auditor.get(`/lifecycle-migrations/${id}`);
  expect(seen).toEqual({ ...(await report(id)), mayUndo: false });
  expect(seen.items.find((line: { itemId: string }) => line.itemId === itemId)).toMatchObject({ isOpen: true, went: [{ from: '待first', to: '待other' }] });
  expect((await auditor.get(`/lifecycle-migrations/${id}/progress`)).status).toBe(200);
  for (const [path, more] of [
    ['preview', {}],
    ['rehearsal', { after: null }],
  ] as const)
    expect((await auditor.send('POST', `/lifecycle-migrations/${path}`, { ...body, ...more })).status).toBe(403);
  expect((await auditor.send('POST', '/lifecycle-migrations', { ...body, reason: '再来' })).status).toBe(403);
  expect((await auditor.send('POST', `/lifecycle-migrations/${id}/undo`, { reason: '收回' })).status).toBe(403);
  const upgrades = async (who: Visitor): Promise<unknown> =>
    (await who.get(`/items/${itemId}/history`)).body.events
      .filter(({ sentence }: { sentence: string }) => sentence === '改按新版流程办理')
      .map(({ upgradeId }: { upgradeId: string | null }) => upgradeId);
  expect(await upgrades(auditor)).toEqual([id]);
  expect(await upgrades(secretary)).toEqual([null]);
}

async function isSound(ids: readonly string[]): Promise<void> {
  expect(await unsound(test, ids)).toEqual([]);
  for (const id of ids) expect((await auditor.get(`/items/${id}/history/check`)).body).toMatchObject({ sound: true });
}

describe('running items go over to a new version', () => {
  it('by a plan that keeps votes, slots and deadlines, tells what cannot go, and can be undone', async () => {
    const [half, untouched, far] = (await started(3)) as [string, string, string];
    expect((await signs(secretary, half)).status).toBe(200);
    for (const who of [secretary, leader]) expect((await signs(who, far)).status).toBe(200);
    const before = new Map(await Promise.all([half, untouched, far].map(async (id) => [id, await stateNow(id)] as const)));
    const slots = await rows(`select id, place, round, person_id, opened_at, closed_at, closed_as from assignments where item_id = $1 order by id`, [half]);
    const deadlines = await rows(`select place, n, at, disarmed_at from step_deadlines where item_id = $1`, [half]);
    // The step is split, forked and renamed; the last one is gone and nobody says where it goes.
    const v2 = await published([
      step('before', [post('office_head')]),
      {
        type: 'fork',
        id: 'beside',
        branches: [
          {
            id: 'a',
            label: '甲',
            nodes: [step('renamed', both, { due: { within: { amount: 3, unit: 'working-days' } } }), step('split', [post('office_head')])],
          },
          { id: 'b', label: '乙', nodes: [step('new', [post('office_clerk')])] },
        ],
      },
    ]);
    const mapping = { places: { first: { type: 'same', place: 'renamed' } }, states: {} };
    expect((await secretary.send('POST', '/lifecycle-migrations/preview', { from: v1, to: v2, mapping })).status).toBe(403);
    const { body: plan } = await desk.send('POST', '/lifecycle-migrations/preview', { from: v1, to: v2, mapping });
    expect(plan).toMatchObject({ running: 3, movable: 2, blocked: [{ itemId: far, reasons: ['正在办理的“待second”在新版中没有，也没有写明改到哪一步'] }] });
    expect(plan.groups).toMatchObject([
      {
        at: 'first',
        label: '待first',
        how: 'same',
        to: { id: 'renamed', label: '待renamed' },
        items: 2,
        moving: 2,
        begins: ['待new'],
        lines: [{ isOpen: true }, { isOpen: true }],
      },
      { at: 'second', how: 'none', to: null, items: 1, moving: 0, lines: [{ itemId: far }] },
    ]);
    expect(plan.blocked[0].mends).toEqual(['在上面为这一步选定改到新版的哪一步，或者选“留在原版”']);
    await rehearsed({ to: v2, mapping }, [
      [half, 'moves'],
      [untouched, 'moves'],
      [far, 'blocked'],
    ]);
    expect((await desk.send('POST', '/lifecycle-migrations', { from: v1, to: v2, mapping, reason: '' })).status).toBe(422);
    const { body: ordered } = await migrate(v2, mapping);
    await drain();
    expect(await report(ordered.id)).toMatchObject({
      ...{ status: 'moved', moved: 2, blocked: 1, left: 0, from: 1, to: 2, page: 1, pages: 1 },
      chosen: ['“待first”改到“待renamed”：接着办，已办的保留'],
      items: [
        { itemId: far, went: [], begins: [] },
        ...[half, untouched].map((itemId) => ({
          itemId,
          text: '已改按新版',
          went: [{ from: '待first', to: '待renamed', how: '接着办，已办的保留', calledOff: [] }],
          begins: ['待new'],
        })),
      ],
    });
    expect((await desk.get(`/lifecycle-migrations/${ordered.id}?page=2`)).body).toMatchObject({ page: 2, pages: 1, items: [] });
    expect(await stateNow(far)).toEqual(before.get(far));
    const { body: page } = await leader.get(`/items/${half}`);
    expect(
      page.path
        .find(({ place }: { place: string }) => place === 'renamed')
        .people.map(({ outcome }: { outcome: string | null }) => outcome !== null)
        .sort(),
    ).toEqual([false, true]);
    expect(page.path.find(({ place }: { place: string }) => place === 'renamed').due).not.toBeNull();
    expect((await desk.get(`/items/${half}/history`)).body.events.at(-2)).toMatchObject({ sentence: '改按新版流程办理', reason: '按新办法办理' });
    await isSound([half, untouched, far]);
    expect((await desk.send('POST', `/lifecycle-migrations/${ordered.id}/undo`, { reason: '新办法暂缓' })).status).toBe(200);
    await drain();
    expect(await report(ordered.id)).toMatchObject({
      ...{ status: 'undone', undone: 2, kept: 0 },
      items: expect.arrayContaining([
        expect.objectContaining({ itemId: half, went: [{ from: '待renamed', to: '待first', how: '退回，和升级前一样', calledOff: [] }] }),
      ]),
    });
    for (const id of [half, untouched]) expect(await stateNow(id)).toEqual(before.get(id));
    expect(
      await rows(
        `select id, place, round, person_id, opened_at, closed_at, closed_as from assignments where item_id = $1 and closed_as is distinct from 'removed' order by id`,
        [half],
      ),
    ).toEqual(slots);
    expect(await rows(`select place, n, at, disarmed_at from step_deadlines where item_id = $1`, [half])).toEqual(deadlines);
    expect((await desk.get(`/items/${half}/history`)).body.events.map(({ sentence }: { sentence: string }) => sentence)).toEqual(
      expect.arrayContaining(['改按新版流程办理', '退回原版流程办理']),
    );
    await isSound([half, untouched]);
    // Once more, and on: the votes that were given still count, and the new step beside is asked. The last one
    // is to go on under the same name, too: undone, an item gets none back of a place it was never at.
    const askedAt = () => rows(`select id, place from assignments where item_id = $1 and closed_as is distinct from 'removed' order by id`, [untouched]);
    const asked = await askedAt();
    const { body: again } = await migrate(v2, { ...mapping, places: { ...mapping.places, second: { type: 'same', place: 'renamed' } } });
    await drain();
    expect(await report(again.id)).toMatchObject({ moved: 2 });
    expect((await signs(leader, half)).status).toBe(200);
    expect((await stateNow(half))?.state.value).toEqual({ review: { beside: { a: { split: 'open' }, b: { new: 'open' } } } });
    expect((await desk.send('POST', `/lifecycle-migrations/${again.id}/undo`, { reason: '再议' })).status).toBe(200);
    await drain();
    expect(await report(again.id)).toMatchObject({
      undone: 1,
      kept: 1,
      items: expect.arrayContaining([expect.objectContaining({ itemId: half, text: '仍按新版：改版以后又有办理，不再退回' })]),
    });
    expect(await askedAt()).toEqual(asked);
    await isSound([half, untouched]);
  });

  it('but for what is chosen to stay, and the office finds again what was ordered', async () => {
    const from = await published([first, second]);
    const ids = (await started(2, from)) as [string, string];
    const to = await published([step('other', both), second]);
    const body = { from, to, mapping: { places: { first: { type: 'anew', place: 'other' } }, states: {} }, stay: { places: [], items: [ids[0]] } };
    const { body: plan } = await desk.send('POST', '/lifecycle-migrations/preview', body);
    expect(plan).toMatchObject({ staying: 1 });
    const orders = await Promise.all(['另行办理', '再来一次'].map((reason) => desk.send('POST', '/lifecycle-migrations', { ...body, reason })));
    expect(orders.map(({ body: { code } }) => code).filter((code) => code !== undefined)).toEqual(['migration.under-way']);
    const ordered = orders.find(({ status }) => status === 200)?.body;
    await drain();
    expect((await report(ordered.id)).items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ itemId: ids[0], text: '仍按原版：按选定留在原版' }),
        expect.objectContaining({
          itemId: ids[1],
          outcome: 'moved',
          went: [{ from: '待first', to: '待other', how: '从头办，重新请人', calledOff: [expect.stringMatching(/^[^、]+、[^、]+不再办$/u)] }],
        }),
      ]),
    );
    expect((await stateNow(ids[1]))?.state.value).toEqual({ review: { other: 'open' } });
    const { body: list } = await desk.get('/lifecycle-migrations?lifecycle=two-votes');
    expect(list.migrations[0]).toMatchObject({ id: ordered.id, status: 'moved', reason: ordered.reason });
    expect(list.versions[0].places).toEqual(
      expect.arrayContaining([
        { id: 'first', label: '待first', state: '审', kind: 'work' },
        { id: 'back', label: '退', state: '退', kind: 'state' },
      ]),
    );
    expect((await desk.get(`/lifecycle-migrations/${ordered.id}/progress`)).body).toMatchObject({ status: 'moved', left: 0 });
    await readByAuditor(ordered.id, body, ids[1]);
    expect((await desk.send('POST', '/lifecycle-migrations', { ...body, reason: '其余再来' })).status).toBe(200);
    expect((await desk.send('POST', `/lifecycle-migrations/${ordered.id}/undo`, { reason: '收回' })).body.code).toBe('migration.under-way');
    await drain();
    expect((await desk.send('POST', `/lifecycle-migrations/${ordered.id}/undo`, { reason: '收回' })).status).toBe(200);
    await drain();
    await isSound(ids);
  });

  it('but not to a step whose posts nobody holds, unless somebody chooses that it goes on there', async () => {
    const from = await published([first, second]);
    const [id] = (await started(1, from)) as [string];
    const to = await published([step('first', [post('no_such_post'), post('acceptor', 'item-unit')]), second]);
    const plan = async (places: object) => (await desk.send('POST', '/lifecycle-migrations/preview', { from, to, mapping: { places, states: {} } })).body;
    const reason = '“待first”在新版中由“no_such_post”（组织里已没有这个职务）、“验收组成员”办理，所在单位现在没有人担任';
    const vacant = { items: 1, posts: ['“no_such_post”（组织里已没有这个职务）', '“验收组成员”'] };
    expect(await plan({})).toMatchObject({
      movable: 0,
      blocked: [{ itemId: id, reasons: [reason], mends: [expect.stringContaining('安排人担任')] }],
      groups: [{ at: 'first', moving: 0, vacant: { ...vacant, isChosen: false } }],
    });
    expect(await plan({ first: { type: 'anew', place: 'first' } })).toMatchObject({ movable: 0, groups: [{ how: 'anew', vacant }] });
    expect(await plan({ first: { type: 'same', place: 'second' } })).toMatchObject({ movable: 1, groups: [{ to: { id: 'second' }, vacant: null }] });
    // Of groups that each must agree one nobody is of is enough, and it is named.
    const inGroups = await published([step('first', [post('branch_secretary', 'item-unit'), post('acceptor', 'item-unit')], { mode: { type: 'per-group', by: 'line', need: 1 } }), second]); // prettier-ignore
    const anew = { from, to: inGroups, mapping: { places: { first: { type: 'anew', place: 'first' } }, states: {} } };
    expect((await desk.send('POST', '/lifecycle-migrations/preview', anew)).body).toMatchObject({
      movable: 0,
      blocked: [{ itemId: id, reasons: ['“待first”在新版中由“验收组成员”办理，所在单位现在没有人担任'] }],
    });
    const { body: byItself } = await migrate(to, none, from);
    await drain();
    expect(await report(byItself.id)).toMatchObject({ moved: 0, blocked: 1, items: [{ itemId: id, text: `仍按原版：${reason}` }] });
    const chosen = { first: { type: 'same', place: 'first' } };
    expect(await plan(chosen)).toMatchObject({ movable: 1, groups: [{ moving: 1, vacant: { ...vacant, isChosen: true } }] });
    const { body: ordered } = await migrate(to, { places: chosen, states: {} }, from);
    await drain();
    expect(await report(ordered.id)).toMatchObject({ moved: 1, chosen: ['“待first”改到“待first”：接着办，已办的保留'] });
    expect((await signs(secretary, id)).status).toBe(200);
    await isSound([id]);
  });

  it('however many they are: looked at page by page, counted whole, and told by the first of them', async () => {
    const from = await published([first, second]);
    const [id] = (await started(1, from)) as [string];
    const many = 1_100;
    await alike(id, many);
    const to = await published([step('first', both), { ...second, id: 'other' } as ChainNode]);
    const preview = { from, to, mapping: none };
    const { body } = await desk.send('POST', '/lifecycle-migrations/preview', preview);
    expect(body).toMatchObject({
      running: many + 1,
      movable: many + 1,
      staying: 0,
      blocked: [],
      groups: [{ at: 'first', items: many + 1, moving: many + 1 }, {}],
    });
    expect(body.groups[0].lines).toHaveLength(50);
    const { body: gone } = await desk.send('POST', '/lifecycle-migrations/preview', {
      ...preview,
      mapping: { places: { first: { type: 'same', place: 'no-step' } }, states: {} },
    });
    expect([gone.running, gone.movable, gone.blocked.length]).toEqual([many + 1, 0, 200]);
    await test.work.run(test.tenantId, (tx) => tx.rows(`update items set ended = 'void' where lifecycle_version_id = $1`, [from]));
  });

  it('and what was written down before keeps the words of the version it was done by', async () => {
    const from = await published([
      first,
      step('second', [post('office_head')], { return: { label: '退回', record: '退回', then: 'walk-again', to: ['earlier'] } }),
    ]);
    const [id] = (await started(1, from)) as [string];
    for (const who of [secretary, leader]) expect((await signs(who, id)).status).toBe(200);
    const { body: view } = await desk.get(`/items/${id}`);
    const back = view.allowedActions.find(({ type }: { type: string }) => type === 'RETURN');
    expect(
      (
        await desk.send('POST', `/items/${id}/events`, {
          type: 'RETURN',
          step: back.step,
          slotId: back.slotId,
          to: 'first',
          reason: '请补签',
          expectedVersion: view.version,
        })
      ).status,
    ).toBe(200);
    const to = await published([step('renamed', both), second]);
    const { body: ordered } = await migrate(to, { places: { first: { type: 'same', place: 'renamed' } }, states: {} }, from);
    await drain();
    expect(await report(ordered.id)).toMatchObject({ moved: 1 });
    const { events } = (await auditor.get(`/items/${id}/history`)).body;
    expect(events.map(({ sentence }: { sentence: string }) => sentence)).toContain('退回（退至“待first”）');
    expect(events.find(({ sentence }: { sentence: string }) => sentence === '改按新版流程办理').facts).toEqual(
      expect.arrayContaining([{ label: '办理后', text: '待renamed' }, expect.objectContaining({ label: '流程版本' })]),
    );
    await isSound([id]);
  });

  it('but for one the system cannot put over, which stays and stops no other; where it can do none the order is over, and what is left may be ordered again', async () => {
    const from = await published([first, second]);
    const [odd = '', ...others] = await started(3, from);
    const to = await published([step('renamed', both), second]);
    const mapping = { places: { first: { type: 'same', place: 'renamed' } }, states: {} };
    const order = async (): Promise<string> => (await migrate(to, mapping, from)).body.id;
    const refusing = (table: string, when: string): Promise<unknown> =>
      test.asOwner((owner) =>
        owner.query(`create trigger refuse_it before insert or update on ${table} for each row when (${when}) execute function refuse_it()`),
      );
    const asBefore = (table: string): Promise<unknown> => test.asOwner((owner) => owner.query(`drop trigger refuse_it on ${table}`));
    await test.asOwner((owner) => owner.query(`create function refuse_it() returns trigger language plpgsql as 'begin raise exception ''no''; end'`));

    await refusing('lifecycle_migration_items', 'true');
    const stopped = await order();
    await test.work.run(test.tenantId, (tx) => tx.rows(`update outbox set attempts = 7 where topic = 'items.migrate'`));
    await drain();
    expect(await report(stopped)).toMatchObject({ status: 'failed', left: 3, moved: 0, blocked: 0, items: [] });
    await asBefore('lifecycle_migration_items');

    await refusing('items', `new.id = '${odd}'`);
    const { body: tried } = await desk.send('POST', '/lifecycle-migrations/rehearsal', { from, to, mapping, after: null });
    expect(tried.lines.filter(({ outcome }: { outcome: string }) => outcome === 'blocked')).toMatchObject([
      { itemId: odd, text: '这一件系统没能改版，没有改动它' },
    ]);
    const ordered = await order();
    await drain();
    await asBefore('items');
    expect(await report(ordered)).toMatchObject({
      status: 'moved',
      moved: 2,
      blocked: 1,
      items: expect.arrayContaining([expect.objectContaining({ itemId: odd, text: '仍按原版：这一件系统没能改版，没有改动它' })]),
    });
    // Whoever looks after the installation has what was set aside tried again: the first order does what is left.
    await test.work.run(test.tenantId, async (tx) =>
      retryMessages(
        tx,
        (await stuckMessages(tx)).map((message) => message.id),
      ),
    );
    await drain();
    expect(await report(stopped)).toMatchObject({ status: 'moved', moved: 1, left: 0 });
    await isSound([odd, ...others]);
  });

  it('of another lifecycle, or unknown, is refused and leaves nothing', async () => {
    const other =
      (
        await rows<{ id: string }>(
          `select v.id from definition_versions v join definitions d on d.id = v.definition_id where d.kind = 'lifecycle' and d.key <> 'two-votes' limit 1`,
        )
      )[0]?.id ?? '';
    expect((await migrate(other)).body.code).toBe('migration.other-lifecycle');
    expect((await migrate(uuidV7())).body.code).toBe('definition.unknown');
    expect((await rows(`select from lifecycle_migrations where reason = '按新办法办理' and to_version = $1`, [other])).length).toBe(0);
  });
});

describe('a migration that is killed', () => {
  it('in the middle of its batches goes on by another api, each item once', async () => {
    const from = await published([first, second]);
    const ids: string[] = [];
    for (let n = 0; n < 90; n += 1)
      ids.push(
        (
          await test.work.run(test.tenantId, (tx) =>
            test.app.get(Items).create(tx, { kind: 'list', unitId, title: `批${n}`, lifecycleKey: 'two-votes', by: { system: 'test' } }),
          )
        ).item.id,
      );
    const to = await published([step('before', [post('office_head')]), { ...first, id: 'renamed' } as ChainNode, second]); // the same step under another id
    const api = await builtApi(test.database);
    try {
      await api.start();
      const visitor = await signInOverHttp(api.origin, '10006');
      const { body: ordered } = await visitor.send('POST', '/lifecycle-migrations', {
        from,
        to,
        mapping: { places: { first: { type: 'same', place: 'renamed' } }, states: {} },
        reason: '按新办法办理',
      });
      const moved = async (): Promise<number> =>
        (await rows<{ n: number }>('select count(*)::int as n from lifecycle_migration_items where migration_id = $1', [ordered.id]))[0]?.n ?? 0;
      for (const end = Date.now() + 20_000; (await moved()) === 0 && Date.now() < end;) await pause(2);
      const heard = visitor.listen(`/lifecycle-migrations/${ordered.id}/progress`, (said) => said.includes('event: progress'));
      for (const end = Date.now() + 20_000; (await moved()) === 0 && Date.now() < end;) await pause(2);
      expect(await heard).toContain('"status":"moving"');
      await api.kill();
      const then = await moved();
      expect(then).toBeGreaterThan(0);
      expect(then % 20).toBe(0);
      // Whatever the dead process had taken is free again as soon as PostgreSQL notices.
      for (const end = Date.now() + 20_000; (await report(ordered.id)).status === 'moving' && Date.now() < end;) await Promise.all([drain(), drain()]);
      expect(await report(ordered.id)).toMatchObject({ status: 'moved', moved: 90, blocked: 0, left: 0 });
      await api.start();
      expect(await visitor.listen(`/lifecycle-migrations/${ordered.id}/progress`, () => false)).toContain(
        'event: progress\ndata: {"status":"moved","left":0,"moved":90',
      );
      const events = await rows<{ n: number }>(`select count(*)::int as n from item_events where item_id = any($1) and type = 'UPGRADE' group by item_id`, [
        ids,
      ]);
      expect(events.map(({ n }) => n)).toEqual(ids.map(() => 1));
      await isSound(ids.slice(0, 3));
      expect(await unsound(test, ids)).toEqual([]);
    } finally {
      await api.close();
    }
  });
});
