import { Client } from 'pg';
import type { TestApp } from '../../../src/testing/test-app.js';

/** Changes one record of an item as only a superuser can: past the trigger that keeps history. */
export const tamperWith = (app: TestApp, itemId: string): Promise<number> =>
  asSuperuser(app, async (client) => {
    const { rows } = await client.query<{ seq: number }>(
      `update item_events set payload = replace(payload, '"happenedOn":null', '"happenedOn":"2018-01-01"')
       where item_id = $1 and seq = (select max(seq) / 2 from item_events where item_id = $1) and strpos(payload, '"happenedOn":null') > 0 returning seq`,
      [itemId],
    );
    if (!rows[0]) throw new Error('no record was changed');
    return rows[0].seq;
  });

/** Changes one byte of a file the same way. */
export const tamperWithFile = (app: TestApp, fileId: string): Promise<void> =>
  asSuperuser(app, async (client) => {
    const { rowCount } = await client.query('update file_chunks set bytes = set_byte(bytes, 1, 33) where file_id = $1 and n = 0', [fileId]);
    if (rowCount !== 1) throw new Error('no file was changed');
  });

async function asSuperuser<T>(app: TestApp, work: (client: Client) => Promise<T>): Promise<T> {
  const url = new URL(process.env['TEST_DATABASE_ADMIN_URL'] ?? '');
  url.pathname = new URL(app.database.ownerUrl).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    return await work(client);
  } finally {
    await client.end();
  }
}
