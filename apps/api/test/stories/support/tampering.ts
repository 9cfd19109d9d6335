import { Client } from 'pg';
import type { TestApp } from '../../../src/testing/test-app.js';

/** Changes one record of an item as only a superuser can: past the trigger that keeps history. */
export async function tamperWith(app: TestApp, itemId: string): Promise<number> {
  const url = new URL(process.env['TEST_DATABASE_ADMIN_URL'] ?? '');
  url.pathname = new URL(app.database.ownerUrl).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ seq: number }>(
      `update item_events set payload = replace(payload, '"happenedOn":null', '"happenedOn":"2018-01-01"')
       where item_id = $1 and seq = (select max(seq) / 2 from item_events where item_id = $1) and strpos(payload, '"happenedOn":null') > 0 returning seq`,
      [itemId],
    );
    if (!rows[0]) throw new Error('no record was changed');
    return rows[0].seq;
  } finally {
    await client.end();
  }
}
