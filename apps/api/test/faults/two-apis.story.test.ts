import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { castOf, orderLaunch } from '../../src/capabilities/campaigns/testing/started-campaign.js';
import { FireDeadlines } from '../../src/capabilities/deadlines/index.js';
import { OutboxDrain } from '../../src/kernel/outbox/outbox-drain.js';
import { signInOverHttp } from '../../src/testing/http-visitor.js';
import { anotherTestApp, startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { broken } from './invariants.js';
import { listening } from './support/listening.js';
import { isLong, newTold, unforeseen, until, workOn } from './support/load.js';

const ITEMS = isLong ? 200 : 12;
const MS = isLong ? 60_000 : 3_000;

let apis: readonly TestApp[];
let test: TestApp;

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  apis = [test, await anotherTestApp(test, test.tenantId)];
});
afterAll(async () => {
  for (const { app } of apis ?? []) {
    await app.get(OutboxDrain).stop();
    app.get(FireDeadlines).stop();
  }
  await apis?.[1]?.app.close();
  await test?.close();
});

const count = (sql: string) => test.work.read(test.tenantId, async (tx) => (await tx.row<{ n: number }>(sql))?.n ?? 0);

describe('two apis and their workers on one database', () => {
  it('send out a plan together: nothing twice, nothing left out, no message left', async () => {
    await orderLaunch(await castOf(test));
    for (const { app } of apis) {
      app.get(OutboxDrain).start(50);
      app.get(FireDeadlines).start();
    }
    await until(async () => (await count(`select count(*)::int as n from outbox where dead_at is null`)) === 0);
    const { total, done } = await test.work.read(test.tenantId, async (tx) => ({
      total: (await tx.row<{ n: number }>('select launch_total as n from campaigns'))?.n ?? 0,
      done: (await tx.row<{ n: number }>(`select count(*)::int as n from items where kind in ('task', 'share', 'list')`))?.n ?? 0,
    }));
    expect(total).toBeGreaterThan(50);
    expect(done).toBe(total);
    expect(
      await count(
        'select count(*)::int as n from (select parent_id, list_key, unit_id, subject_unit_id, subject_person_id, title from items group by 1, 2, 3, 4, 5, 6 having count(*) > 1) twice',
      ),
    ).toBe(0);
    expect(await count('select count(*)::int as n from outbox where dead_at is not null')).toBe(0);
    expect(await broken(test)).toEqual([]);
  });

  it(
    'serve the same people at once: whatever was acknowledged at one is there for the other',
    async () => {
      const people = await bedCheckPeople(test);
      const items: string[] = [];
      for (let n = 0; n < ITEMS; n += 1) items.push(await newBedCheck(test, people.unitId));
      const origins = await Promise.all(apis.map(listening));
      const visitors = await Promise.all(
        origins.flatMap((origin) => [people.clerk, people.secretary, people.committee].map((login) => signInOverHttp(origin, login))),
      );
      const told = newTold();
      const begun = Date.now();
      // On a busy machine longer, until there is something to compare.
      const goesOn = (): boolean => Date.now() < begun + MS || (told.acknowledged.length <= 10 && Date.now() < begun + 50_000);
      const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
      await workOn(visitors, { items, told, seed, goesOn });
      expect({ seed, unforeseen: unforeseen(told) }).toEqual({ seed, unforeseen: [] });
      expect(told.acknowledged.length).toBeGreaterThan(10);
      expect({ seed, broken: await broken(test, { acknowledged: told.acknowledged, worked: items }) }).toEqual({ seed, broken: [] });
    },
    MS + 180_000,
  );
});

describe('two apis that keep the same organisation in memory', () => {
  it('an appointment ended through one is known by the other with its next decision', async () => {
    const people = await bedCheckPeople(test);
    const [one, other] = apis;
    if (!one || !other) throw new Error('two were started');
    const holding = await test.work.read(test.tenantId, (tx) =>
      tx.row<{ id: string; person: string; today: string }>(
        `
      select h.id, h.person_id as person, to_char(t.business_on, 'YYYY-MM-DD') as today from tenants t, post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id
      where s.staff_no = $1 and p.key = 'branch_secretary' and upper_inf(h.during)`,
        [people.secretary],
      ),
    );
    const administrator = await test.work.read(test.tenantId, (tx) =>
      tx.row<{ login: string }>(`
      select s.staff_no as login from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id where 'people.manage' = any(p.permissions) limit 1`),
    );
    if (!holding || !administrator) throw new Error('the demo organisation has a secretary and an administrator');
    const [clerk, secretary, admin] = [await other.signIn(people.clerk), await other.signIn(people.secretary), await one.signIn(administrator.login)];
    const handedIn = async (): Promise<string> => {
      const item = await newBedCheck(other, people.unitId);
      expect((await clerk.send('POST', `/items/${item}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 5 } })).status).toBe(200);
      return item;
    };
    const seatsIn = (item: string) =>
      test.work.read(test.tenantId, (tx) =>
        tx.rows<{ id: string; person: string }>(`select id, person_id as person from assignments where item_id = $1 and place = 'sign' and closed_at is null`, [
          item,
        ]),
      );
    const agreeing = async (item: string) => {
      const slot = (await seatsIn(item)).find(({ person }) => person === holding.person);
      return secretary.send('POST', `/items/${item}/events`, { type: 'AGREE', step: 'sign', slotId: slot?.id, expectedVersion: 2 });
    };
    const [first, second] = [await handedIn(), await handedIn()];
    expect((await agreeing(first)).status).toBe(200);

    expect((await admin.send('POST', `/organisation/people/${holding.person}/posts/${holding.id}/end`, { on: holding.today })).body).toEqual({ done: true });

    const third = await handedIn();
    expect((await seatsIn(second)).map(({ person }) => person)).toContain(holding.person);
    expect((await seatsIn(third)).map(({ person }) => person)).not.toContain(holding.person);
    expect(await agreeing(second)).toMatchObject({ status: 403, body: { code: 'slot.post-ended' } });
  });
});

describe('an api of the version before, beside a database that was migrated already', () => {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'kernel', 'database', 'migrations');
  /** What is undone of what an older api relies on: its statements would fail, or its rows be refused. */
  const harsh =
    /\bdrop (?:table|column)\b|(?<!\balter index \w+ )\brename\b|\balter column \w+ (?:set not null|type)\b|\badd column (?:if not exists )?\w+ [^,;]*\bnot null\b(?![^,;]*\bdefault\b)/iu;
  const since = readdirSync(folder).filter((name) => /^\d+-/u.test(name) && Number(name.split('-')[0]) > 1788400000000);
  const upOf = (name: string): string => readFileSync(join(folder, name), 'utf8').split(/async down\(/u)[0] ?? '';

  it.each(since)('%s only adds: nothing the older one reads or writes is gone or refused', (name) => expect(upOf(name).match(harsh)).toBeNull());

  it('a migration that takes something away would be noticed', () => {
    for (const sql of [
      'alter table items drop column title',
      'alter table items rename column title to name',
      'alter table items add column nick text not null',
      'alter table items alter column due_words set not null',
    ])
      expect(sql).toMatch(harsh);
    for (const sql of [
      "alter table items add column nick text not null default ''",
      'alter table items add column nick text',
      'create table twins (id uuid not null)',
    ])
      expect(sql).not.toMatch(harsh);
  });
});
