import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { appDataSource } from '../../kernel/database/data-source.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { moveDemoDate } from './commands/move-demo-date.js';
import { SignIn } from './commands/sign-in.js';
import { addAccount, DEMO_PASSWORD, hashPassword } from './index.js';
import { demoSignIns } from './queries/demo-sign-ins.js';
import { LiveSessions } from './live-sessions.js';
import { findSessions, touchSessions } from './queries/find-session.js';
import { sessionHash } from './session-token.js';

const tenantId = uuidV7();
const people = ['1001', '1002', '1003', '1004'].map((staffNo) => ({ staffNo, id: uuidV7() }));
let database: TestDatabase;
let source: DataSource;
let work: UnitOfWork;
let signIn: SignIn;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await appDataSource(database.appUrl, []).initialize();
  work = new UnitOfWork(source);
  signIn = new SignIn(work);
  const hash = await hashPassword('right');
  await work.run(tenantId, async (tx) => {
    await tx.rows("insert into tenants (id, name, zone, office_phone, business_on) values ($1, '某医院', 'Asia/Shanghai', '内线1', '2018-10-08')", [tenantId]);
    for (const { id, staffNo } of people) {
      await tx.rows("insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre, demo_job) values ($1, $2, $3, '9' || $3, '某', false, '某岗位')", [
        tenantId,
        id,
        staffNo,
      ]);
      await addAccount(tx, id, hash);
    }
  });
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const attempt = (login: string, password: string, isOnThisMachine = true) =>
  signIn.execute({ tenantId, login, password, isPublicComputer: true, address: '127.0.0.1', isOnThisMachine });
const refusal = (login: string, password: string): Promise<DomainError> =>
  attempt(login, password).then(
    () => Promise.reject(new Error('it was let in')),
    (error: unknown) => (error instanceof DomainError ? error : Promise.reject(error)),
  );
const rows = <T>(text: string, values: unknown[] = []): Promise<T[]> => work.run(tenantId, (tx) => tx.rows<T>(text, values));

describe('signing in', () => {
  it('lets in by staff number or mobile number and stores only the hash of the token', async () => {
    const { token, personId } = await attempt('1001', 'right');
    expect(personId).toBe(people[0]?.id);
    expect((await attempt('91001', 'right')).personId).toBe(personId);
    const hash = sessionHash(token);
    const sessions = await work.read(tenantId, (tx) => findSessions(tx, [hash, sessionHash('no token')]));
    expect(sessions).toEqual([{ hash, personId, isPublicComputer: true, mustChangePassword: false, isStale: false }]);
    expect(await rows('select from sessions where token_hash = $1', [Buffer.from(token)])).toEqual([]);
  });

  it('answers a wrong password and an unknown user in the same words, down to the lock', async () => {
    const tell = ({ code, facts }: DomainError) => [code, 'left' in facts ? facts['left'] : Object.keys(facts)];
    for (let n = 0; n < 6; n += 1) expect(tell(await refusal('1002', 'wrong'))).toEqual(tell(await refusal('nobody', 'wrong')));
    expect(await refusal('1002', 'right')).toMatchObject({ code: 'sign-in.locked', facts: { until: expect.stringMatching(/^\d\d:\d\d$/), phone: '内线1' } });
  });

  it('opens again when the lock has passed, and forgets the failures after a right password', async () => {
    await rows("update accounts set locked_until = now() - interval '1 second' where person_id = $1", [people[1]?.id]);
    expect(await refusal('1002', 'wrong')).toMatchObject({ code: 'sign-in.wrong', facts: { left: 4 } });
    await attempt('1002', 'right');
    expect(await rows('select failures, locked_until from accounts where person_id = $1', [people[1]?.id])).toEqual([{ failures: 0, locked_until: null }]);
  });

  it('looks at no more than five of twenty guesses made at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusal('1003', 'wrong')));
    expect(answers.filter(({ code }) => code === 'sign-in.wrong').length).toBe(4);
    expect(answers.filter(({ code }) => code === 'sign-in.locked').length).toBe(16);
  });

  it('treats a disabled account like one that does not exist', async () => {
    const { token } = await attempt('1004', 'right');
    await rows('update accounts set is_disabled = true where person_id = $1', [people[3]?.id]);
    expect(await refusal('1004', 'right')).toMatchObject({ code: 'sign-in.wrong' });
    expect(await work.read(tenantId, (tx) => findSessions(tx, [sessionHash(token)]))).toEqual([]);
  });

  it('leaves every failure in the access log, without what was typed', async () => {
    const [line] = await rows<{ n: number; typed: number }>(
      "select count(*)::int as n, (count(*) filter (where facts::text like '%nobody%' or facts::text like '%wrong%'))::int as typed from access_log where what = 'sign-in.failed'",
    );
    expect(line).toEqual({ n: 35, typed: 0 });
  });

  it('refuses the demo from any other machine', () => expect(attempt('1001', 'right', false)).rejects.toMatchObject({ code: 'sign-in.demo-elsewhere' }));
});

describe('a session', () => {
  it('ends on a public computer ten minutes after its last use', async () => {
    const { token } = await attempt('1001', 'right');
    const hash = sessionHash(token);
    await rows("update sessions set seen_at = now() - interval '5 minutes', expires_at = now() + interval '5 minutes' where token_hash = $1", [hash]);
    await work.run(tenantId, (tx) => touchSessions(tx, [hash]));
    expect(await rows("select expires_at - now() > interval '9 minutes' as longer from sessions where token_hash = $1", [hash])).toEqual([{ longer: true }]);
    await rows("update sessions set expires_at = now() - interval '1 second' where token_hash = $1", [hash]);
    await work.run(tenantId, (tx) => touchSessions(tx, [hash]));
    expect(await work.read(tenantId, (tx) => findSessions(tx, [hash]))).toEqual([]);
  });

  /** Two people at public computers, both not heard of for a while; the first will be over in ten seconds. */
  async function twoLeftOpen() {
    const [left, other] = [sessionHash((await attempt('1001', 'right')).token), sessionHash((await attempt('1001', 'right')).token)];
    const age = async () =>
      void (await rows("update sessions set seen_at = now() - interval '590 seconds', expires_at = now() + interval '10 seconds' where token_hash = any($1)", [
        [left, other],
      ]));
    const leftOf = async (hash: Buffer) =>
      Number((await rows<{ s: number }>('select extract(epoch from expires_at - now()) as s from sessions where token_hash = $1', [hash]))[0]?.s);
    const isNoted = async (hash: Buffer) => {
      for (const end = Date.now() + 10_000; Date.now() < end && (await leftOf(hash)) < 500;) await pause(10);
      expect(await leftOf(hash)).toBeGreaterThan(500);
    };
    const sessions = new LiveSessions(work);
    const find = (hash: Buffer, at: number) => sessions.find(tenantId, hash, at);
    return { left, other, age, leftOf, isNoted, find };
  }

  it('that nobody uses any more ends in its time, however much others go on', async () => {
    const { left, other, age, leftOf, isNoted, find } = await twoLeftOpen();
    expect(await find(left, 0)).not.toBeNull();
    await age();
    expect(await find(other, 590_000)).not.toBeNull();
    await isNoted(other);
    expect(await leftOf(left)).toBeLessThanOrEqual(10);
  });

  it('is prolonged by its own use, also where another one asked for both, and only by that', async () => {
    const { left, other, age, leftOf, isNoted, find } = await twoLeftOpen();
    await find(left, 0);
    await age();
    await find(other, 600);
    await isNoted(left);
    await isNoted(other);
    await age();
    await find(other, 1200);
    await isNoted(other);
    expect(await leftOf(left)).toBeLessThanOrEqual(10);
  });

  it('is found at once while the row of another one is held, and is noted all the same', async () => {
    const { left, other, age, leftOf, isNoted, find } = await twoLeftOpen();
    await find(left, 0);
    await age();
    await work.run(tenantId, async (tx) => {
      await tx.rows('select from sessions where token_hash = $1 for update', [left]);
      expect(await Promise.all([find(other, 600), find(left, 600)])).not.toContain(null);
      await isNoted(other);
    });
    expect(await leftOf(left)).toBeLessThanOrEqual(10);
  });
});

describe('the demo', () => {
  it('tells its sign-ins and their password on this machine only', async () => {
    const here = await work.read(tenantId, (tx) => demoSignIns(tx, true));
    const elsewhere = await work.read(tenantId, (tx) => demoSignIns(tx, false));
    expect([here.sessions.length, here.password]).toEqual([4, DEMO_PASSWORD]);
    expect(elsewhere).toEqual({ tenant: '某医院', officePhone: '内线1', sessions: [], password: null });
  });

  it('moves its date forward and tells so, never backwards', async () => {
    const move = (date: string) => work.run(tenantId, (tx) => moveDemoDate(tx, date));
    await move('2018-10-16');
    await move('2018-10-16');
    expect(await rows('select topic, payload from outbox')).toEqual([{ topic: 'clock.moved', payload: { today: '2018-10-16' } }]);
    await expect(move('2018-10-15')).rejects.toMatchObject({ code: 'demo.date-backwards', facts: { today: '2018-10-16' } });
    await expect(move('2020-10-15')).rejects.toMatchObject({ code: 'demo.date-too-far' });
  });

  it('has no date to move anywhere else', async () => {
    const other = uuidV7();
    await work.run(other, (tx) => tx.rows("insert into tenants (id, name, zone, office_phone) values ($1, '别院', 'Asia/Shanghai', '2')", [other]));
    await expect(work.run(other, (tx) => moveDemoDate(tx, '2030-01-01'))).rejects.toMatchObject({ code: 'request.not-found' });
  });
});
