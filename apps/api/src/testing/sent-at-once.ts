import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { TestApp } from './test-app.js';

/** Holds the item's row until every request waits for it, then lets go: neither can have come first. Throws when they do not all wait within 14 s, a moment before the first of them gives up. */
export function sentAtOnce<T>(test: TestApp, itemId: string, requests: readonly (() => Promise<T>)[]): Promise<T[]> {
  return test.asOwner(async (holder) => {
    await holder.query('begin');
    await holder.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
    await holder.query('select from items where id = $1 for update', [itemId]);
    const sent = requests.map((one) => one());
    await untilWaiting(holder, requests.length);
    await holder.query('commit');
    return Promise.all(sent);
  });
}

const A_ROW = ['transactionid', 'tuple'];

/** Until so many others wait for a row, or for another kind of lock, that the holder has; throws after 14 s. */
export async function untilWaiting(holder: Client, many: number, kinds: readonly string[] = A_ROW): Promise<void> {
  for (const end = Date.now() + 14_000; Date.now() < end; await pause(5)) {
    await holder.query('select pg_stat_clear_snapshot()'); // within a transaction the activity is read once
    const { rows: waiting } = await holder.query(
      `select distinct l.pid from pg_locks l join pg_stat_activity a using (pid) where a.datname = current_database() and not l.granted and l.locktype = any($1)`,
      [kinds],
    );
    if (waiting.length >= many) return;
  }
  throw new Error(`${many} should wait for what is locked`);
}
