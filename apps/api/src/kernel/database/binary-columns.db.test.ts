import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import { binaryColumn } from './binary-columns.js';
import type { Cell, ColumnType } from './binary-columns.js';

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new Client(database.ownerUrl);
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await database?.drop();
});

/** What the database reads, as its own texts. */
async function read(type: ColumnType, cells: readonly Cell[]): Promise<(string | null)[]> {
  const { rows } = await client.query<{ text: string | null }>(
    `select t.cell::text as text from unnest($1::${type}[]) with ordinality as t (cell, at) order by t.at`,
    [binaryColumn(type, cells)],
  );
  return rows.map(({ text }) => text);
}

it('texts of every length and alphabet arrive as they left, empty ones and missing ones apart', async () => {
  const texts = ['', null, 'a', '"\\\n\t', '\u001d\u001e\u001f', '查摆问题', '\u{1f600}é', '{1,2}', 'NULL', 'x'.repeat(10_000), '字'.repeat(5000)];
  expect(await read('text', texts)).toEqual(texts);
});

it('ids, numbers, days, bytes and JSON arrive as they left', async () => {
  const ids = [uuidV7(), null, '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  expect(await read('uuid', ids)).toEqual(ids);
  expect(await read('int', [0, -1, 2_147_483_647, null])).toEqual(['0', '-1', '2147483647', null]);
  const days = ['2018-10-08', '1999-12-31', '2000-02-29', null, '2100-01-01'];
  expect(await read('date', days)).toEqual(days);
  expect(await read('bytea', [Buffer.from([0, 255, 2]), null, Buffer.alloc(0)])).toEqual(['\\x00ff02', null, '\\x']);
  expect(await read('jsonb', ['{"b": 1, "a": "查"}', null, 'null', '[]'])).toEqual(['{"a": "查", "b": 1}', null, 'null', '[]']);
});

it('instants arrive to the millisecond, of every century, and yes and no as themselves', async () => {
  const instants = ['2018-10-08T01:02:03.004Z', '2000-01-01T00:00:00.000Z', '1999-12-31T23:59:59.999Z', '1900-03-01T12:00:00.500Z', '2199-12-31T23:59:59.999Z'];
  const read = await client.query<{ at: Date }>('select cell as at from unnest($1::timestamptz[]) with ordinality as t (cell, n) order by n', [
    binaryColumn('timestamptz', [...instants, null]),
  ]);
  expect(read.rows.map(({ at }) => at?.toISOString() ?? null)).toEqual([...instants, null]);
  expect(
    (
      await client.query<{ cell: boolean | null }>('select cell from unnest($1::bool[]) with ordinality as t (cell, n) order by n', [
        binaryColumn('bool', [true, false, null]),
      ])
    ).rows.map(({ cell }) => cell),
  ).toEqual([true, false, null]);
});

it('no rows at all are an empty column', async () => {
  expect(await read('text', [])).toEqual([]);
});

it('refuses what is none of its type before anything is sent', () => {
  expect(() => binaryColumn('uuid', ['no id'])).toThrow('no UUID');
  expect(() => binaryColumn('uuid', ['zz000000-0000-0000-0000-000000000000'])).toThrow('no UUID');
  expect(() => binaryColumn('int', [1.5])).toThrow('whole number');
  expect(() => binaryColumn('date', ['tomorrow'])).toThrow('no day');
  expect(() => binaryColumn('text', [1])).toThrow('no text');
  expect(() => binaryColumn('bytea', ['00'])).toThrow('buffer');
  expect(() => binaryColumn('bool', ['yes'])).toThrow('yes nor no');
  for (const finer of ['2018-10-08T01:02:03.004005Z', '2018-10-08', '2018-10-08T01:02:03.004+08:00'])
    expect(() => binaryColumn('timestamptz', [finer])).toThrow('no instant');
});
