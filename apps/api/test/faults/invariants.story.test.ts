import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../src/testing/bed-check.js';
import { must } from '../stories/support/person.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp } from '../../src/testing/test-app.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { broken, invariants } from './invariants.js';
import type { Acknowledged } from './invariants.js';

let test: TestApp;
let admin: Client;
let unitId: string;
const told: Acknowledged[] = [];
const worked: string[] = [];

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  ({ unitId } = await bedCheckPeople(test));
  const url = new URL(process.env['TEST_DATABASE_ADMIN_URL'] ?? '');
  url.pathname = new URL(test.database.ownerUrl).pathname;
  admin = new Client(url.href);
  await admin.connect();
  await admin.query(`set session_replication_role = replica`); // past every trigger and foreign key, as only a superuser can
});
afterAll(async () => {
  await admin?.end();
  await test?.close();
});

/** A sheet that was handed in, returned, handed in again and signed: a piece of everything the invariants speak of. */
async function lived(): Promise<string> {
  const people = await bedCheckPeople(test);
  const [clerk, secretary] = [await test.signIn(people.clerk), await test.signIn(people.secretary)];
  const id = await newBedCheck(test, unitId);
  worked.push(id);
  for (const [who, type] of [
    [clerk, 'HAND_IN'],
    [secretary, 'RETURN'],
    [clerk, 'HAND_IN'],
    [secretary, 'AGREE'],
  ] as const) {
    const view = must('reads', await who.get(`/items/${id}`));
    const action = view.allowedActions.find((one: { type: string; act: string | null }) => one.act === type || one.type === type);
    const event =
      type === 'HAND_IN'
        ? { type: 'ACT', act: type, data: { beds: 3 } }
        : { type, step: action.step, slotId: action.slotId, ...(type === 'RETURN' ? { reason: '请核对' } : {}) };
    const { receipt } = must(type, await who.send('POST', `/items/${id}/events`, { ...event, expectedVersion: view.version }));
    told.push({ item: id, eventId: receipt.eventId, hash: receipt.hash });
  }
  return id;
}

const breaches = () => broken(test, { acknowledged: told, worked });

/** A defect in the data, as a fault of the product would leave it, for each invariant. */
const harm: Readonly<Record<string, (item: string) => Promise<unknown>>> = {
  I1: (item) => repeat(item, 'AGREE'),
  I2: (item) => admin.query(`update items set value = '"open"' where id = $1`, [item]),
  I3: (item) => admin.query('update item_events set seq = seq + 1 where item_id = $1 and seq = (select max(seq) from item_events where item_id = $1)', [item]),
  I4: (item) => admin.query('update assignments set closed_at = null, closed_as = null where item_id = $1', [item]),
  I5: (item) => admin.query(`update assignments set id = gen_random_uuid() where item_id = $1`, [item]),
  I21: () => admin.query(`update idempotency_keys set status = 0, answer = null where key = (select key from idempotency_keys limit 1)`),
  I22: (item) => admin.query(`update item_events set id = gen_random_uuid() where item_id = $1 and type = 'AGREE'`, [item]),
  I23: (item) => repeat(item, 'RETURN'),
  I25: (item) => admin.query('update items set submissions = submissions + 1 where id = $1', [item]),
  I26: async () => {
    await admin.query('alter table items disable row level security');
    const {
      rows: [columns],
    } = await admin.query(
      `select string_agg(column_name, ', ') as names from information_schema.columns where table_schema = 'public' and table_name = 'items' and is_generated = 'NEVER'`,
    );
    await admin.query(
      `insert into items (${columns.names}) select ${columns.names} from (select (jsonb_populate_record(i, jsonb_build_object('tenant_id', $1::text))).* from items i limit 1) copied`,
      [uuidV7()],
    );
  },
};

/** The same decision a second time, with a record of its own. */
function repeat(item: string, type: string): Promise<unknown> {
  return admin.query(
    `insert into item_events select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid()::text, 'seq', (select max(seq) + 1 from item_events where item_id = $1)))).*
     from item_events e where item_id = $1 and type = $2 limit 1`,
    [item, type],
  );
}

describe('the invariants', () => {
  it('hold of everything that was done in the ordinary way', async () => {
    await lived();
    expect(await breaches()).toEqual([]);
  });

  it.each(invariants.map(({ id, sentence }) => [id, sentence] as const))('%s: %s A breach of it is found.', async (id) => {
    const item = await lived();
    const mine = async (): Promise<string[]> => (await breaches()).filter((line) => line.startsWith(`${id} `));
    const before = await mine();
    await harm[id]?.(item);
    expect((await mine()).length).toBeGreaterThan(before.length);
  });
});
