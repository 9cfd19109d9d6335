import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { startTcpProxy, throughWire } from '../../testing/tcp-proxy.js';
import type { TcpProxy } from '../../testing/tcp-proxy.js';
import { toDomainError } from '../errors/to-domain-error.js';
import { OutcomeUnknown } from '../errors/outcome-unknown.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import { appDataSource } from './data-source.js';
import type { Tx } from './tx.js';
import { UnitOfWork } from './unit-of-work.js';

const tenant = uuidV7();
let database: TestDatabase;
let owner: Client;
let wire: TcpProxy;
let source: DataSource;
let work: UnitOfWork;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`select set_config('app.tenant', $1, false)`, [tenant]);
});
afterAll(async () => {
  await owner?.end();
  await database?.drop();
});
beforeEach(async () => {
  const url = new URL(database.appUrl);
  wire = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  source = await appDataSource(throughWire(database.appUrl, wire), []).initialize();
  work = new UnitOfWork(source);
});
afterEach(async () => {
  await source.destroy();
  await wire.close();
});

const write = (id: string) => (tx: Tx) => tx.rows(`insert into access_log (tenant_id, id, what, facts) values ($1, $2, 'test', '{}')`, [tenant, id]);
const isThere = async (id: string) => (await owner.query('select from access_log where id = $1', [id])).rowCount === 1;
const failure = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    (error: unknown) => error,
  );
/** What PostgreSQL tells while it ends a connection; the wire is cut with it. */
const endConnections = () =>
  owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user and datname = current_database()`);

describe('a transaction whose connection goes away', () => {
  it('before the commit was sent changed nothing, and says that it may be tried again', async () => {
    const id = uuidV7();
    const error = await failure(
      work.run(tenant, async (tx) => {
        await write(id)(tx);
        wire.judge(() => false);
        await wire.close();
        return tx.rows('select 1');
      }),
    );
    expect(toDomainError(error).code).toBe('service.busy');
    expect(await isThere(id)).toBe(false);
  });

  it('after the commit was sent may have been done, and says so', async () => {
    const id = uuidV7();
    wire.judge((piece, way, memory) => {
      if (way === 'up' && piece.includes('commit\0')) memory.set('sent', true);
      if (way === 'up' || !memory.get('sent')) return true;
      void wire.close(); // it was carried out, and nobody hears of it
      return false;
    });
    const error = await failure(work.run(tenant, write(id)));
    expect(error).toBeInstanceOf(OutcomeUnknown);
    expect(toDomainError(error).code).toBe('service.outcome-unknown');
    expect(await isThere(id)).toBe(true);
  });

  it('while it only reads has nothing to be unsure of', async () => {
    wire.judge((piece, way, memory) => {
      if (way === 'up' && piece.includes('commit\0')) memory.set('sent', true);
      if (way === 'up' || !memory.get('sent')) return true;
      void wire.close();
      return false;
    });
    expect(toDomainError(await failure(work.read(tenant, (tx) => tx.rows('select 1')))).code).toBe('service.busy');
  });

  it('is not taken for the next one', async () => {
    expect(
      await failure(
        work.run(tenant, async (tx) => {
          await tx.rows('select 1');
          await endConnections();
          return tx.rows('select 1');
        }),
      ),
    ).not.toBeNull();
    const id = uuidV7();
    await work.run(tenant, write(id));
    expect(await isThere(id)).toBe(true);
  });
});

describe('a commit that PostgreSQL refuses', () => {
  it('is a failure, not an unknown outcome', async () => {
    await owner.query(
      'create table later (tenant_id uuid, id uuid, constraint uq_later unique (id) deferrable initially deferred); grant insert on later to public',
    );
    const id = uuidV7();
    const error = await failure(
      work.run(tenant, async (tx) => {
        await tx.rows('insert into later (id) values ($1)', [id]);
        await tx.rows('insert into later (id) values ($1)', [id]);
      }),
    );
    expect(error).not.toBeInstanceOf(OutcomeUnknown);
    expect(toDomainError(error).code).toBe('service.failed');
  });

  it('is one too where the work hid what went wrong', async () => {
    const hidden = work.run(tenant, (tx) => tx.rows('select 1 / 0').catch(() => 'all is well'));
    await expect(hidden).rejects.toThrow('nothing was committed');
  });
});

describe('a write nobody waits for', () => {
  const log = { name: 'write-log', text: `insert into access_log (tenant_id, id, what, facts) values ($1, $2, 'test', '{}')` };
  const nothing = { name: 'write-nothing', text: `select 1 / (select count(*) from access_log where id = $1)` };

  it('is there after the commit, and for whoever asks later in the transaction', async () => {
    const id = uuidV7();
    const seen = await work.run(tenant, async (tx) => {
      tx.write(log, [tenant, id]);
      return tx.rows('select id from access_log where id = $1', [id]);
    });
    expect(seen).toEqual([{ id }]);
    expect(await isThere(id)).toBe(true);
  });

  it('that fails is told as what it is, whether something was asked after it or not', async () => {
    const id = uuidV7();
    for (const after of [() => Promise.resolve(), (tx: Tx) => tx.rows('select 1')]) {
      const error = await failure(
        work.run(tenant, async (tx) => {
          await write(id)(tx);
          tx.write(nothing, [uuidV7()]);
          await after(tx);
        }),
      );
      expect(error).toMatchObject({ code: '22012' });
      expect(await isThere(id)).toBe(false);
    }
  });

  it('whose commit was sent and never answered may have been done, and says so', async () => {
    const id = uuidV7();
    wire.judge((piece, way, memory) => {
      if (way === 'up' && piece.includes('commit\0')) memory.set('sent', true);
      if (way === 'up' || !memory.get('sent')) return true;
      void wire.close();
      return false;
    });
    const error = await failure(
      work.run(tenant, async (tx) => {
        await tx.rows('select 1');
        tx.write(log, [tenant, id]);
        tx.atEnd(log, [tenant, uuidV7()]);
      }),
    );
    expect(error).toBeInstanceOf(OutcomeUnknown);
    // Nobody is told when PostgreSQL has done with it.
    for (let n = 0; n < 600 && !(await isThere(id)); n += 1) await pause(50);
    expect(await isThere(id)).toBe(true);
  });
});
