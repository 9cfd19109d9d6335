import { Inject, Injectable } from '@nestjs/common';
import type { Writable } from 'node:stream';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { isConnectionLoss } from '../errors/connection-loss.js';
import { OutcomeUnknown } from '../errors/outcome-unknown.js';
import { isUuid } from '../ids/uuid-v7.js';
import type { Change, Named, Tx } from './tx.js';

// Commands look rows up by exact keys, so one plan is right for all values; making it anew each time cost more than carrying it out.
const COMMAND_PLANS = '; set local plan_cache_mode = force_generic_plan';

/**
 * Runs work in one transaction of one tenant: READ COMMITTED, row-level security set for the tenant.
 * Commits when the work returns, rolls back when it throws. It does not retry and does not nest.
 * Throws `OutcomeUnknown` when the connection went away after the commit was sent; after anything else nothing was changed.
 */
@Injectable()
export class UnitOfWork {
  private listener: ((tenantId: string, changes: readonly Change[]) => void) | null = null;

  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  /** Who is told of what committed work announced. It must not throw. */
  onCommitted(listener: (tenantId: string, changes: readonly Change[]) => void): void {
    this.listener = listener;
  }

  run<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(tenantId, { begin: 'begin', settings: COMMAND_PLANS, commit }, work);
  }

  /** The same, read only and on one snapshot, so that what is shown together belongs together. */
  read<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(tenantId, { begin: 'begin isolation level repeatable read read only', settings: '', commit: endReading }, work);
  }

  /** The same in one round trip, for what is asked in the first turn of the work; nothing can be asked after an answer. */
  readAtOnce<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(tenantId, { begin: 'begin isolation level repeatable read read only', settings: '', commit: endReading, isAtOnce: true }, work);
  }

  private async within<T>(tenantId: string, { begin, settings, commit: end, isAtOnce }: Transaction, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (!isUuid(tenantId)) throw new Error('a tenant id is a UUID');
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient; // TypeORM types the driver's own connection as any
    let broken: unknown = null;
    const tx = new PgTx(tenantId, client, runner.manager);
    try {
      // It travels with the work's first statement; were it to fail, that one would fail with it. The id was checked to be a UUID just above.
      gather(client);
      const begun = client.query(`${begin}; set local app.tenant = '${tenantId}'${settings}`);
      if (isAtOnce) return (await Promise.all([work(tx), begun, end(client)]))[0];
      const [answer] = await Promise.all([work(tx), begun]);
      gather(client);
      await allDone([...tx.sendLast(), end(client)]);
      if (tx.announced.length > 0) this.listener?.(tenantId, tx.announced);
      return answer;
    } catch (error) {
      await client.query('rollback').catch((lost: unknown) => void (broken = lost));
      // Whatever was asked after a failed write failed for that reason alone.
      throw tx.failed ?? error;
    } finally {
      // A broken connection must not be used again: on its error TypeORM gives it back as such, if it did not notice by itself.
      if (broken !== null && !runner.isReleased) client.emit('error', broken);
      await runner.release();
    }
  }
}

interface Transaction {
  readonly begin: string;
  readonly settings: string;
  readonly commit: (client: PoolClient) => Promise<void>;
  readonly isAtOnce?: true;
}

/** Nothing can have been changed, so nothing can be unknown. */
async function endReading(client: PoolClient): Promise<void> {
  await client.query('commit');
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    throw isConnectionLoss(error) ? new OutcomeUnknown(error) : error;
  });
  // PostgreSQL answers so, without an error, when a statement had failed and the work did not tell.
  if (command === 'ROLLBACK') throw new Error('the work hid a failed statement, so nothing was committed');
}

/** The commit is the last of them. A failed statement says why nothing was committed; a connection that went away leaves that to the commit. */
async function allDone(sent: readonly Promise<unknown>[]): Promise<void> {
  const failures = (await Promise.allSettled(sent)).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw failures.find((error) => !isConnectionLoss(error) && !(error instanceof OutcomeUnknown)) ?? failures.at(-1);
}

/** What is asked within one turn of the event loop leaves in one write: a write costs the api as much as a small statement costs the server. */
function gather(client: PoolClient): void {
  // The driver does not type its own connection.
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  // After all that is put together in this turn, for several at once as well (`Questions`).
  process.nextTick(() => process.nextTick(() => stream.uncork()));
}

class PgTx implements Tx {
  readonly announced: Change[] = [];
  private readonly last: (readonly [Named, readonly unknown[]])[] = [];
  private readonly written: Promise<unknown>[] = [];
  /** Of a write nobody waited for. */
  failed: unknown = null;
  constructor(
    readonly tenantId: string,
    private readonly client: PoolClient,
    readonly manager: Tx['manager'],
  ) {}

  async rows<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T[]> {
    const query = typeof statement === 'string' ? { text: statement } : statement;
    gather(this.client);
    const result = await this.client.query({ ...query, values: [...values] });
    return result.rows as T[]; // the caller names the columns it selected
  }

  async row<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(statement, values))[0] ?? null;
  }

  write(statement: Named, values: readonly unknown[]): void {
    const sent = this.rows(statement, values);
    // A connection that went away is not the statement's doing: whoever waits for an answer, or the commit, tells what that means.
    sent.catch((error: unknown) => void (isConnectionLoss(error) || (this.failed ??= error)));
    this.written.push(sent);
  }

  atEnd(statement: Named, values: readonly unknown[]): void {
    this.last.push([statement, values]);
  }

  announce(change: Change): void {
    this.announced.push(change);
  }

  /** What was written on the way and what comes last. A failure of any of them makes the commit that follows roll back. */
  sendLast(): readonly Promise<unknown>[] {
    return [...this.written, ...this.last.map(([statement, values]) => this.client.query({ ...statement, values: [...values] }))];
  }
}
