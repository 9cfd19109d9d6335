import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { bedCheckPeople } from '../../testing/bed-check.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { Items } from '../items/index.js';
import { FireTimers } from './fire-timers.js';

const lifecycle: LifecycleDefinition = {
  format: 1, key: 'night-watch', title: '夜间巡查', noun: '巡查', create: { to: 'waiting', record: '列入安排' }, order: ['waiting', 'begun'],
  states: {
    waiting: {
      label: '未开始', tone: 'grey', timers: [{ event: 'BEGIN', at: 'startsOn' }],
      on: { BEGIN: { to: 'begun', label: '开始', who: [{ type: 'system' }], record: '开始' } },
    },
    begun: { label: '已开始', tone: 'teal', end: 'done' },
  },
};

let test: TestApp;
let unitId: string;
let timers: FireTimers;

beforeAll(async () => {
  const library = loadLibrary();
  test = await startTestApp({ ...library, lifecycles: [...library.lifecycles, lifecycle] });
  ({ unitId } = await bedCheckPeople(test));
  timers = test.app.get(FireTimers);
}, 120_000);
afterAll(() => test?.close());

async function armed(): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '巡查', lifecycleKey: lifecycle.key, startsOn: '2018-01-01', by: { system: 'test' } }));
  return item.id;
}

const begun = (id: string) => test.work.read(test.tenantId, (tx) => tx.rows(`select from item_events where item_id = $1 and record = '开始'`, [id]));
const left = (id: string) => test.work.read(test.tenantId, (tx) => tx.rows('select from deadlines where item_id = $1', [id]));

it('two workers that find the same timer fire it once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await armed();
    const fired = await Promise.all([timers.fire(test.tenantId), timers.fire(test.tenantId)]);
    expect(fired.reduce((sum, n) => sum + n)).toBe(1);
    expect((await begun(id)).length).toBe(1);
    expect(await left(id)).toEqual([]);
  }
});

it('a timer waits for whoever holds its item, and does not fire what was disarmed meanwhile', async () => {
  const id = await armed();
  await test.asOwner(async (person) => {
    await person.query('begin');
    await person.query(`select set_config('app.tenant', $1, true)`, [test.tenantId]);
    await person.query('select from items where id = $1 for update', [id]);
    const firing = timers.fire(test.tenantId);
    await untilWaiting(person);
    // Where the timer held its row already the two would wait for each other, and one would be cancelled.
    await person.query('delete from deadlines where item_id = $1', [id]);
    await person.query('commit');
    expect(await firing).toBe(0);
  });
  expect(await begun(id)).toEqual([]);
});

async function untilWaiting(holder: Client): Promise<void> {
  for (const deadline = Date.now() + 2_500; Date.now() < deadline; await pause(5)) {
    const { rows } = await holder.query(`select from pg_locks l join pg_database d on d.datname = current_database()
      where not l.granted and l.locktype in ('transactionid', 'tuple') and (l.database is null or l.database = d.oid)
        and l.pid in (select pid from pg_stat_activity where datname = current_database())`);
    if (rows.length > 0) return;
    await holder.query('select pg_stat_clear_snapshot()');
  }
  throw new Error('the timer should wait for the item');
}
