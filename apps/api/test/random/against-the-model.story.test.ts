import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LifecycleDefinition, Mapping } from '@bihuan/workflows';
import fc from 'fast-check';
import { dice } from '../../../../packages/workflows/src/testing/reference/dice.js';
import { FEATURES, type Feature, type Features } from '../../../../packages/workflows/src/testing/reference/features.js';
import { randomDefinition } from '../../../../packages/workflows/src/testing/reference/random-definition.js';
import { newVersion } from '../../../../packages/workflows/src/testing/reference/random-version.js';
import type { StoredEvent } from '../../src/capabilities/history/index.js';
import { itemColumns, type ItemRow } from '../../src/capabilities/items/index.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';
import { castOf, PROXIES, type Cast } from './testing/cast.js';
import { HttpAndModel, sentOnce, type Compared } from './testing/http-and-model.js';
import { RANDOM_FORM, realDefinition } from './testing/real-definition.js';

/** How many answers are compared; `RANDOM_COMMANDS` says otherwise. */
const COMMANDS = Number(process.env['RANDOM_COMMANDS'] ?? 5000);
/** Another seed looks elsewhere. */
const SEED = Number(process.env['RANDOM_SEED'] ?? 20181008);
const AN_ITEM = 50;
/** So many items at a time, each of which is sent a command before all are looked at. */
const AT_ONCE = 25;
/** Days, children, waiting, posts that end and files have doors of their own. */
const ELSEWHERE: ReadonlySet<Feature> = new Set(['due', 'sub-items', 'ended-posts', 'wait', 'files']);
const features: Features = new Set(FEATURES.filter((feature) => !ELSEWHERE.has(feature)));

let app: TestApp;
let cast: Cast;
const versions = new Map<string, LifecycleDefinition>();

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  // Whoever leads is stood in for, as is one of those who sign in numbers.
  for (const [principal, proxy] of Object.entries(PROXIES))
    await (await cast.visitor(principal))?.send('POST', '/proxies', { proxyId: cast.idOf(proxy), from: '2018-10-08', to: '2018-12-31' });
});
afterAll(() => app?.close());

interface Lifecycle {
  readonly real: LifecycleDefinition;
  readonly items: HttpAndModel[];
  /** How its items go over half-way. */
  readonly next: { readonly real: LifecycleDefinition; readonly mapping: Mapping } | null;
}

it(`the api and the reference model say the same of ${COMMANDS} random commands over HTTP and PostgreSQL, half of them after going over to new versions`, async () => {
  const counts: Compared = { compared: 0, happened: 0, apart: 0, over: 0, stayed: 0, codes: new Map() };
  const lifecycles = fc
    .sample(randomDefinition(features), { seed: SEED, numRuns: Math.max(6, Math.min(40, Math.ceil(COMMANDS / (AN_ITEM * 3)))) })
    .map(lifecycleOf);
  await published(lifecycles.map(({ real }) => real));
  const many = Math.ceil(COMMANDS / AN_ITEM);
  const items = await begun(lifecycles, { many, counts });
  await live(items, { seed: SEED, rounds: AN_ITEM / 2 });
  await published(lifecycles.flatMap(({ next }) => next?.real ?? []));
  for (const lifecycle of lifecycles) await goesOver(lifecycle);
  for (let more = 1; counts.compared < COMMANDS && more < 6; more += 1)
    await live(items, { seed: SEED + more * 500_000, rounds: AN_ITEM / 2, until: () => counts.compared >= COMMANDS });
  expect(counts.compared).toBeGreaterThanOrEqual(COMMANDS);
  expect(counts.happened).toBeGreaterThan(counts.compared / 3);
  expect(counts.over).toBeGreaterThan(many / 4);
  // Among a few none may have a reason to stay.
  if (many >= 100) expect(counts.stayed).toBeGreaterThan(0);
  expect(
    await unsound(
      app,
      items.map(({ itemId }) => itemId),
    ),
  ).toEqual([]);
  process.stdout.write(
    `${counts.compared} compared (${counts.happened} happened), ${counts.apart} refused by rights; ${lifecycles.length} definitions, ${items.length} items, ${counts.over} went over, ${counts.stayed} stayed\n`,
  );
}, 600_000);

function lifecycleOf(definition: LifecycleDefinition, n: number): Lifecycle {
  const next = newVersion(definition, dice(SEED + n), features);
  return { real: realDefinition(definition, n), items: [], next: next && { real: realDefinition(next.definition, n), mapping: next.mapping } };
}

/** All of them in one file, published by somebody else. */
async function published(definitions: readonly LifecycleDefinition[]): Promise<void> {
  const content = JSON.stringify({ type: 'bihuan-definitions', format: 1, lifecycles: definitions, forms: [RANDOM_FORM] });
  const [clerk, head] = [await cast.visitor('p3'), await cast.visitor('office')];
  const draft = await clerk?.send('POST', '/definition-drafts', { fileName: '随机.json', content });
  expect(draft?.body.problems).toEqual([]);
  expect((await head?.send('POST', `/definition-drafts/${draft?.body.id}/publish`, { basis: draft?.body.basis }))?.status).toBe(200);
}

async function begun(lifecycles: readonly Lifecycle[], { many, counts }: { many: number; counts: Compared }): Promise<readonly HttpAndModel[]> {
  const branch = await cast.visitor('p6');
  const startable: readonly { key: string; units: readonly { id: string }[] }[] = (await branch?.get('/startable'))?.body ?? [];
  const begin = async (n: number): Promise<HttpAndModel> => {
    const lifecycle = lifecycles[n % lifecycles.length];
    if (!branch || !lifecycle) throw new Error('nothing to begin');
    const unitId = startable.find(({ key }) => key === lifecycle.real.key)?.units[0]?.id;
    const { itemId } = (await sentOnce(branch, `/startable/${lifecycle.real.key}`, { unitId, title: `随机${n}` })).body;
    const both = new HttpAndModel(app, cast, { definition: lifecycle.real, itemId, features, counts });
    lifecycle.items.push(both);
    return both;
  };
  const items: HttpAndModel[] = [];
  for (let n = 0; n < many; n += AT_ONCE) items.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, many - n) }, (_, k) => begin(n + k)))));
  await look(items);
  return items;
}

/** Rounds of commands: every item of a group is sent one, then all of them are looked at together. */
async function live(
  items: readonly HttpAndModel[],
  { seed, rounds, until = () => false }: { seed: number; rounds: number; until?: () => boolean },
): Promise<void> {
  for (let from = 0; from < items.length && !until(); from += AT_ONCE) {
    const group = items.slice(from, from + AT_ONCE);
    for (let round = 0; round < rounds && !until(); round += 1) {
      await Promise.all(group.map((item, n) => item.send(seed + (from + n) * 1_000 + round * 16)));
      await look(group);
    }
  }
}

const SINCE = `
  select e.item_id as "itemId", e.seq, e.id, e.type, e.record, e.actor_id, e.payload, e.prev_hash, e.hash
  from unnest($1::uuid[], $2::int[]) as s (id, seq) join item_events e on e.item_id = s.id and e.seq > s.seq order by e.item_id, e.seq`;

/** What is stored of them and was recorded since, read once for all. */
function look(items: readonly HttpAndModel[]): Promise<void> {
  const ids = items.map(({ itemId }) => itemId);
  return app.work.read(app.tenantId, async (tx) => {
    const rows = new Map((await tx.rows<ItemRow>(`select ${itemColumns} from items i where i.id = any($1::uuid[])`, [ids])).map((row) => [row.id, row]));
    const since = Map.groupBy(await tx.rows<StoredEvent & { itemId: string }>(SINCE, [ids, items.map(({ seq }) => seq)]), ({ itemId }) => itemId);
    // At the same moment, so that what all of them ask is asked once.
    await Promise.all(items.map((item) => item.sees(tx, rows.get(item.itemId), since.get(item.itemId) ?? [], (id) => versions.get(id))));
  });
}

/** Ordered by the office for all that runs, carried out by messages; what stays behind must stay by the model too. */
async function goesOver({ real, items, next }: Lifecycle): Promise<void> {
  const head = await cast.visitor('office');
  if (!next || !head) return;
  const found = (await head.get(`/lifecycle-migrations?lifecycle=${real.key}`)).body.versions.toSorted(
    (a: { version: number }, b: { version: number }) => a.version - b.version,
  );
  const [from, to] = found;
  // Nothing but words was changed, and so nothing was published.
  if (!to) return;
  versions.set(to.id, next.real);
  const ordered = await head.send('POST', '/lifecycle-migrations', { from: from.id, to: to.id, mapping: next.mapping, reason: '流程有调整' });
  expect(ordered.status).toBe(200);
  await app.settle();
  await look(items);
  const { body } = await head.get(`/lifecycle-migrations/${ordered.body.id}`);
  for (const { itemId, outcome, text } of body.items)
    if (outcome === 'blocked') items.find((item) => item.itemId === itemId)?.stayed({ to: next.real, mapping: next.mapping, why: text });
}
