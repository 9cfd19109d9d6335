import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '@bihuan/workflows';
import fc from 'fast-check';
import { FEATURES, type Feature, type Features } from '../../../../packages/workflows/src/testing/reference/features.js';
import { randomDefinition } from '../../../../packages/workflows/src/testing/reference/random-definition.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';
import { castOf, PROXIES, type Cast } from './testing/cast.js';
import { HttpAndModel, type Compared } from './testing/http-and-model.js';
import { RANDOM_FORM, realDefinition } from './testing/real-definition.js';

/** Five thousand take more than a minute: each run of the tests sends fewer, `RANDOM_COMMANDS=5000` the whole number. */
const COMMANDS = Number(process.env['RANDOM_COMMANDS'] ?? 600);
/** Another seed looks elsewhere. */
const SEED = Number(process.env['RANDOM_SEED'] ?? 20181008);
const AN_ITEM = 50;
const AT_ONCE = 6;
/** Days, children, waiting and posts that end have doors of their own. */
const ELSEWHERE: ReadonlySet<Feature> = new Set(['due', 'sub-items', 'ended-posts', 'wait']);
const features: Features = new Set(FEATURES.filter((feature) => !ELSEWHERE.has(feature)));

let app: TestApp;
let cast: Cast;
const begun: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  // Whoever leads is stood in for, as is one of those who sign in numbers.
  for (const [principal, proxy] of Object.entries(PROXIES))
    await (await cast.visitor(principal))?.send('POST', '/proxies', { proxyId: cast.idOf(proxy), from: '2018-10-08', to: '2018-12-31' });
});
afterAll(() => app?.close());

it(`the api and the reference model say the same of ${COMMANDS} random commands over HTTP and PostgreSQL`, async () => {
  const definitions = fc
    .sample(randomDefinition(features), { seed: SEED, numRuns: Math.max(6, Math.ceil(COMMANDS / (AN_ITEM * 3))) })
    .slice(0, 40)
    .map(realDefinition);
  await published(definitions);
  const counts: Compared = { compared: 0, happened: 0, apart: 0, codes: new Map() };
  for (let n = 0; counts.compared < COMMANDS; n += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, k) => anItem(definitions, { n: n + k, counts })));
  expect(counts.compared).toBeGreaterThanOrEqual(COMMANDS);
  expect(counts.happened).toBeGreaterThan(counts.compared / 3);
  expect(await unsound(app, begun)).toEqual([]);
  process.stdout.write(
    `${counts.compared} compared (${counts.happened} happened), ${counts.apart} refused by rights; ${definitions.length} definitions, ${begun.length} items\n`,
  );
}, 600_000);

/** All of them in one file, published by somebody else. */
async function published(definitions: readonly LifecycleDefinition[]): Promise<void> {
  const content = JSON.stringify({ type: 'bihuan-definitions', format: 1, lifecycles: definitions, forms: [RANDOM_FORM] });
  const [clerk, head] = [await cast.visitor('p3'), await cast.visitor('office')];
  const draft = await clerk?.send('POST', '/definition-drafts', { fileName: '随机.json', content });
  expect(draft?.body.problems).toEqual([]);
  expect((await head?.send('POST', `/definition-drafts/${draft?.body.id}/publish`, { basis: draft?.body.basis }))?.status).toBe(200);
}

async function anItem(definitions: readonly LifecycleDefinition[], { n, counts }: { n: number; counts: Compared }): Promise<void> {
  const definition = definitions[n % definitions.length];
  const branch = await cast.visitor('p6');
  if (!definition || !branch) throw new Error('nothing to begin');
  const { units } = (await branch.get('/startable')).body.find(({ key }: { key: string }) => key === definition.key);
  const { itemId } = (await branch.send('POST', `/startable/${definition.key}`, { unitId: units[0].id, title: `随机${n}` })).body;
  begun.push(itemId);
  const both = new HttpAndModel(app, cast, { definition, itemId, features, counts });
  await both.begin();
  for (let sent = 0, tried = 0; sent < AN_ITEM && tried < AN_ITEM * 3 && counts.compared < COMMANDS; tried += 1)
    if (await both.command(SEED + n * 1_000 + tried)) sent += 1;
}
