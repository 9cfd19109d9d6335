import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { broken } from './invariants.js';
import { listening } from './support/listening.js';
import { chooser, isLong, newTold, unforeseen, until, workOn } from './support/load.js';
import { ownPostgres } from '../../src/testing/own-postgres.js';
import type { OwnPostgres } from '../../src/testing/own-postgres.js';

const KILLS = isLong ? 20 : 2;
const ITEMS = isLong ? 200 : 10;
const ACTS_BETWEEN = isLong ? 60 : 8;

let postgres: OwnPostgres;
let test: TestApp;
let items: string[];
let visitors: HttpVisitor[];

beforeAll(async () => {
  postgres = await ownPostgres();
  test = await startTestApp(libraryWithBedCheck());
  test.app.useLogger(false); // a lost database is told a hundred times
  const people = await bedCheckPeople(test);
  items = [];
  for (let n = 0; n < ITEMS; n += 1) items.push(await newBedCheck(test, people.unitId));
  const origin = await listening(test);
  visitors = await Promise.all(
    [people.clerk, people.secretary, people.committee].flatMap((login) => [login, login]).map((login) => signInOverHttp(origin, login)),
  );
});
afterAll(async () => {
  await test?.app.close().catch(() => undefined);
  await postgres?.stop();
});

describe('PostgreSQL is killed while people work', () => {
  it.each(['server', 'backend'] as const)(
    '(%s) what was acknowledged is there, once; nothing else is there; the api goes on by itself',
    async (what) => {
      const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
      const told = newTold();
      const choose = chooser(seed);
      let goesOn = true;
      const working = workOn(visitors, { items, told, seed, goesOn: () => goesOn });
      const killing = (async () => {
        // Again, until somebody felt it.
        for (let kill = 1; kill <= KILLS || (told.sentAgain === 0 && kill <= 5 * KILLS); kill += 1) {
          await until(
            (
              (already) => () =>
                told.acknowledged.length >= already + ACTS_BETWEEN
            )(told.acknowledged.length),
          );
          await pause(choose([0, 10, 20, 40, 80]) ?? 0);
          await until(() => told.underWay > 0);
          await postgres.kill(what);
          if (what === 'server') await postgres.startAgain();
        }
        await until(
          (
            (already) => () =>
              told.acknowledged.length >= already + ACTS_BETWEEN
          )(told.acknowledged.length),
        );
      })().finally(() => (goesOn = false));
      await Promise.all([working, killing]);
      earlier.push(...told.acknowledged);
      expect({ seed, unforeseen: unforeseen(told) }).toEqual({ seed, unforeseen: [] });
      expect(told.sentAgain).toBeGreaterThan(0); // the fault was felt
      expect({ seed, broken: await broken(test, { acknowledged: earlier, worked: items }) }).toEqual({ seed, broken: [] });
    },
    isLong ? 600_000 : 300_000,
  );
});

const earlier: Awaited<ReturnType<typeof newTold>>['acknowledged'] = [];
