import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { builtApi } from '../../src/testing/built-api.js';
import type { BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { broken } from './invariants.js';
import { chooser, isLong, newTold, unforeseen, until, workOn } from './support/load.js';

const KILLS = isLong ? 40 : 2;
const ITEMS = isLong ? 500 : 12;
/** In the long form the api lives a few seconds each time. */
const LIVES_MS = isLong ? 3_000 : 300;

let test: TestApp;
/** Two processes of the product as it is built; both drain messages, and one after the other is killed. */
let apis: readonly BuiltApi[];
let items: string[];
let visitors: HttpVisitor[];
let unitId: string;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  const people = await bedCheckPeople(test);
  items = [];
  unitId = people.unitId;
  for (let n = 0; n < ITEMS; n += 1) items.push(await newBedCheck(test, people.unitId));
  apis = [await builtApi(test.database), await builtApi(test.database)];
  for (const api of apis) await api.start();
  visitors = await Promise.all(apis.flatMap(({ origin }) => [people.clerk, people.secretary, people.committee].map((login) => signInOverHttp(origin, login))));
}, 180_000);
afterAll(async () => {
  for (const api of apis ?? []) await api.close();
  await test?.close();
});

/** From the next thing that is ordered no answer arrives, so that something is done, or half done, and unheard of when the api dies. */
async function unheardOf({ front }: BuiltApi): Promise<void> {
  let isOrdered = false;
  front.judge((piece, way) => {
    isOrdered ||= way === 'up' && piece.subarray(0, 'POST'.length).toString() === 'POST';
    return way === 'up' || !isOrdered;
  });
  await until(() => isOrdered);
}

describe(`one of two apis is killed again and again while people work on ${ITEMS} items`, () => {
  it(
    'what was acknowledged is there, once; nothing else is there; every promise holds',
    async () => {
      const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
      const told = newTold();
      const choose = chooser(seed);
      let goesOn = true;
      const working = workOn(visitors, { items, told, seed, goesOn: () => goesOn });
      const killing = (async () => {
        for (let kill = 0; kill < KILLS; kill += 1) {
          const api = apis[kill % apis.length];
          if (!api) throw new Error('no api is there');
          await pause(LIVES_MS);
          await unheardOf(api);
          await pause(choose([20, 40, 80, 160]) ?? 0);
          await api.kill();
          api.front.judge(null);
          await api.start();
        }
        await until(
          (
            (already) => () =>
              told.acknowledged.length >= already + 5
          )(told.acknowledged.length),
        );
      })().finally(() => (goesOn = false));
      await Promise.all([working, killing]);
      expect({ seed, unforeseen: unforeseen(told) }).toEqual({ seed, unforeseen: [] });
      expect(told.sentAgain).toBeGreaterThan(0); // the fault was felt
      expect({ seed, broken: await broken(test, { acknowledged: told.acknowledged, worked: items }) }).toEqual({ seed, broken: [] });
    },
    isLong ? 900_000 : 300_000,
  );
});

describe('an api is killed while somebody types', () => {
  it(
    'everything he was told is saved stands in his draft, and of what was under way all or nothing',
    async () => {
      const [api, clerk] = [apis[0], visitors[0]];
      if (!api || !clerk) throw new Error('nobody is there');
      const [item, page, choose] = [await newBedCheck(test, unitId), uuidV7(), chooser(Number(process.env['SEED'] ?? 7))];
      let [saved, revision] = [0, 0];
      const isSaved = async (): Promise<boolean> => {
        const edits = [{ type: 'set', field: 'remark', value: `第${saved + 1}次`, revision }];
        const answer = await clerk.send('PATCH', `/items/${item}/draft`, { page, revision, submissions: 0, edits }).catch(() => null);
        if (answer?.status !== 200) return false;
        [saved, revision] = [saved + 1, answer.body.revision];
        return true;
      };
      for (let kill = 0; kill < KILLS; kill += 1) {
        // However slow the machine is: something was saved in every life.
        await until(isSaved);
        const dying = pause(LIVES_MS + (choose([0, 7, 19, 41]) ?? 0)).then(() => api.kill());
        while (await isSaved());
        await dying;
        await api.start();
        const { body } = await clerk.get(`/items/${item}/draft`);
        const stands = Number(/\d+/u.exec(String(body.data.remark))?.[0]);
        expect([saved, saved + 1]).toContain(stands);
        [saved, revision] = [stands, body.revision];
      }
    },
    isLong ? 900_000 : 300_000,
  );
});
