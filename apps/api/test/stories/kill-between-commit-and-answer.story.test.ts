import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import type { BedCheckPeople } from '../../src/testing/bed-check.js';
import { builtApi } from '../../src/testing/built-api.js';
import type { BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import type { Judge } from '../../src/testing/tcp-proxy.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';

let test: TestApp;
let api: BuiltApi;
let people: BedCheckPeople;
let clerk: HttpVisitor;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  api = await builtApi(test.database);
  await api.start();
  clerk = await signInOverHttp(api.origin, people.clerk);
});
afterAll(async () => {
  await api?.close();
  await test?.close();
});

let item: string;
let key: string;
beforeEach(async () => {
  [item, key] = [await newBedCheck(test, people.unitId), uuidV7()];
});

const handIn = () => clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } }, key);

const handedIn = () =>
  test.work.read(test.tenantId, async (tx) => ({
    events: (await tx.rows('select from item_events where item_id = $1 and type = $2', [item, 'ACT'])).length,
    submissions: (await tx.rows('select from submissions where item_id = $1', [item])).length,
    answer: (await tx.row<{ answer: string }>('select answer::text as answer from idempotency_keys where key = $1', [key]))?.answer ?? null,
  }));

async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(5)) if (await happened()) return;
  throw new Error('waited a minute for what did not happen');
}

/** Kills the api when `now` comes true while the request is under way, and starts another. The client gets nothing. */
async function killWhen(now: () => boolean | Promise<boolean>): Promise<void> {
  const lost = handIn().then(
    () => 'answered',
    () => 'lost',
  );
  await until(now);
  await api.kill();
  expect(await lost).toBe('lost');
  api.front.judge(null);
  api.back.judge(null);
}

/** The retry with the same key: one effect, and the same answer as often as one asks. */
async function retried(): Promise<string> {
  await api.start();
  const first = await handIn();
  const again = await handIn();
  expect([first.status, again.status]).toEqual([200, 200]);
  expect(again.body).toEqual(first.body);
  const { events, submissions, answer } = await handedIn();
  expect({ events, submissions }).toEqual({ events: 1, submissions: 1 });
  expect(JSON.parse(answer ?? '')).toEqual(first.body);
  expect(await unsound(test, [item])).toEqual([]);
  return JSON.stringify(first.body);
}

const isCommit = (piece: Buffer): boolean => piece.includes('commit\0');

/** A saving statement that carries several items' values. */
const many = (piece: Buffer): boolean => piece.includes('save-decisions') && piece.indexOf('"places"') !== piece.lastIndexOf('"places"');

/** Stands between api and PostgreSQL at the commit that carries a decision; reads commit too and pass. */
function atTheCommit(swallow: { way: 'up' | 'down' }, seen: () => void): Judge {
  return (piece, way, memory) => {
    if (memory.get('cut')) return false;
    if (way === 'down') return true;
    if (piece.includes('save-decision')) memory.set('decided', true);
    if (!memory.get('decided') || !isCommit(piece)) return true;
    memory.set('cut', true);
    seen();
    return swallow.way === 'down'; // the commit itself goes through, its acknowledgement does not come back
  };
}

/** The acts of these items, by the transaction that wrote them. */
async function groupsOf(ids: readonly string[]): Promise<{ by: string }[][]> {
  const acts = await test.work.read(test.tenantId, (tx) =>
    tx.rows<{ by: string }>(`select e.xmin::text as by from item_events e where e.item_id = any($1) and e.type = 'ACT'`, [ids]),
  );
  return [...Map.groupBy(acts, ({ by }) => by).values()];
}

describe('the api is killed while a decision is under way, and the client sends it again with the same key', () => {
  it('after the commit, its answer lost on the way: the retry gets that very answer', async () => {
    let swallowed = '';
    api.front.judge((piece, way) => {
      if (way === 'down') swallowed += piece.toString();
      return way === 'up';
    });
    await killWhen(async () => swallowed.includes('"receipt"') && (await handedIn()).events === 1);
    const body = swallowed.slice(swallowed.indexOf('\r\n\r\n') + 4);
    expect(await retried()).toBe(JSON.stringify(JSON.parse(body)));
  });

  it('after the commit, before it even heard of it: the answer that was stored with the decision is given', async () => {
    let isCut = false;
    api.back.judge(atTheCommit({ way: 'down' }, () => (isCut = true)));
    await killWhen(async () => isCut && (await handedIn()).events === 1);
    const stored = (await handedIn()).answer;
    expect(await retried()).toBe(stored);
  });

  it('before the commit: nothing is there, and the retry does it once', async () => {
    let isCut = false;
    api.back.judge(atTheCommit({ way: 'up' }, () => (isCut = true)));
    await killWhen(() => isCut);
    expect(await handedIn()).toEqual({ events: 0, submissions: 0, answer: null });
    await retried();
  });

  it.each(['up', 'down'] as const)(
    'many at once, at the commit some of them share: what was committed together is all there, the rest is not, and each retry does its own once (%s)',
    async (way) => {
      const sheets = await Promise.all(Array.from({ length: 12 }, async () => ({ id: await newBedCheck(test, people.unitId), key: uuidV7() })));
      const sent = ({ id, key: own }: (typeof sheets)[number]) =>
        clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } }, own);
      let isCut = false;
      const atCommit = atTheCommit({ way }, () => (isCut = true));
      // The first ones go alone or by two; what gathers behind them goes together.
      api.back.judge((piece, to, memory) => (memory.get('decided') || many(piece) ? atCommit(piece, to, memory) : true));
      const lost = Promise.allSettled(sheets.map(sent));
      await until(() => isCut);
      await api.kill();
      api.front.judge(null);
      api.back.judge(null);
      await lost;
      // What was sent is carried out, although nobody waits for it any more.
      if (way === 'down') await until(async () => (await groupsOf(sheets.map(({ id }) => id))).some((together) => together.length > 1));
      const done = (await groupsOf(sheets.map(({ id }) => id))).flat();
      expect(done.length).toBeLessThan(sheets.length + (way === 'down' ? 1 : 0));
      await api.start();
      const answers = await Promise.all(sheets.map(sent));
      expect(await Promise.all(sheets.map(sent))).toEqual(answers);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const acts = await test.work.read(test.tenantId, (tx) =>
        tx.rows(`select from item_events where item_id = any($1) and type = 'ACT'`, [sheets.map(({ id }) => id)]),
      );
      expect(acts.length).toBe(sheets.length);
      expect(
        await unsound(
          test,
          sheets.map(({ id }) => id),
        ),
      ).toEqual([]);
    },
  );
});
