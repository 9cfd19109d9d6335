import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { loadLibrary } from '@bihuan/library';
import type { PlanDefinition } from '@bihuan/library';
import { LAUNCH_TOPIC, openCampaign } from '../../src/capabilities/campaigns/index.js';
import { Items } from '../../src/capabilities/items/index.js';
import { addToOutbox } from '../../src/kernel/outbox/outbox.js';
import { builtApi } from '../../src/testing/built-api.js';
import type { BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';
import { broken } from './invariants.js';
import { chooser, isLong, until } from './support/load.js';

const UNITS = isLong ? 10_000 : 60;
const KILLS = isLong ? 5 : 2;
const TASKS = 12;
const EVERYTHING = TASKS + TASKS * UNITS;

/** Every unit of a category gets each of the tasks, to be registered as done. */
const plan: PlanDefinition = {
  format: 1,
  key: 'wide',
  title: '全院推开',
  programme: '全院推开',
  year: 2018,
  theme: '',
  basis: [],
  tableTitle: '',
  chapters: [],
  lifecycles: { campaign: 'campaign', stage: 'stage', task: 'task' },
  stages: [{ key: 'one', label: '一', title: '一', focus: '', paths: [], startsOn: null, dueText: '年底前', dueOn: '2018-12-29', gate: false }],
  tasks: Array.from({ length: TASKS }, (_, n) => ({
    printedNo: String(n + 1),
    stage: 'one',
    title: `任务${n + 1}`,
    shortTitle: `任务${n + 1}`,
    leadText: null,
    lead: { type: 'category' as const, category: 'many' },
    dueText: '年底前',
    dueOn: '2018-12-28',
    dueReading: null,
    how: { way: 'register', lists: [] },
  })),
};

let test: TestApp;
let api: BuiltApi;
let campaign: string;

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({
    ...library,
    plans: [...library.plans, plan],
    categories: [...library.categories, { key: 'many', label: '单位', all: '各单位' }],
  });
  campaign = await test.work.run(test.tenantId, async (tx) => {
    const all = `from generate_series(1, $2::int) as n`;
    const of = (sql: string): Promise<unknown> => tx.rows(sql, [test.tenantId, UNITS]);
    await of(`insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category)
              select $1, uuidv7(), 'many-' || n, '单位' || n, 'party', (select id from units where parent_id is null and tree = 'party' limit 1), 1000 + n, 'many' ${all}`);
    await of(
      `insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre) select $1, uuidv7(), 'b' || n, '2' || lpad(n::text, 10, '0'), '某人', false ${all}`,
    );
    await of(`insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during)
              select $1, uuidv7(), p.id, u.id, (select id from posts where key = 'branch_clerk'), '[2018-01-01,)' ${all} join persons p on p.staff_no = 'b' || n join units u on u.code = 'many-' || n`);
    const office = await tx.row<{ person: string; unit: string }>(
      `select h.person_id as person, h.unit_id as unit from post_holdings h join posts p on p.id = h.post_id where p.key = 'office_clerk' limit 1`,
    );
    if (!office) throw new Error('the demo has no party office');
    const id = await openCampaign(tx, test.app.get(Items), { planKey: plan.key, personId: office.person, unitId: office.unit });
    await addToOutbox(tx, LAUNCH_TOPIC, { itemId: id });
    return id;
  });
  api = await builtApi(test.database);
}, 300_000);
afterAll(async () => {
  await api?.close();
  await test?.close();
});

const sent = (): Promise<string[]> =>
  test.work.read(test.tenantId, async (tx) =>
    (await tx.rows<{ id: string }>(`select id from items where root_id = $1 and kind in ('task', 'share') order by id`, [campaign])).map(({ id }) => id),
  );

const howMany = (): Promise<number> =>
  test.work.read(test.tenantId, async (tx) => {
    const row = await tx.row<{ n: number }>(`select count(*)::int as n from items where root_id = $1 and kind in ('task', 'share')`, [campaign]);
    return row?.n ?? 0;
  });

/** Each unit's share of each task, so often it is there. */
const shares = (): Promise<{ unit: string; task: string; n: number }[]> =>
  test.work.read(test.tenantId, (tx) =>
    tx.rows(
      `
  select u.code as unit, t.title as task, count(*)::int as n from items i join units u on u.id = i.unit_id join items t on t.id = i.parent_id
  where i.root_id = $1 and i.kind = 'share' group by 1, 2`,
      [campaign],
    ),
  );

interface Progress {
  readonly done: number;
  readonly total: number;
}

const LONG_MS = 900_000;

describe(`the api is killed while a plan goes out to ${UNITS} units`, () => {
  it(
    'the next one goes on where the last was: nothing twice, nothing missing, and the page says how far it is',
    async () => {
      const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
      const choose = chooser(seed);
      const seen: number[] = [];
      let before: readonly string[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await api.start();
        // In the long form each has sent something out before it is killed: one that only ever begins proves little.
        const was = seen.at(-1) ?? 0;
        if (kill === 0 || isLong) await until(async () => was === EVERYTHING || (await howMany()) > was, LONG_MS);
        await pause((choose([0, 5, 10, 20, 40]) ?? 0) * (isLong ? 150 : 1));
        await api.kill();
        await pause(200); // until the database noticed, and took back what was under way
        const now = await sent();
        expect({ seed, isKept: before.every((id) => now.includes(id)) }).toEqual({ seed, isKept: true });
        before = isLong ? [] : now;
        seen.push(now.length);
      }
      await api.start();
      const office = await signInOverHttp(api.origin, '10007');
      const told: (Progress | null)[] = [];
      await until(async () => {
        await pause(isLong ? 500 : 20);
        const { status, body } = await office.get(`/campaigns/${campaign}`);
        // A machine that is busy sending out may say so; the page asks again.
        if (status === 503) return false;
        if (status !== 200) throw new Error(`the page does not come: ${status} ${JSON.stringify(body)}`);
        const launched: Progress | null = body.launched;
        told.push(launched);
        return launched !== null && launched.total > 0 && launched.done === launched.total;
      }, LONG_MS);
      await until(async () => (await test.work.read(test.tenantId, (tx) => tx.row('select from outbox where dead_at is null limit 1'))) === null, LONG_MS);
      expect({ seed, wasFelt: seen.some((count) => count > 0 && count < EVERYTHING) }).toEqual({ seed, wasFelt: true });
      expect(told.at(-1)).toMatchObject({ done: EVERYTHING, total: EVERYTHING });
      const all = await shares();
      expect({ shares: all.length, twice: all.filter(({ n }) => n !== 1), items: (await sent()).length }).toEqual({
        shares: TASKS * UNITS,
        twice: [],
        items: EVERYTHING,
      });
      console.log(`${UNITS} units: killed at ${seen.join(', ')} of ${EVERYTHING} items (seed ${seed})`);
      if (isLong)
        expect(
          await unsound(
            test,
            (await sent()).filter((_, n) => n % 500 === 0),
          ),
        ).toEqual([]);
      else expect(await broken(test)).toEqual([]);
    },
    isLong ? 1_200_000 : 300_000,
  );
});
