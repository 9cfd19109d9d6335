/** `node bench/people-import.ts`: five thousand people by workbook with differences and report, against plain bulk inserts of the very same rows, in one run. */
import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Client } from 'pg';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { loadDemo } from '../apps/api/dist/demo/index.js';
import { UnitOfWork } from '../apps/api/dist/kernel/database/unit-of-work.js';
import { uuidV7 } from '../apps/api/dist/kernel/ids/uuid-v7.js';
import { writeSpreadsheet } from '../apps/api/dist/kernel/spreadsheet/write-spreadsheet.js';
import { TenantList } from '../apps/api/dist/kernel/tenants/tenant-list.js';
import { withProduct } from './in-process.ts';
import type { Product } from './in-process.ts';
import { spread } from './ratios.ts';

const { values } = parseArgs({ options: { people: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '3' } } });
const [people, rounds] = [Number(values.people), Number(values.rounds)];
const SYSTEM_ADMINISTRATOR = `select s.staff_no as no from persons s join post_holdings h on h.person_id = s.id join posts p on p.id = h.post_id where 'people.manage' = any(p.permissions)`;
/** What an import writes for each person; one bad row in a hundred stays behind. */
const TABLES = ['persons', 'memberships', 'post_holdings', 'organisation_events', 'event_words'] as const;
const BAD_EVERY = 100;
const MOST_SECONDS = 10;

await withProduct({}, run);

async function run({ app, admin }: Product): Promise<void> {
  await loadDemo(app.get(UnitOfWork), app.get(TenantList));
  await compare(app, admin, await signIn(app, admin));
}

async function signIn(app: NestFastifyApplication, admin: Client): Promise<string> {
  const { rows } = await admin.query<{ no: string }>(SYSTEM_ADMINISTRATOR);
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login: rows[0]?.no, password: DEMO_PASSWORD, publicComputer: false } });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

async function compare(app: NestFastifyApplication, admin: Client, cookie: string): Promise<void> {
  const seconds: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const file = await workbook(round);
    const began = performance.now();
    const preview = await send(app, cookie, { path: '/preview', file });
    const digest = String(preview['digest']);
    await send(app, cookie, { path: `?digest=${digest}&bad=leave`, file });
    const took = (performance.now() - began) / 1000;
    const floor = await plainInserts(admin, round);
    seconds.push(took);
    ratios.push(floor.seconds / took);
    console.log(
      `round ${round + 1}: ${people} people with report and ${Number(preview['totalProblems'])} bad rows in ${took.toFixed(2)} s; ${floor.rows} rows by plain INSERT … SELECT in ${floor.seconds.toFixed(2)} s`,
    );
  }
  const [most, ratio] = [Math.max(...seconds), spread(ratios)];
  console.log(
    `import ÷ plain inserts of the same rows: ${ratio.median.toFixed(3)} (${ratio.min.toFixed(3)}–${ratio.max.toFixed(3)}); slowest ${most.toFixed(2)} s, target ≤ ${MOST_SECONDS} s`,
  );
  if (most > MOST_SECONDS) process.exitCode = 1;
}

function staffNo(round: number, n: number): string {
  return `R${round}N${n}`;
}

function workbook(round: number): Promise<Buffer> {
  const column = (label: string) => ({ label, width: 14 });
  const rows = Array.from({ length: people }, (_, n) => [
    staffNo(round, n),
    `职工${n}`,
    n % BAD_EVERY === 0 ? null : String(15_000_000_000 + round * 1_000_000 + n),
    '否',
    `branch-0${(n % 9) + 1}`,
  ]);
  const posts = rows.filter((_, n) => n % 10 === 1).map(([no], n) => [no ?? '', '支委', `branch-0${(n % 9) + 1}`, '2018-03-01']);
  return writeSpreadsheet([
    { name: '人员', columns: ['工号', '姓名', '手机号', '党员干部', '所在单位'].map(column), rows },
    { name: '任职', columns: ['工号', '职务', '任职单位', '开始日期'].map(column), rows: posts },
  ]);
}

async function send(
  app: NestFastifyApplication,
  cookie: string,
  { path, file }: { readonly path: string; readonly file: Buffer },
): Promise<Record<string, unknown>> {
  const head = '--line\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n';
  const headers = { cookie, 'idempotency-key': uuidV7(), 'content-type': 'multipart/form-data; boundary=line' };
  const answer = await app.inject({
    method: 'POST',
    url: `/api/organisation/import${path}`,
    headers,
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from('\r\n--line--\r\n')]),
  });
  if (answer.statusCode !== 200) throw new Error(`the import was refused: ${answer.body}`);
  return answer.json<Record<string, unknown>>();
}

/** The rows of this round, taken away and put back by the least a database can do. */
async function plainInserts(admin: Client, round: number): Promise<{ rows: number; seconds: number }> {
  const mine = `like 'R${round}N%'`;
  const where = {
    persons: `staff_no ${mine}`,
    memberships: `person_id in (select id from kept.persons)`,
    post_holdings: `person_id in (select id from kept.persons)`,
    organisation_events: `subject_id in (select id::text from kept.persons)`,
    event_words: `event_id in (select id from kept.organisation_events)`,
  };
  await admin.query('drop schema if exists kept cascade; create schema kept');
  for (const table of TABLES) await admin.query(`create table kept.${table} as select * from ${table} where ${where[table]}`);
  // History refuses to be deleted, as it should; a replica does not ask.
  await admin.query('set session_replication_role = replica');
  for (const table of TABLES.toReversed()) await admin.query(`delete from ${table} where ${where[table]}`);
  await admin.query('set session_replication_role = origin');
  const began = performance.now();
  await admin.query('begin');
  let rows = 0;
  for (const table of TABLES) rows += (await admin.query(`insert into ${table} select * from kept.${table}`)).rowCount ?? 0;
  await admin.query('commit');
  return { rows, seconds: (performance.now() - began) / 1000 };
}
