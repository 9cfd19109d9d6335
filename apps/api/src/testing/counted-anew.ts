import { setTimeout as pause } from 'node:timers/promises';
import { FireDeadlines } from '../capabilities/deadlines/index.js';
import type { TestApp } from './test-app.js';

/**
 * Looks until every year of the calendar that was written is counted by. One look need not do it: another may have an item in hand, and whoever
 * began earlier – on the same server in another database too – may still write down what he counted by the older one.
 */
export async function untilCountedAnew(test: TestApp): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(20)) {
    await test.app.get(FireDeadlines).fire(test.tenantId);
    const open = await test.work.read(test.tenantId, (tx) => tx.rows('select from calendar_years where recounted_at is null'));
    if (open.length === 0) return;
  }
  throw new Error('a year of the calendar should be counted by');
}
