import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { builtApi } from '../../src/testing/built-api.js';
import type { BuiltApi } from '../../src/testing/built-api.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp } from '../../src/testing/test-app.js';
import { unsound } from '../../src/testing/unsound.js';

const KILLS = 3;
const ITEMS = 8;
const ACTS_BETWEEN = 8;

let test: TestApp;
let api: BuiltApi;
let items: string[];
let visitors: HttpVisitor[];

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  const people = await bedCheckPeople(test);
  items = [];
  for (let n = 0; n < ITEMS; n += 1) items.push(await newBedCheck(test, people.unitId));
  api = await builtApi(test.database);
  await api.start();
  // Everybody at two desks at once.
  const logins = [people.clerk, people.secretary, people.committee].flatMap((login) => [login, login]);
  visitors = await Promise.all(logins.map((login) => signInOverHttp(api.origin, login)));
});
afterAll(async () => {
  await api?.close();
  await test?.close();
});

interface Acknowledged {
  readonly item: string;
  readonly eventId: string;
  readonly seq: number;
  readonly hash: string;
}

/** All a client may hear when somebody else was faster; the last one when it had come with a form. */
const foreseen = ['409 item.changed', '409 act.not-here', '409 slot.already-settled', '409 slot.not-open'];

/** What the clients were told, to be held against what is there. */
interface Told {
  readonly acknowledged: Acknowledged[];
  readonly refused: Map<string, number>;
  /** Decisions under way right now. */
  underWay: number;
  /** Requests that had to be sent again, because no answer came. */
  sentAgain: number;
}

/** One out of many, by a seed, so that a failure names the run it came from. */
function chooser(seed: number): <T>(from: readonly T[]) => T | undefined {
  let state = seed;
  return (from) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return from[Math.floor((state / 2 ** 32) * from.length)];
  };
}

interface Client {
  readonly who: HttpVisitor;
  readonly choose: ReturnType<typeof chooser>;
  readonly told: Told;
}

/** Looks at some item and does something the page offers, as long as it goes on. */
async function work({ who, choose, told }: Client, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const item = choose(items) ?? '';
    const page = await who.get(`/items/${item}`).catch(() => null);
    if (page?.status !== 200) {
      await pause(50);
      continue;
    }
    const offered = page.body.allowedActions.filter(
      (action: { type: string; refusedBecause: string | null }) => action.refusedBecause === null && ['ACT', 'AGREE', 'RETURN'].includes(action.type),
    );
    const action = choose<{ type: string; act: string | null; step: string | null; slotId: string | null }>(offered);
    // An agreement ends the item for good, so most are returned.
    if (!action || (action.type === 'AGREE' && choose([1, 2, 3, 4, 5, 6, 7, 8]) !== 1)) continue;
    told.underWay += 1;
    const answer = await who.sendUntilAnswered(`/items/${item}/events`, bodyOf(action, page.body.version));
    told.underWay -= 1;
    note(told, item, answer);
  }
}

function bodyOf(
  { type, act, step, slotId }: { type: string; act: string | null; step: string | null; slotId: string | null },
  expectedVersion: number,
): object {
  if (type === 'ACT') return { type, act, expectedVersion, ...(act === 'HAND_IN' ? { data: { beds: 1 + (expectedVersion % 90), remark: '核对' } } : {}) };
  return { type, step, slotId, expectedVersion, ...(type === 'RETURN' ? { reason: '请再核对' } : {}) };
}

function note(told: Told, item: string, { status, body, lost }: Answer & { lost: number }): void {
  if (lost > 0) told.sentAgain += 1;
  if (status !== 200) return void told.refused.set(`${status} ${body.code}`, (told.refused.get(`${status} ${body.code}`) ?? 0) + 1);
  told.acknowledged.push({ item, ...(({ eventId, seq, hash }) => ({ eventId, seq, hash }))(body.receipt) });
}

/** Everybody works while the api dies and comes back, again and again. */
async function workThroughKills(seed: number): Promise<Told> {
  const told: Told = { acknowledged: [], refused: new Map(), underWay: 0, sentAgain: 0 };
  const choose = chooser(seed);
  let goesOn = true;
  const working = visitors.map((who, n) => work({ who, choose: chooser(seed + n + 1), told }, () => goesOn));
  const killing = killAgainAndAgain(choose, told).finally(() => (goesOn = false));
  await Promise.all([...working, killing]);
  return told;
}

/**
 * Each time some work was acknowledged, somewhere within a decision. Answers stop arriving a moment earlier, so that some acts
 * are done and unheard of when the api dies, others half done.
 */
async function killAgainAndAgain(choose: ReturnType<typeof chooser>, told: Told): Promise<void> {
  for (let kill = 1; kill <= KILLS || (told.sentAgain === 0 && kill <= 3 * KILLS); kill += 1) {
    await until(told, told.acknowledged.length + ACTS_BETWEEN);
    api.front.judge((_, way) => way === 'up');
    await pause(choose([20, 40, 60, 80, 100, 120]) ?? 0);
    await api.kill();
    api.front.judge(null);
    await api.start();
  }
  await until(told, told.acknowledged.length + ACTS_BETWEEN);
}

/** So much is acknowledged, and another decision is under way. */
async function until(told: Told, acknowledged: number): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await pause(1)) if (told.acknowledged.length >= acknowledged && told.underWay > 0) return;
  throw new Error(`${acknowledged} acts should have been acknowledged within ninety seconds`);
}

/** Acts of people as they lie in the record. */
const recorded = () =>
  test.work.read(test.tenantId, (tx) =>
    tx.rows<Acknowledged>(
      `select item_id as item, id as "eventId", seq, encode(hash, 'hex') as hash from item_events
       where item_id = any($1::uuid[]) and type not in ('CREATE', 'SLATE') order by id`,
      [items],
    ),
  );

describe('several people decide on the same items while the api is killed and started again', () => {
  it('what was acknowledged is there, once; nothing else is there; every record is sound', async () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
    const told = await workThroughKills(seed);
    const present = await recorded();
    if (process.env['TELL'] === '1') console.info({ seed, acts: present.length, ...told, acknowledged: told.acknowledged.length });
    const byId = (one: Acknowledged, other: Acknowledged) => (one.eventId < other.eventId ? -1 : 1);
    // Every request was sent until it was answered, so the two are the same list: nothing lost, nothing twice, nothing unasked.
    expect({ seed, present }).toEqual({ seed, present: [...told.acknowledged].sort(byId) });
    expect({ seed, faults: await unsound(test, items) }).toEqual({ seed, faults: [] });
    expect([...told.refused.keys()].filter((refusal) => !foreseen.includes(refusal))).toEqual([]);
    // The faults did happen, and people did meet.
    expect(told.sentAgain).toBeGreaterThan(0);
    expect(told.refused.size).toBeGreaterThan(0);
    expect(present.length).toBeGreaterThan(KILLS * ACTS_BETWEEN);
  }, 400_000);
});
