import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../../src/capabilities/accounts/index.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { anotherTestApp, startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';

/** Two processes of the product know nothing of each other but what lies in the database. */
let here: TestApp;
let there: TestApp;
const SYSTEM = '10078';
const SECURITY = '10079';

beforeAll(async () => {
  here = await startTestApp();
  there = await anotherTestApp(here, here.tenantId);
});
afterAll(async () => {
  await there?.app.close();
  await here?.close();
});

const signIn = (at: TestApp, login: string, { password = DEMO_PASSWORD, publicComputer = false } = {}) =>
  at.app.inject({ method: 'POST', url: '/api/session', payload: { login, password, publicComputer } });

async function cookieOf(at: TestApp, login: string, publicComputer = false): Promise<string> {
  const answer = await signIn(at, login, { publicComputer });
  if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const askedAt = async (at: TestApp, cookie: string): Promise<number> =>
  (await at.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode;

const personOf = (staffNo: string) =>
  here.work.read(here.tenantId, async (tx) => (await tx.row<{ id: string }>('select id from persons where staff_no = $1', [staffNo]))?.id ?? '');

/** An administrator does something with somebody's account. */
async function administers(by: string, staffNo: string, act: string): Promise<void> {
  const cookie = await cookieOf(here, by);
  const answer = await here.app.inject({
    method: 'POST',
    url: `/api/accounts/${await personOf(staffNo)}/state`,
    headers: { cookie, 'idempotency-key': uuidV7() },
    payload: { act },
  });
  if (answer.statusCode !== 200) throw new Error(`${act}: ${answer.body}`);
}

const asOwner = (sql: string, values: readonly unknown[]) =>
  here.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [here.tenantId]);
    await owner.query(sql, [...values]);
  });

/** Another process may remember it for half a second; a second after it ended nobody does. */
async function isOver(at: TestApp, cookie: string, since: number): Promise<void> {
  let asked = Date.now();
  while ((await askedAt(at, cookie)) !== 401) {
    expect(asked - since).toBeLessThan(1_000);
    await new Promise((resolve) => void setTimeout(resolve, 50));
    asked = Date.now();
  }
}

describe('an account that is taken away', () => {
  it('lets nobody do anything more within a second, at any process', async () => {
    const cookies = [await cookieOf(here, '10081'), await cookieOf(there, '10081')];
    for (const cookie of cookies) expect(await askedAt(there, cookie)).toBe(200);
    await administers(SYSTEM, '10081', 'disable');
    const since = Date.now();
    for (const at of [there, here]) for (const cookie of cookies) await isOver(at, cookie, since);
    expect((await signIn(there, '10081')).statusCode).toBe(401);
  });

  it('ends what is under way, not only what is read: the next change is refused without an effect', async () => {
    const cookie = await cookieOf(there, '10076');
    await administers(SYSTEM, '10076', 'disable');
    const answer = await there.app.inject({
      method: 'PATCH',
      url: '/api/me',
      headers: { cookie, 'idempotency-key': uuidV7() },
      payload: { textSize: 'large' },
    });
    expect(answer.statusCode).toBe(401);
    const person = await here.work.read(here.tenantId, (tx) =>
      tx.row<{ size: string }>('select text_size as size from persons where staff_no = $1', ['10076']),
    );
    expect(person?.size).toBe('standard');
  });

  it('comes back without its old sessions', async () => {
    const cookie = await cookieOf(there, '10075');
    await administers(SYSTEM, '10075', 'disable');
    await administers(SECURITY, '10075', 'enable');
    expect(await askedAt(there, cookie)).toBe(401);
    expect((await signIn(there, '10075')).statusCode).toBe(200);
  });
});

describe('wrong passwords', () => {
  it('are counted over all processes: after five the right one is refused everywhere, until security unlocks', async () => {
    for (let n = 0; n < 5; n += 1) await signIn(n % 2 === 0 ? here : there, '10074', { password: `wrong-${n}-password` });
    for (const at of [here, there]) expect([(await signIn(at, '10074')).statusCode, (await signIn(at, '10074')).json().code]).toEqual([429, 'sign-in.locked']);
    await administers(SECURITY, '10074', 'unlock');
    expect((await signIn(there, '10074')).statusCode).toBe(200);
  });

  it('many at the same moment are not more tries than five', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(n % 2 === 0 ? here : there, '10073', { password: `guess-${n}-password` })));
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toEqual([]);
    expect((await signIn(here, '10073')).statusCode).toBe(429);
    const failures = await here.work.read(here.tenantId, (tx) =>
      tx.row<{ n: number }>('select failures as n from accounts a join persons p on p.id = a.person_id where p.staff_no = $1', ['10073']),
    );
    expect(failures?.n).toBeLessThanOrEqual(5);
  });

  it('do not end the session of whoever is signed in already', async () => {
    const cookie = await cookieOf(here, '10072');
    for (let n = 0; n < 5; n += 1) await signIn(there, '10072', { password: `wrong-${n}-password` });
    expect(await askedAt(there, cookie)).toBe(200);
  });
});

describe('a public computer', () => {
  it('forgets within ten minutes of silence, and the cookie goes with the browser', async () => {
    const answer = await signIn(here, '10071', { publicComputer: true });
    expect(String(answer.headers['set-cookie'])).not.toMatch(/max-age|expires/iu);
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect(answer.json().publicComputer).toBe(true);
    expect(await askedAt(there, cookie)).toBe(200);
    const left = await here.work.read(here.tenantId, (tx) =>
      tx.row<{ minutes: number }>(
        'select extract(epoch from expires_at - now()) / 60 as minutes from sessions s join persons p on p.id = s.person_id where p.staff_no = $1',
        ['10071'],
      ),
    );
    expect(Number(left?.minutes)).toBeLessThanOrEqual(10);
    await asOwner(`update sessions set expires_at = now() - interval '1 second' where person_id = $1`, [await personOf('10071')]);
    const since = Date.now();
    for (const at of [here, there]) await isOver(at, cookie, since);
  });

  it('does not let itself be kept alive for ever by going on', async () => {
    const cookie = await cookieOf(here, '10070', true);
    await asOwner(
      `update sessions set created_at = now() - interval '11 hours 59 minutes', seen_at = now() - interval '5 minutes', expires_at = now() + interval '5 minutes' where person_id = $1`,
      [await personOf('10070')],
    );
    expect(await askedAt(there, cookie)).toBe(200); // is noted as seen, a moment after the answer
    const personId = await personOf('10070');
    const kept = () =>
      here.work.read(here.tenantId, (tx) =>
        tx.row<{ minutes: number; isNoted: boolean }>(
          `select extract(epoch from expires_at - now()) / 60 as minutes, seen_at > now() - interval '1 minute' as "isNoted" from sessions where person_id = $1`,
          [personId],
        ),
      );
    let left = await kept();
    for (const end = Date.now() + 10_000; left?.isNoted !== true && Date.now() < end; left = await kept()) await pause(20);
    expect(left?.isNoted).toBe(true);
    expect(Number(left?.minutes)).toBeLessThanOrEqual(1);
  });
});
