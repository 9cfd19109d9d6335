import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { appDataSource } from '../database/data-source.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import type { TenantList } from '../tenants/tenant-list.js';
import { OutboxDrain } from './outbox-drain.js';
import { addToOutbox, NotReached } from './outbox.js';
import { stuckMessages, WORK_STUCK } from './stuck.js';

const tenant = uuidV7();
let database: TestDatabase;
let source: DataSource;
let work: UnitOfWork;
let owner: Client;
let drain: OutboxDrain;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await createTestDatabase();
  source = await appDataSource(database.appUrl, []).initialize();
  work = new UnitOfWork(source);
  owner = new Client(database.ownerUrl);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await source?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  await work.run(tenant, (tx) => tx.rows('delete from outbox'));
  drain = new OutboxDrain(work, { ids: () => Promise.resolve([tenant]) } as unknown as TenantList); // it asks for the ids alone
});

const told = (topic: string, payloads: readonly object[]) =>
  work.run(tenant, async (tx) => {
    for (const payload of payloads) await addToOutbox(tx, topic, { ...payload });
  });
const left = () => work.read(tenant, (tx) => tx.rows<{ payload: unknown; attempts: number }>('select payload, attempts from outbox order by id'));

it('of equal messages that wait one is delivered, and different ones share a transaction', async () => {
  const heard: unknown[] = [];
  const within = new Set<string>();
  drain.on(
    'looked-at',
    async (tx, { payload }) => {
      heard.push(payload);
      within.add((await tx.row<{ by: string }>('select pg_current_xact_id()::text as by'))?.by ?? '');
    },
    { equalOnce: true },
  );
  await told('looked-at', [{ n: 1 }, { n: 2 }, { n: 1 }, { n: 3 }, { n: 1 }]);
  await drain.drain();
  expect(heard.map((payload) => JSON.stringify(payload)).sort()).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
  expect(within.size).toBe(1);
  expect(await left()).toEqual([]);
});

it('others have their turn while more of what goes together keeps coming', async () => {
  const heard: string[] = [];
  drain.on(
    'looked-at',
    async (tx, { payload }) => {
      heard.push('equal');
      const n = Number(payload['n']);
      if (n < 5) await addToOutbox(tx, 'looked-at', { n: n + 1 });
    },
    { equalOnce: true },
  );
  drain.on('told', async () => void heard.push('one'));
  await told('looked-at', [{ n: 1 }]);
  await told('told', [{ n: 1 }]);
  await drain.drain();
  expect(heard).toEqual(['equal', 'one', 'equal', 'equal', 'equal', 'equal']);
});

it('one whose handler fails is put off with all that are equal to it; what it wrote is not there, and the others are delivered', async () => {
  const kept: number[] = [];
  drain.on(
    'looked-at',
    async (tx, { payload }) => {
      await tx.rows(`insert into access_log (tenant_id, id, what, facts) values ($1, $2, 'heard', $3)`, [tenant, uuidV7(), JSON.stringify(payload)]);
      if (payload['n'] === 2) throw new Error('not this one');
      kept.push(Number(payload['n']));
    },
    { equalOnce: true },
  );
  await told('looked-at', [{ n: 1 }, { n: 2 }, { n: 2 }, { n: 3 }]);
  await drain.drain();
  expect(kept.sort()).toEqual([1, 3]);
  expect(await left()).toEqual([
    { payload: { n: 2 }, attempts: 1 },
    { payload: { n: 2 }, attempts: 1 },
  ]);
  await owner.query(`select set_config('app.tenant', $1, false)`, [tenant]);
  const { rows } = await owner.query(`select facts from access_log where what = 'heard' order by id`);
  expect(rows.map(({ facts }) => facts.n).sort()).toEqual([1, 3]);
});

it('what another worker holds at this moment is left to him', async () => {
  let heard = 0;
  drain.on('looked-at', async () => void (heard += 1), { equalOnce: true });
  await told('looked-at', [{ n: 1 }]);
  await work.run(tenant, async (tx) => {
    await tx.rows('select from outbox for update');
    await drain.drain();
  });
  expect(heard).toBe(0);
  await drain.drain();
  expect([heard, (await left()).length]).toEqual([1, 0]);
});

it('a message of a kind that is not equal to any other is delivered by itself, in the order in which it was due', async () => {
  const heard: unknown[] = [];
  drain.on('said', async (_, { payload }) => void heard.push(payload));
  for (const n of [1, 1, 2]) await told('said', [{ n }]);
  await drain.drain();
  expect(heard).toEqual([{ n: 1 }, { n: 1 }, { n: 2 }]);
  expect(await left()).toEqual([]);
});

it('what waits for somebody outside holds nothing else up', async () => {
  const [begun, heard] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  drain.on(
    'sent',
    async () => {
      begun.resolve();
      await heard.promise;
    },
    { outside: true },
  );
  drain.on('said', async () => heard.resolve());
  await told('sent', [{ n: 1 }]);
  drain.start();
  await begun.promise;
  await told('said', [{ n: 1 }]);
  drain.wake();
  await heard.promise;
  await drain.stop();
  expect(await left()).toEqual([]);
});

it('somebody outside who cannot be reached is tried for days, and told of long before; what he refuses is set aside soon', async () => {
  let failure: Error = new NotReached('down');
  drain.on('sent', () => Promise.reject(failure), { outside: true });
  await told('sent', [{ n: 1 }]);
  const triedFor = async (attempts: number) => {
    await work.run(tenant, (tx) => tx.rows(`update outbox set attempts = $1, due_at = now() where topic = 'sent'`, [attempts]));
    await drain.drain();
    const rows = await work.read(tenant, (tx) =>
      tx.rows<{ pause: number; dead: boolean }>(
        `select round(extract(epoch from due_at - now()) / 60)::int as pause, dead_at is not null as dead from outbox where topic = 'sent'`,
      ),
    );
    return rows[0];
  };
  const keepersTold = () => work.read(tenant, (tx) => tx.rows('select from outbox where topic = $1', [WORK_STUCK]));
  expect([await triedFor(6), await keepersTold()]).toEqual([{ pause: 1, dead: false }, []]);
  expect([await triedFor(7), (await keepersTold()).length]).toEqual([{ pause: 2, dead: false }, 1]);
  expect(await work.read(tenant, (tx) => stuckMessages(tx))).toMatchObject([{ topic: 'sent', attempts: 8, isSetAside: false }]);
  expect(await triedFor(100)).toEqual({ pause: 15, dead: false });
  expect(await triedFor(299)).toEqual({ pause: 15, dead: true });
  await work.run(tenant, (tx) => tx.rows('update outbox set dead_at = null'));
  failure = new Error('no such number');
  expect(await triedFor(7)).toMatchObject({ dead: true });
});

/** Nothing of these is found by the next tick. */
const HOUR_MS = 3_600_000;

it('what a handler brings forth is delivered without anybody saying so, long before the next tick', async () => {
  const last = Promise.withResolvers<void>();
  drain.on(
    'looked-at',
    async (tx, { payload }) => {
      const n = Number(payload['n']);
      if (n === 3) last.resolve();
      else await addToOutbox(tx, 'looked-at', { n: n + 1 });
    },
    { equalOnce: true },
  );
  await told('looked-at', [{ n: 1 }]);
  drain.start(HOUR_MS);
  await last.promise;
  await drain.stop();
  expect(await left()).toEqual([]);
});

it('what is committed, and said to be, while a look that found nothing still lasts is delivered long before the next tick', async () => {
  const [found, goOn, looked, heard] = Array.from({ length: 4 }, () => Promise.withResolvers<void>()) as [Waiter, Waiter, Waiter, Waiter];
  const slow = new (class extends UnitOfWork {
    override async readAtOnce<T>(tenantId: string, asking: (tx: Tx) => Promise<T>): Promise<T> {
      const answer = await super.readAtOnce(tenantId, asking);
      found.resolve();
      await goOn.promise;
      return answer;
    }
  })(source);
  drain = new OutboxDrain(slow, { ids: () => Promise.resolve([tenant]) } as unknown as TenantList); // it asks for the ids alone
  drain.on('said', async () => heard.resolve());
  drain.start(HOUR_MS);
  await found.promise;
  await told('said', [{ n: 1 }]);
  const look = drain['look'].bind(drain);
  drain['look'] = () => {
    look();
    looked.resolve();
  };
  drain.wake();
  await looked.promise;
  goOn.resolve();
  await heard.promise;
  await drain.stop();
  expect(await left()).toEqual([]);
});

type Waiter = PromiseWithResolvers<void>;
