import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { startTcpProxy, throughWire } from '../../testing/tcp-proxy.js';
import type { TcpProxy } from '../../testing/tcp-proxy.js';
import { appDataSource } from '../database/data-source.js';
import { columnsOf, rowsOf } from '../database/row-columns.js';
import { askShared, writeShared } from '../database/tx.js';
import type { Shared, Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { OutcomeUnknown } from '../errors/outcome-unknown.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import { Batches } from './batches.js';
import { isReading } from './member-tx.js';

let database: TestDatabase;
let owner: Client;
let own: Connected;
let batches: Batches;
const [tenant, other] = [uuidV7(), uuidV7()];

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new Client(database.ownerUrl);
  await owner.connect();
  await owner.query(`
    create table notes (tenant_id uuid not null, id uuid primary key, what text not null, n int);
    alter table notes enable row level security;
    alter table notes force row level security;
    create policy p_notes on notes using (tenant_id = current_setting('app.tenant')::uuid);
    grant select, insert, update on notes to public`);
  own = await connected();
  ({ batches } = own);
});
afterAll(async () => {
  await own?.source.destroy();
  await own?.wire.close();
  await owner?.end();
  await database?.drop();
});

interface Connected {
  readonly wire: TcpProxy;
  readonly source: DataSource;
  readonly batches: Batches;
}

async function connected(): Promise<Connected> {
  const url = new URL(database.appUrl);
  const wire = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
  const source = await appDataSource(throughWire(database.appUrl, wire), []).initialize();
  return { wire, source, batches: new Batches(new UnitOfWork(source)) };
}

const NOTE = { id: 'uuid', what: 'text' } as const;
/** Fails for the word «fails», as any constraint would. */
const note: Shared<{ id: string; what: string }> = {
  name: 'note-many',
  text: `insert into notes (tenant_id, id, what, n) select $1, l.id, l.what, 1 / length(replace(l.what, 'fails', '')) from ${rowsOf([NOTE], { table: NOTE, as: 'l', first: 2 })}`,
  values: (tenantId, noted) => [tenantId, ...columnsOf(NOTE, noted)],
};
const FIND = { id: 'uuid' } as const;
const locking = `select f.n::int as n, l.what from ${rowsOf([FIND], { table: FIND, as: 'f', first: 1, numbered: true })} join notes l on l.id = f.id for update of l`;
const find: Shared<{ id: string }> = {
  name: 'find-notes',
  text: locking,
  unwaiting: { name: 'find-free-notes', text: `${locking} skip locked` },
  values: (_, ids) => columnsOf(FIND, ids),
};

const says =
  (id: string, what = 'test') =>
  async (tx: Tx): Promise<string> => {
    await tx.row('select 1');
    writeShared(tx, note, { id, what });
    return id;
  };
const run = (id: string, work: (tx: Tx) => Promise<unknown> = says(id), of = tenant) =>
  batches.run(of, id, work).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );

/** Which transaction wrote each; null for what is not there. */
async function writtenBy(ids: readonly string[], of = tenant): Promise<(string | null)[]> {
  await owner.query(`select set_config('app.tenant', $1, false)`, [of]);
  const { rows } = await owner.query<{ id: string; by: string }>('select id, xmin::text as by from notes where id = any($1)', [ids]);
  return ids.map((id) => rows.find((row) => row.id === id)?.by ?? null);
}
const some = (count: number): string[] => Array.from({ length: count }, uuidV7);

describe('work that waits at the same moment', () => {
  it('shares one transaction, and each gets its own answer', async () => {
    const ids = some(5);
    expect(await Promise.all(ids.map((id) => run(id)))).toEqual(ids.map((answer) => ({ answer })));
    const by = await writtenBy(ids);
    expect([by.includes(null), new Set(by).size]).toEqual([false, 1]);
  });

  it('of two tenants never does, and neither sees what the other has', async () => {
    const [ids, theirs] = [some(3), some(3)];
    const sees = (id: string) => async (tx: Tx) => {
      await says(id)(tx);
      return tx.tenantId;
    };
    const answers = await Promise.all([...ids.map((id) => run(id, sees(id))), ...theirs.map((id) => run(id, sees(id), other))]);
    expect(answers).toEqual([...ids.map(() => ({ answer: tenant })), ...theirs.map(() => ({ answer: other }))]);
    const [own, others] = [await writtenBy(ids), await writtenBy(theirs, other)];
    expect([new Set(own).size, new Set(others).size, own.includes(others[0] ?? null), own.includes(null), others.includes(null)]).toEqual([
      1,
      1,
      false,
      false,
      false,
    ]);
    expect(await writtenBy(theirs)).toEqual([null, null, null]);
  });

  it('gathers while one ahead is thought through, and goes together when its writes leave', async () => {
    const [ahead, ...later] = some(4);
    let rest: Promise<unknown>[] = [];
    const first = run(ahead ?? '', async (tx) => {
      rest = later.map((id) => run(id));
      return says(ahead ?? '')(tx);
    });
    await first;
    await Promise.all(rest);
    const [by, ...theirs] = await writtenBy([ahead ?? '', ...later]);
    expect([new Set(theirs).size, theirs.includes(by ?? null), theirs.includes(null)]).toEqual([1, false, false]);
  });

  it('does not wait for ever for one ahead that does not end', async () => {
    const [slow, quick] = [uuidV7(), uuidV7()];
    const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = run(slow, async (tx) => {
      begun.resolve();
      await held.promise;
      return says(slow)(tx);
    });
    await begun.promise;
    expect(await run(quick)).toEqual({ answer: quick });
    held.resolve();
    expect(await first).toEqual({ answer: slow });
  });

  it('on the same subject does not', async () => {
    const [a, b] = some(2);
    await Promise.all([batches.run(tenant, 'one', says(a ?? '')), batches.run(tenant, 'one', says(b ?? ''))]);
    expect(new Set(await writtenBy([a ?? '', b ?? ''])).size).toBe(2);
  });

  it('goes on when one is refused; of that one nothing remains', async () => {
    const ids = some(3);
    const refuses = async (tx: Tx): Promise<never> => {
      writeShared(tx, note, { id: ids[1] ?? '', what: 'test' });
      throw new DomainError('request.malformed');
    };
    const answers = await Promise.all(ids.map((id, n) => (n === 1 ? run(id, refuses) : run(id))));
    expect(answers).toEqual([{ answer: ids[0] }, { error: new DomainError('request.malformed') }, { answer: ids[2] }]);
    const [first, refused, last] = await writtenBy(ids);
    expect([first === last, first === null, refused]).toEqual([true, false, null]);
  });

  it('is done one by one when a statement fails, so that only that one fails', async () => {
    for (const fails of [says(uuidV7(), 'fails'), (tx: Tx) => tx.rows('select 1 / 0')]) {
      const ids = some(3);
      const answers = await Promise.all(ids.map((id, n) => (n === 1 ? run(id, fails) : run(id))));
      expect(answers).toEqual([{ answer: ids[0] }, { error: expect.objectContaining({ code: '22012' }) }, { answer: ids[2] }]);
      const [first, failed, last] = await writtenBy(ids);
      expect([first === last, first === null, last === null, failed]).toEqual([false, false, false, null]);
    }
  });

  it('does not wait for whom somebody else holds up; that one is done when it may', async () => {
    const [held, free] = [await made(), await made()];
    await owner.query('begin');
    await owner.query(`select set_config('app.tenant', $1, true)`, [tenant]);
    await owner.query('select from notes where id = $1 for update', [held]);
    const ids = some(2);
    const reads = (id: string, what: string) => async (tx: Tx) => {
      const found = await askShared<{ what: string }, { id: string }>(tx, find, { id });
      await says(what)(tx);
      return found?.what;
    };
    const order: string[] = [];
    const both = [
      run(held, reads(held, ids[0] ?? '')).then((answer) => (order.push('held'), answer)),
      run(free, reads(free, ids[1] ?? '')).then((answer) => (order.push('free'), answer)),
    ];
    expect(await both[1]).toEqual({ answer: 'test' });
    // Those who come later are not held up for long by the one that waits.
    const later = some(4);
    await Promise.all(later.map((id) => run(id)));
    expect(order).toEqual(['free']);
    await owner.query('commit');
    expect(await both[0]).toEqual({ answer: 'test' });
  });

  it('that writes by a statement of its own, or looks after it has written, gets a transaction of its own', async () => {
    const ids = some(4);
    const writes = (id: string) => (tx: Tx) => tx.rows(`insert into notes (tenant_id, id, what) values ($1, $2, 'test')`, [tenant, id]).then(() => 'own');
    const looks = (id: string) => async (tx: Tx) => {
      await says(id)(tx);
      return (await tx.rows('select from notes where id = $1', [id])).length;
    };
    const [a = '', b = '', c = '', d = ''] = ids;
    expect(await Promise.all([run(a), run(b, writes(b)), run(c, looks(c)), run(d)])).toEqual([{ answer: a }, { answer: 'own' }, { answer: 1 }, { answer: d }]);
    const by = await writtenBy(ids);
    expect([by[0] === by[3], new Set(by).size, by.includes(null)]).toEqual([true, 3, false]);
  });

  it.each(['up', 'down'] as const)(
    'is all done or all not done when the api loses its connection at the commit, and nobody is told that it was or tries it again (%s)',
    async (way) => {
      const cut = await connected();
      cut.wire.judge((piece, to, memory) => {
        if (to === 'up' && piece.includes('note-many')) memory.set('noted', true);
        if (to === 'up' && memory.get('noted') && piece.includes('commit\0')) memory.set('sent', true);
        if (!memory.get('sent') || (to === 'up' && way === 'down')) return true;
        void cut.wire.close();
        return false;
      });
      const ids = some(3);
      const answers = await Promise.allSettled(ids.map((id) => cut.batches.run(tenant, id, says(id))));
      expect(answers.map((answer) => answer.status === 'rejected' && answer.reason instanceof OutcomeUnknown)).toEqual([true, true, true]);
      await cut.source.destroy();
      for (let n = 0; way === 'down' && n < 600 && (await writtenBy(ids)).includes(null); n += 1) await pause(50);
      const by = await writtenBy(ids);
      expect([new Set(by).size, by.includes(null)]).toEqual([1, way === 'up']);
    },
  );
});

async function made(): Promise<string> {
  const id = uuidV7();
  await batches.run(tenant, id, says(id));
  return id;
}

it('what only looks is told from what changes or locks', () => {
  for (const text of ['select 1', ' with a as (select 1) select * from a', 'select updated_on, shared from x'])
    expect([text, isReading(text)]).toEqual([text, true]);
  for (const text of [
    'insert into x values (1)',
    'with a as (delete from x returning *) select * from a',
    'select 1 for update',
    'select from x for key share',
    'select from x for share of x',
    'select nextval($1)',
    'lock table x',
    "select set_config('a', 'b', true)",
  ])
    expect([text, isReading(text)]).toEqual([text, false]);
});
