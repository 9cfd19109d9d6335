import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { TestApp, UploadingVisitor, Visitor } from '../../testing/test-app.js';
import { looking } from './queries/reader.js';
import { checkWholeRecord } from './queries/check.js';
import { act, newBedCheck, startBedChecks } from './testing/bed-check.js';

let test: TestApp;
let filler: UploadingVisitor;
let leader: Visitor;
let auditor: Visitor;
let item: string;
const bytes = Buffer.from('第一病区四十二张床，第二病区三十八张床。\n'.repeat(8000));

beforeAll(async () => {
  test = await startBedChecks();
  [filler, leader, auditor] = [await test.signIn('10011'), await test.signIn('10010'), await test.signIn('10077')];
  item = await newBedCheck(test, { filler, leader });
  const proof = (await filler.upload({ name: '床位.txt', type: 'text/plain', bytes })).body.id;
  await act(filler, item, { act: 'HAND_IN', data: { beds: 3, proof: [proof] } });
  await act(leader, item, { act: 'BACK', reason: '请数清楚' });
  await act(filler, item, { act: 'HAND_IN', data: { beds: 4, proof: [proof] } });
});
afterAll(() => test?.close());

/** As only a superuser can: past triggers, keys and row-level security. */
async function asSuperuser(sql: string): Promise<number> {
  const url = new URL(process.env['TEST_DATABASE_ADMIN_URL'] ?? '');
  url.pathname = new URL(test.database.ownerUrl).pathname;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    const done = await client.query(sql);
    return [done].flat().reduce((sum, { command, rowCount }) => sum + (/^(?:INSERT|UPDATE|DELETE)$/u.test(command) ? (rowCount ?? 0) : 0), 0);
  } finally {
    await client.end();
  }
}

const tables = ['items', 'item_events', 'event_words', 'submissions', 'assignments', 'files', 'file_chunks'] as const;
const kept = (): Promise<unknown> => asSuperuser(tables.map((table) => `create table kept_${table} as select * from ${table}`).join(';'));
// A column the database computes cannot be put back by hand.
const putBackOne = (table: string): string => `delete from ${table};
  do $$ begin execute (select format('insert into ${table} (%1$s) select %1$s from kept_${table}', string_agg(quote_ident(column_name), ', '))
    from information_schema.columns where table_schema = 'public' and table_name = '${table}' and is_generated = 'NEVER'); end $$;
  drop table kept_${table}`;
const putBack = (): Promise<unknown> => asSuperuser(tables.map(putBackOne).join(';'));
const whole = async () => (await auditor.send('POST', '/audit/check')).body;
const ofItem = async () => (await filler.get(`/items/${item}/history/check`)).body;

const RECORD = /^第\d+条记录与封存值不一致，请联系安全管理员$/u;
const STATE = /^“.+”的当前状态与记录不一致，请联系安全管理员$/u;
const OTHER = "'01a20139-aaaa-7bbb-8ccc-0123456789ab'";
const own = 'where item_id = $item';
const newest = `${own} and seq = (select max(seq) from submissions ${own})`;

const harms: readonly (readonly [string, RegExp, string])[] = [
  ['a record', RECORD, `update item_events set payload = replace(payload, '退回', '存档') ${own} and record = '退回'`],
  ['the words of a record beside its text', RECORD, `update item_events set record = '存档' ${own} and record = '退回'`],
  ['when a record happened', RECORD, `update item_events set happened_at = happened_at - interval '1 microsecond' ${own} and seq = 3`],
  ['when a record was entered', RECORD, `update item_events set entered_at = entered_at - interval '1 day' ${own} and seq = 3`],
  ['a word in the vault', RECORD, `update event_words set value = '没有意见' where name = 'reason'`],
  ['what was handed in', RECORD, `update submissions set data = '{"beds": 40}' ${newest}`],
  ['who handed in', RECORD, `update submissions set submitted_by = (select id from persons where staff_no = '10010') ${newest}`],
  ['when it was handed in', RECORD, `update submissions set submitted_at = submitted_at - interval '3 days' ${newest}`],
  ['which time it was handed in', RECORD, `update submissions set revision = 7 ${newest}`],
  ['which record a submission belongs to', RECORD, `update submissions set seq = seq - 1 ${newest}`],
  ['the name of its form', RECORD, `update submissions set form_key = 'other' ${newest}`],
  ['the version of its form', RECORD, `update submissions set form_version_id = ${OTHER} ${newest}`],
  ['that there was a submission', RECORD, `delete from submissions ${newest}`],
  ['the bytes of a file', RECORD, `update file_chunks set bytes = set_byte(bytes, 7, 33) where n = 1`],
  ["the order of a file's pieces", RECORD, `update file_chunks set n = n + 5 where n = 0`],
  [
    'a file together with its stored hash',
    RECORD,
    `update file_chunks set bytes = 'x' where n = 0; delete from file_chunks where n > 0; update files set sha256 = encode(sha256('x'), 'hex')`,
  ],
  ['which item a file belongs to', RECORD, `update files set item_id = null`],
  ['that the last record was there', RECORD, `delete from item_events ${own} and seq = (select head_seq from items where id = $item)`],
  [
    'what was handed in, by a second row with the secret of the first',
    STATE,
    `insert into submissions select tenant_id, ${OTHER}, item_id, form_key, form_version_id, 9, data, secret, seq, submitted_by, submitted_at from submissions ${newest}`,
  ],
  ...[
    `value = '"kept"'`,
    `states = '{kept}'`,
    `ended = 'done'`,
    'version = version + 1',
    'submissions = 1',
    'head_seq = head_seq - 1',
    `head_hash = sha256('x')`,
    `number = '销〔2018〕7号'`,
    'returns = 0',
    'returns = returns + 1',
    'reopened = 1',
    'is_registered_late = true',
    `due_on = '2018-12-31'`,
    'starts_on = null',
    `due_words = '年底前'`,
    `leader_id = ${OTHER}`,
    'owner_id = null',
    `filler_id = ${OTHER}`,
    `creator_id = ${OTHER}`,
    `unit_id = (select id from units where id <> unit_id order by id limit 1)`,
    'subject_unit_id = unit_id',
    'subject_person_id = filler_id',
    `title = '床位'`,
    `parent_id = ${OTHER}`,
    `lifecycle_version_id = ${OTHER}`,
    `lifecycle_version_id = (select id from definition_versions where id <> lifecycle_version_id order by id limit 1)`,
    `list_key = 'other'`,
    `main_form = null`,
    'basis = null',
    `kind = 'task'`,
    `root_id = ${OTHER}`,
    `pins = '{}'`,
    `created_at = created_at - interval '1 day'`,
    `changed_at = now()`,
  ].map((set) => [`the item by “${set}”`, STATE, `update items set ${set} where id = $item`] as const),
  ['that an item is for few', /^限定范围的一件事项的当前状态与记录不一致，请联系安全管理员$/u, `update items set privacy = 'restricted' where id = $item`],
  ...[
    `update assignments set closed_at = now(), closed_as = 'acted' ${own} and closed_at is null`,
    `update assignments set person_id = (select id from persons where staff_no = '10077') ${own} and closed_at is null`,
    `update assignments set place = 'open' ${own} and closed_at is null`,
    `update assignments set round = 9 ${own} and closed_at is null`,
    `update assignments set why = '{}' ${own} and closed_at is null`,
    `update assignments set closed_by = (select id from persons where staff_no = '10077') ${own} and closed_at is not null and round = 1 and place = 'open'`,
    `update assignments set closed_at = null, closed_as = null ${own} and closed_at is not null`,
    `delete from assignments ${own} and closed_at is null`,
    `insert into assignments select tenant_id, ${OTHER}, item_id, place, 9, person_id, why, opened_at from assignments ${own} limit 1`,
  ].map((sql) => [`whose hands it is in: ${sql}`, STATE, sql] as const),
];

it('the whole record is sound as it was written', async () => {
  expect(await whole()).toMatchObject({ sound: true, text: expect.stringMatching(/^记录完整，已核对（.+）$/u) });
  expect((await ofItem()).events).toBe(8);
});

it.each(harms)('a superuser who alters %s is noticed, and all is well once it is put back', async (_, words, sql) => {
  await kept();
  try {
    expect(await asSuperuser(sql.replaceAll('$item', `'${item}'`))).toBeGreaterThan(0);
    const found = await whole();
    expect(found).toMatchObject({ sound: false, itemId: item, text: expect.stringMatching(words) });
    expect(found.seq === null).toBe(words !== RECORD);
    expect(found.events).toBeGreaterThan(0);
    // What makes the item unreadable to people leaves only the whole check.
    if (!/privacy|unit_id|lifecycle_version_id/u.test(sql)) expect(await ofItem()).toMatchObject({ sound: false, seq: found.seq, text: found.text });
  } finally {
    await putBack();
  }
  expect(await whole()).toMatchObject({ sound: true });
});

it('records of an item that is gone are named', async () => {
  await kept();
  try {
    await asSuperuser(`delete from items where id = '${item}'`);
    expect(await whole()).toMatchObject({ sound: false, itemId: item, seq: 1, text: '第1条记录与封存值不一致，请联系安全管理员' });
  } finally {
    await putBack();
  }
});

it('a check that runs out of time says how far it came, and calls nothing whole', async () => {
  const who = await test.work.read(test.tenantId, (tx) => looking(tx, auditor.personId));
  expect(await checkWholeRecord(test.work, test.tenantId, { who, patienceMs: -1 })).toMatchObject({
    sound: false,
    itemId: null,
    seq: null,
    events: 0,
    text: expect.stringMatching(/其余尚未核对/u),
  });
});

it('the state of a day names who handed in and when by the record, whatever the table says', async () => {
  const asOf = async () => (await auditor.get(`/items/${item}/as-of?on=2038-01-01`)).body.submission;
  const told = await asOf();
  await kept();
  try {
    await asSuperuser(
      `update submissions set submitted_by = '${auditor.personId}', submitted_at = submitted_at - interval '1 year', seq = 1 where item_id = '${item}'`,
    );
    expect(await asOf()).toEqual(told);
  } finally {
    await putBack();
  }
});
