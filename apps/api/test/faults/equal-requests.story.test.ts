import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import type { HttpVisitor } from '../../src/testing/http-visitor.js';
import { anotherTestApp, startTestApp } from '../../src/testing/test-app.js';
import type { Answer, TestApp } from '../../src/testing/test-app.js';
import { tableContents } from '../../src/testing/table-contents.js';
import { broken } from './invariants.js';
import type { Acknowledged } from './invariants.js';
import { listening } from './support/listening.js';

const TIMES = 50;

let test: TestApp;
let other: TestApp;
let unitId: string;
let origins: readonly string[];
/** The same person at two apis. */
let clerks: readonly HttpVisitor[];
let clerk: HttpVisitor;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  other = await anotherTestApp(test, test.tenantId);
  const people = await bedCheckPeople(test);
  ({ unitId } = people);
  origins = [await listening(test), await listening(other)];
  clerks = await Promise.all(origins.map((origin) => signInOverHttp(origin, people.clerk)));
  [clerk] = clerks as [HttpVisitor]; // two origins, two visitors
});
afterAll(async () => {
  await other?.app.close();
  await test?.close();
});

const told: Acknowledged[] = [];
const worked: string[] = [];

async function sheet(): Promise<string> {
  const id = await newBedCheck(test, unitId);
  worked.push(id);
  return id;
}

const handIn = (who: HttpVisitor, item: string, key: string): Promise<Answer> =>
  who.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } }, key);

/** The same wish, many times at the same moment, at both apis in turn. A busy answer is no answer: such a request is sent again, as its client would. */
function atOnce(item: string, keyOf: () => string): Promise<Answer[]> {
  return Promise.all(
    Array.from({ length: TIMES }, async (_, n) => {
      const [who, key] = [clerks[n % clerks.length] ?? clerk, keyOf()];
      for (let tries = 0; ; tries += 1) {
        const answer = await handIn(who, item, key);
        if ((answer.status !== 503 && answer.status !== 504) || tries === 20) return answer;
      }
    }),
  );
}

function remember(item: string, { body }: Answer): void {
  told.push({ item, eventId: body.receipt.eventId, hash: body.receipt.hash });
}

const acts = (item: string) =>
  test.work.read(test.tenantId, async (tx) => (await tx.rows(`select from item_events where item_id = $1 and type = 'ACT'`, [item])).length);

describe('fifty equal requests at once, at two apis', () => {
  it('with one key have one effect, and all get its answer', async () => {
    const item = await sheet();
    const key = uuidV7();
    const answers = await atOnce(item, () => key);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: TIMES }, () => 200));
    const [first] = answers;
    if (!first) throw new Error('there were fifty');
    remember(item, first);
    expect(answers.filter(({ body }) => JSON.stringify(body) !== JSON.stringify(first.body))).toEqual([]);
    expect(await acts(item)).toBe(1);
    expect(await broken(test, { acknowledged: told, worked })).toEqual([]);
  });

  it('with a key each have one effect, and all others are told that it is done', async () => {
    const item = await sheet();
    const answers = await atOnce(item, uuidV7);
    const [won, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    if (!won) throw new Error('one should have come first');
    remember(item, won);
    expect(answers.filter((answer) => answer !== won).map(({ status }) => status)).toEqual(Array.from({ length: TIMES - 1 }, () => 409));
    expect(await acts(item)).toBe(1);
    expect(await broken(test, { acknowledged: told, worked })).toEqual([]);
  });

  it('with one key and different contents have one effect; the others are told that the key was used', async () => {
    const item = await sheet();
    const key = uuidV7();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        (clerks[n % 2] ?? clerk).send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: n + 1 } }, key),
      ),
    );
    const [won, ...more] = answers.filter(({ status }) => status === 200);
    expect(more).toEqual([]);
    if (!won) throw new Error('one should have come first');
    remember(item, won);
    expect(new Set(answers.filter((answer) => answer !== won).map(({ status, body }) => `${status} ${body.code}`))).toEqual(
      new Set(['422 request.key-reused']),
    );
    expect(await broken(test, { acknowledged: told, worked })).toEqual([]);
  });

  it('an hour later, the key still has its answer', async () => {
    const item = await sheet();
    const key = uuidV7();
    const first = await handIn(clerk, item, key);
    remember(item, first);
    await test.asOwner(async (owner) => {
      await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
      await owner.query(`update idempotency_keys set created_at = created_at - interval '1 hour'`);
    });
    expect(await handIn(clerks[1] ?? clerk, item, key)).toMatchObject({ status: 200, body: first.body });
    expect(await acts(item)).toBe(1);
  });
});

it('every answer, a refusal too, tells browsers what they may do with it', async () => {
  for (const [path, status] of [
    ['/api/health', 200],
    [`/api/items/${uuidV7()}`, 401],
    ['/api/nowhere', 404],
  ] as const) {
    const answer = await fetch(`${origins[0]}${path}`);
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none';script-src 'self';/u);
    expect(
      ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cache-control', 'strict-transport-security'].map((name) => answer.headers.get(name)),
    ).toEqual(['nosniff', 'SAMEORIGIN', 'no-referrer', 'no-store', null]);
  }
});

/** The pool of an api's connections, as TypeORM holds it. */
function poolOf({ app }: TestApp): Pool {
  return (app.get(DataSource).driver as unknown as { master: Pool }).master; // TypeORM does not type its driver's pool
}

describe('all connections to the database taken', () => {
  it('a request is answered 503 with the time to come back, and nothing happened; afterwards it goes through with the same key', async () => {
    const item = await sheet();
    const key = uuidV7();
    const pool = poolOf(test);
    const before = await test.asOwner((owner) => tableContents(owner, test.tenantId));
    const taken = await Promise.all(Array.from({ length: pool.options.max ?? 8 }, () => pool.connect()));
    const started = Date.now();
    const answer = await fetch(`${origins[0]}/api/items/${item}`, { headers: {} }).then(async (response) => ({
      status: response.status,
      body: await response.json(),
    }));
    expect(answer.status).toBe(401); // nobody signed in is told so at once, connections or not
    const refused = await test.app.inject({ method: 'GET', url: '/api/health' });
    const busy = await handIn(clerk, item, key);
    for (const client of taken) client.release();
    expect([refused.statusCode, busy.status, busy.body.code]).toEqual([503, 503, 'service.busy']);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/u);
    expect(Date.now() - started).toBeLessThan(15_000);
    expect(await test.asOwner((owner) => tableContents(owner, test.tenantId))).toEqual(before);
    const done = await handIn(clerk, item, key);
    expect(done.status).toBe(200);
    remember(item, done);
    expect(await broken(test, { acknowledged: told, worked })).toEqual([]);
  });
});
