import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Tx } from '../../kernel/database/tx.js';
import { canonical } from '../../kernel/canonical/canonical.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { castOf, orderLaunch } from '../campaigns/testing/started-campaign.js';
import type { NewItemOfMany } from './create-item.js';
import { commitment, firstBroken, recordOf } from '../history/index.js';
import type { StoredEvent } from '../history/index.js';
import { Items } from './items.service.js';

const RULE = '按审定的安排下发';

let app: TestApp;
let seeds: readonly NewItemOfMany[];

beforeAll(async () => {
  app = await startTestApp();
  await orderLaunch(await castOf(app));
  await app.settle();
  const sent = await app.work.read(app.tenantId, (tx) => tx.rows<NewItemOfMany>(sentOut));
  seeds = asNew(sent);
});
afterAll(() => app?.close());

/** What the launch of the library's plan sent out: tasks, shares and lists of every lifecycle it names, parents first. */
const sentOut = `
  select i.id, i.kind, i.parent_id as "parentId", i.root_id as "rootId", i.unit_id as "unitId", i.subject_unit_id as "subjectUnitId", i.subject_person_id as "subjectPersonId",
    i.title, i.privacy, i.list_key as "listKey", i.main_form as "mainForm", d.key as "lifecycleKey", i.starts_on as "startsOn", i.due_on as "dueOn", i.due_words as "dueWords",
    i.filler_id as "fillerId"
  from items i join definition_versions v on v.id = i.lifecycle_version_id join definitions d on d.id = v.definition_id
  where i.kind in ('task', 'share', 'list') order by array_position(array['task', 'share', 'list'], i.kind), i.id`;

/** The same under ids of their own, and among them texts that are hard to carry. */
function asNew(sent: readonly NewItemOfMany[]): NewItemOfMany[] {
  const ids = new Map(sent.map(({ id }) => [id, uuidV7()]));
  const hard = [{ title: '一\u001e二' }, { title: 'a\u001d"\\\n', dueWords: '' }, { dueWords: '', dueOn: null }, { dueWords: null, basis: '{"a":1},\t' }];
  return sent.map((seed, n) => ({ ...seed, id: ids.get(seed.id) ?? '', parentId: ids.get(seed.parentId ?? '') ?? seed.parentId ?? null, ...hard[n % 25] }));
}

class Undone extends Error {}

/** What the work leaves behind, which is then taken back. */
async function leftBy(work: (tx: Tx, items: Items) => Promise<unknown>): Promise<unknown[]> {
  let left: unknown[] = [];
  const undone = app.work.run(app.tenantId, async (tx) => {
    await work(tx, app.app.get(Items));
    left = await tx.rows(everything, [seeds.map(({ id }) => id)]);
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
  return left.map(withoutChance);
}

const everything = `
  select to_jsonb(i) - 'tenant_id' as item,
    (select jsonb_agg((to_jsonb(e) - 'payload') || jsonb_build_object('said', e.payload) order by e.seq) from item_events e where e.item_id = i.id) as events,
    (select jsonb_agg(to_jsonb(w) - 'secret' order by e.seq, w.name) from event_words w join item_events e on e.id = w.event_id where e.item_id = i.id) as words,
    (select jsonb_agg(to_jsonb(a) order by a.place, a.person_id) from assignments a where a.item_id = i.id) as slots,
    (select jsonb_agg(to_jsonb(d) order by d.event) from deadlines d where d.item_id = i.id) as timers
  from items i where i.id = any($1::uuid[]) order by i.id`;

/** Ids count by where they first appear; hashes, secrets and the moment are of chance. */
function withoutChance(row: unknown): unknown {
  const ids = new Map<string, string>();
  const named = (id: string): string => ids.get(id) ?? (ids.set(id, `id-${ids.size}`), `id-${ids.size - 1}`);
  const text = JSON.stringify(row)
    .replaceAll(/[0-9a-f]{64}/gu, 'hash')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)/gu, 'moment')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu, (id) =>
      seeds.some((seed) => seed.id === id || seed.unitId === id || seed.fillerId === id) ? id : named(id),
    );
  return JSON.parse(text);
}

it('many items created at once leave the same rows, records, slots and timers as created one by one', async () => {
  expect(new Set(seeds.map(({ lifecycleKey }) => lifecycleKey)).size).toBeGreaterThanOrEqual(3);
  const alone = await leftBy(async (tx, items) => {
    for (const seed of seeds) await items.create(tx, { ...seed, by: { system: RULE } });
  });
  const together = await leftBy(async (tx, items) => expect(await items.createMany(tx, { seeds, rule: RULE })).toEqual([]));
  expect(alone).toHaveLength(seeds.length);
  for (const [n, row] of alone.entries()) expect(together[n]).toEqual(row);
});

it('records of many are sealed like any other: canonical texts in an unbroken chain, each word bound by its secret', async () => {
  const undone = app.work.run(app.tenantId, async (tx) => {
    await app.app.get(Items).createMany(tx, { seeds, rule: RULE });
    const events = await tx.rows<StoredEvent & { item_id: string }>('select * from item_events where item_id = any($1::uuid[]) order by item_id, seq', [
      seeds.map(({ id }) => id),
    ]);
    const words = await tx.rows<{ event_id: string; name: string; secret: Buffer; value: string }>(
      'select * from event_words where event_id = any($1::uuid[])',
      [events.map(({ id }) => id)],
    );
    for (const { payload } of events) expect(canonical(JSON.parse(payload))).toBe(payload);
    for (const own of Map.groupBy(events, (event) => event.item_id).values()) expect(firstBroken(own)).toBeNull();
    const saidBy = Map.groupBy(words, (word) => word.event_id);
    for (const event of events)
      expect(recordOf(event).words).toEqual(
        Object.fromEntries((saidBy.get(event.id) ?? []).map(({ name, secret, value }) => [name, commitment(secret, value)])),
      );
    expect(new Set(words.map(({ secret }) => secret.toString('hex'))).size).toBe(words.length);
    expect(words.length).toBeGreaterThan(seeds.length);
    throw new Undone();
  });
  await expect(undone).rejects.toThrow(Undone);
});

it('one that travels alone, with an empty text, is whole', async () => {
  const [first] = seeds.filter(({ parentId }) => !seeds.some(({ id }) => id === parentId));
  if (!first) throw new Error('the plan has a task');
  const seed = { ...first, dueWords: '' };
  const [row] = await leftBy((tx, items) => items.createMany(tx, { seeds: [seed], rule: RULE }));
  expect(row).toMatchObject({ item: { due_words: '', title: seed.title } });
});
