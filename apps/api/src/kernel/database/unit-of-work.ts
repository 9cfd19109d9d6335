import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { isUuid } from '../ids/uuid-v7.js';
import type { Named, Tx } from './tx.js';

// Commands look rows up by exact keys, so one plan is right for all values; making it anew each time cost more than carrying it out.
const COMMAND_PLANS = ", set_config('plan_cache_mode', 'force_generic_plan', true)";

/**
 * Runs work in one transaction of one tenant: READ COMMITTED, row-level security set for the tenant.
 * Commits when the work returns, rolls back when it throws. It does not retry and does not nest.
 */
@Injectable()
export class UnitOfWork {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  run<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(tenantId, 'begin', work, COMMAND_PLANS);
  }

  /** The same, read only and on one snapshot, so that what is shown together belongs together. */
  read<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.within(tenantId, 'begin isolation level repeatable read read only', work);
  }

  private async within<T>(tenantId: string, begin: string, work: (tx: Tx) => Promise<T>, settings = ''): Promise<T> {
    if (!isUuid(tenantId)) throw new Error('a tenant id is a UUID');
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as PoolClient; // TypeORM types the driver's own connection as any
    let broken = false;
    try {
      // It travels with the work's first statement; were it to fail, that one would fail with it. The id was checked to be a UUID just above.
      const begun = client.query(`${begin}; select set_config('app.tenant', '${tenantId}', true)${settings}`);
      const [answer] = await Promise.all([work(new PgTx(tenantId, client, runner.manager)), begun]);
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw error;
    } finally {
      if (broken) client.release(true);
      else await runner.release();
    }
  }
}

class PgTx implements Tx {
  constructor(
    readonly tenantId: string,
    private readonly client: PoolClient,
    readonly manager: Tx['manager'],
  ) {}

  async rows<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T[]> {
    const query = typeof statement === 'string' ? { text: statement } : statement;
    const result = await this.client.query({ ...query, values: [...values] });
    return result.rows as T[]; // the caller names the columns it selected
  }

  async row<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T | null> {
    return (await this.rows<T>(statement, values))[0] ?? null;
  }
}
