import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSpreadsheet } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { Answer, TestApp } from '../../../testing/test-app.js';
import { checkOrganisationEvents } from '../events/check-organisation-events.js';
import { hospitalWorkbook, inventedHospital } from './testing/hospital-workbook.js';
import type { Hospital } from './testing/hospital-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SYSTEM = '10079';
const above = { party: 'committee', house: 'hospital' };
let test: TestApp;
let cookie: string;
beforeAll(async () => {
  test = await startTestApp();
  const { password } = (await test.app.inject({ url: '/api/demo-sign-ins' })).json();
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { login: await systemAdministrator(), password, publicComputer: false },
  });
  cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
});
afterAll(() => test?.close());

const systemAdministrator = async (): Promise<string> =>
  test.work.read(
    test.tenantId,
    async (tx) =>
      (
        await tx.row<{ no: string }>(
          "select s.staff_no as no from persons s join post_holdings h on h.person_id = s.id join posts p on p.id = h.post_id where 'people.manage' = any(p.permissions)",
        )
      )?.no ?? SYSTEM,
  );

interface Sent {
  readonly name?: string;
  readonly type?: string;
  readonly key?: string;
}

async function raw(path: string, bytes: Buffer, { name = '人员.xlsx', type = XLSX, key = uuidV7() }: Sent = {}) {
  const head = `--line\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  const headers = { cookie, 'idempotency-key': key, 'content-type': 'multipart/form-data; boundary=line' };
  return test.app.inject({
    method: 'POST',
    url: `/api/organisation/import${path}`,
    headers,
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--line--\r\n')]),
  });
}
const send = async (path: string, bytes: Buffer, sent: Sent = {}): Promise<Answer> => {
  const answer = await raw(path, bytes, sent);
  return { status: answer.statusCode, body: answer.json() };
};
const preview = (bytes: Buffer): Promise<Answer> => send('/preview', bytes);
const apply = (bytes: Buffer, digest: string, bad = 'refuse', key = uuidV7()): Promise<Answer> => send(`?digest=${digest}&bad=${bad}`, bytes, { key });
const count = (table: string): Promise<number> =>
  test.work.read(test.tenantId, async (tx) => (await tx.row<{ n: number }>(`select count(*)::int as n from ${table}`))?.n ?? -1);
const file = (more: Partial<Hospital>): Promise<Buffer> => hospitalWorkbook({ units: [], people: [], posts: [], ...more });
const problemsOf = async (more: Partial<Hospital>): Promise<[number, string | null, string][]> =>
  (await preview(await file(more))).body.problems.map(({ row, column, text }: { row: number; column: string | null; text: string }) => [row, column, text]);

describe('the file to fill in', () => {
  it('has four sheets whose examples are never taken over', async () => {
    const answer = await test.app.inject({ url: '/api/organisation/import/template.xlsx', headers: { cookie } });
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''%E5%8D%95%E4%BD%8D");
    const sheets = await readSpreadsheet(answer.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(['单位', '人员', '任职', '片区']);
    expect((await preview(answer.rawPayload)).body.code).toBe('import.nothing-there');
  });
});

describe('a hospital of its own', () => {
  const hospital = inventedHospital(6, 60, above);

  it('is shown, taken over once, and then changes nothing', async () => {
    const bytes = await hospitalWorkbook(hospital);
    const first = await preview(bytes);
    expect(first.body.problems).toEqual([]);
    expect(first.body.counts.map(({ kind, new: added }: { kind: string; new: number }) => [kind, added])).toEqual([
      ['units', 12],
      ['people', 60],
      ['posts', 12],
      ['areas', 0],
    ]);
    const before = [await count('persons'), await count('organisation_events')] as const;
    const key = uuidV7();
    expect((await apply(bytes, first.body.digest, 'refuse', key)).body).toEqual({ units: 12, people: 60, posts: 12, areas: 0 });
    expect((await apply(bytes, first.body.digest, 'refuse', key)).body).toEqual({ units: 12, people: 60, posts: 12, areas: 0 });
    expect([(await count('persons')) - before[0], (await count('organisation_events')) - before[1]]).toEqual([60, 12 + 6 + 60 + 120 + 12]);
    const second = await preview(bytes);
    expect([second.body.totalChanges, second.body.totalProblems]).toEqual([0, 0]);
    expect((await apply(bytes, second.body.digest)).body).toEqual({ units: 0, people: 0, posts: 0, areas: 0 });
    expect((await count('organisation_events')) - before[1]).toBe(210);
  });

  it('keeps a chain of events that agrees with its seals, telling each change in a sentence', async () => {
    const { body } = await (await test.signIn(await systemAdministrator())).get('/organisation/history');
    expect(JSON.stringify(body)).toContain('第1党支部');
    expect(await test.work.read(test.tenantId, (tx) => checkOrganisationEvents(tx))).toMatchObject({ brokenAt: null });
  });

  it('changes only what differs the second time, and leaves who is not in the file', async () => {
    const people = hospital.people.slice(0, 3).map((row) => [...row]);
    people[0] = ['20001', '职工1改', '13100000001', '否', 'B002'];
    people[1] = ['20002', '职工2', '13100000003', '否', 'B002、D002'];
    people[2] = ['20003', '职工3', '13100000002', '否', 'B003、D003'];
    const bytes = await file({ units: [['B001', '第一联合党支部', '党组织', 'committee', 11, '党支部', 'D001']], people });
    const { body } = await preview(bytes);
    expect(
      body.changes.map(({ label, fields }: { label: string; fields: { field: string; from: string; to: string }[] }) => [
        label,
        fields.map(({ field, from, to }) => `${field} ${from}→${to}`),
      ]),
    ).toEqual([
      ['第一联合党支部', ['单位名称 第1党支部→第一联合党支部']],
      ['20001 职工1改', ['姓名 职工1→职工1改', '所在单位 第一联合党支部、第1病区→第2党支部']],
      ['20002 职工2', ['手机号 13100000002→13100000003']],
      ['20003 职工3', ['手机号 13100000003→13100000002']],
    ]);
    expect((await apply(bytes, body.digest)).body).toEqual({ units: 1, people: 3, posts: 0, areas: 0 });
    const names = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ before: string; now: string }>(
        "select unit_name_on(id, '2018-10-07') as before, unit_name_on(id, '2018-10-08') as now from units where code = 'B001'",
      ),
    );
    expect(names).toEqual([{ before: '第1党支部', now: '第一联合党支部' }]);
    expect((await preview(bytes)).body.totalChanges).toBe(0);
  });
});

describe('terms of one post', () => {
  const terms = async (rows: readonly (readonly [from: string, to: string | null])[]): Promise<[Answer['body'], string[]]> => {
    const bytes = await file({
      people: [['20061', '职工61', '13100000061', '否', '第4党支部、B004']],
      posts: rows.map(([from, to]) => ['20001', null, '支部书记', 'B001', from, to]),
    });
    const { body } = await preview(bytes);
    expect(body.problems).toEqual([]);
    const applied = (await apply(bytes, body.digest)).body;
    const held = await test.work.read(test.tenantId, (tx) =>
      tx.rows<{ days: string }>(
        `select lower(h.during) || ' ' || coalesce((upper(h.during) - 1)::text, '') as days from post_holdings h join persons s on s.id = h.person_id where s.staff_no = '20001' order by 1`,
      ),
    );
    return [applied, held.map(({ days }) => days)];
  };

  it('come in beside the one that goes on, and pass days from one to the other; a unit named twice in a cell is one', async () => {
    expect(await terms([['2016-01-01', '2017-12-31']])).toEqual([{ units: 0, people: 1, posts: 1, areas: 0 }, ['2016-01-01 2017-12-31', '2018-03-01 ']]);
    expect(
      await terms([
        ['2016-01-01', '2018-05-31'],
        ['2018-06-01', null],
      ]),
    ).toEqual([{ units: 0, people: 0, posts: 2, areas: 0 }, ['2016-01-01 2018-05-31', '2018-06-01 ']]);
  });
});

describe('contact areas', () => {
  const first = [
    ['一片区', '20007', '职工7', 'B002、B003', '2018-09-01', null],
    ['二片区', '20008', null, '第4党支部', null, null],
  ];
  const areas = async (): Promise<[string, string, string, string | null, string | null][]> =>
    (
      await test.work.read(test.tenantId, (tx) =>
        tx.rows<{ name: string; leader: string; units: string; from: string | null; to: string | null }>(`
      select a.name, s.staff_no as leader, lower(a.during)::text as "from", (upper(a.during) - 1)::text as "to",
             (select string_agg(u.code, '、' order by u.code) from contact_area_units c join units u on u.id = c.unit_id where c.area_id = a.id) as units
      from contact_areas a join persons s on s.id = a.leader_id where a.name in ('一片区', '二片区') order by a.name, lower(a.during)`),
      )
    ).map(({ name, leader, units, from, to }) => [name, leader, units, from, to]);

  it('come in by a sheet of their own, which may be missing, and change nothing the second time', async () => {
    const bytes = await file({ areas: first });
    const { body } = await preview(bytes);
    expect(body.problems).toEqual([]);
    expect((await apply(bytes, body.digest)).body).toEqual({ units: 0, people: 0, posts: 0, areas: 2 });
    expect(await areas()).toEqual([
      ['一片区', '20007', 'B002、B003', '2018-09-01', null],
      ['二片区', '20008', 'B004', '2018-10-08', null],
    ]);
    expect((await preview(bytes)).body).toMatchObject({ totalChanges: 0, totalProblems: 0 });
    const told = (await (await test.signIn(await systemAdministrator())).get('/organisation/history')).body;
    expect(JSON.stringify(told)).toContain('设立一片区，由职工7联系第2党支部、第3党支部，自2018年9月1日起');
  });

  it('pass units from one to another, get a new leader from a day on, and end', async () => {
    const bytes = await file({
      areas: [
        ['一片区', '20009', null, 'B002、B003', '2018-10-15', null],
        ['二片区', '20008', null, 'B004、B005', '', '2018-12-31'],
      ],
    });
    const { body } = await preview(bytes);
    expect(body.problems).toEqual([]);
    expect(
      body.changes.map(({ label, fields }: { label: string; fields: { field: string; from: string; to: string }[] }) => [
        label,
        fields.map(({ field, from, to }) => `${field} ${from}→${to}`),
      ]),
    ).toEqual([
      ['一片区', ['联系领导 职工7（工号20007）→职工9（工号20009）', '开始日期 2018-09-01→2018-10-15']],
      ['二片区', ['包含单位 第4党支部→第4党支部、第5党支部', '结束日期 →2018-12-31']],
    ]);
    expect((await apply(bytes, body.digest)).body.areas).toBe(2);
    expect(await areas()).toEqual([
      ['一片区', '20007', 'B002、B003', '2018-09-01', '2018-10-14'],
      ['一片区', '20009', 'B002、B003', '2018-10-15', null],
      ['二片区', '20008', 'B004、B005', '2018-10-08', '2018-12-31'],
    ]);
    expect((await preview(bytes)).body).toMatchObject({ totalChanges: 0, totalProblems: 0 });
    const moved = await file({
      areas: [
        ['一片区', '20009', null, 'B002、B003、B005', null, null],
        ['二片区', '20008', null, 'B004', null, null],
      ],
    });
    const there = (await preview(moved)).body;
    expect(there.problems).toEqual([]);
    expect((await apply(moved, there.digest)).body.areas).toBe(2);
    expect((await areas()).slice(1)).toEqual([
      ['一片区', '20009', 'B002、B003、B005', '2018-10-15', null],
      ['二片区', '20008', 'B004', '2018-10-08', '2018-12-31'],
    ]);
    expect(await test.work.read(test.tenantId, (tx) => checkOrganisationEvents(tx))).toMatchObject({ brokenAt: null });
  });

  it('are named where they cannot be taken', async () => {
    const found = await problemsOf({
      areas: [
        ['三片区', '99999', null, 'B006', null, null],
        ['四片区', '20010', '错名', '没有的支部', null, null],
        ['五片区', await systemAdministrator(), null, 'B006', null, null],
        ['六片区', '20010', null, 'B002', null, null],
        ['七片区', '20010', null, 'B006', null, null],
        ['八片区', '20011', null, 'B006', '2019-01-01', '2018-12-01'],
        ['九片区', '', '', '', null, null],
        ['一片区', '20010', null, 'B002', '2018-09-01', null],
        ['二片区', '20008', null, 'B004', '2018-10-09', null],
        ['十片区', '20010', null, 'B001', '2081-10-09', null],
      ],
    });
    const of = (row: number, column: string) =>
      found
        .filter(([at, where]) => at === row && where === column)
        .map(([, , text]) => text)
        .join();
    expect(of(2, '联系领导工号')).toContain('没有工号“99999”');
    expect(of(3, '包含单位')).toContain('没有的支部');
    expect(of(4, '联系领导工号')).toContain('不能给自己分配');
    expect(of(5, '包含单位')).toContain('第2党支部同一时期已在一片区');
    expect(of(7, '结束日期')).toContain('前后矛盾');
    expect([of(8, '联系领导工号'), of(8, '包含单位')].every((text) => text.includes('没有填'))).toBe(true);
    expect(of(9, '开始日期')).toContain('须晚于');
    expect(of(10, '开始日期')).toContain('不能改');
    expect(of(11, '开始日期')).toContain('太早或太晚');
    const twice = await problemsOf({
      areas: [
        ['七片区', '20010', null, 'B006', null, null],
        ['七片区', '20011', null, 'B001', null, null],
        ['八片区', '20011', null, 'B006', null, null],
      ],
    });
    expect(twice.map(([row]) => row)).toEqual([2, 2, 3, 4]);
    const returned = await readSpreadsheet((await raw('/bad-rows.xlsx', await file({ areas: [['三片区', '99999', null, 'B006', null, null]] }))).rawPayload);
    expect(returned.map(({ name }) => name)).toEqual(['片区']);
  });
});

describe('bad rows', () => {
  it('are named with what is wrong and where', async () => {
    const bad = {
      units: [
        ['X1', '甲', '军队', null, 1, '党支部', null],
        ['X2', '乙', '党组织', '没有的单位', 1, '没有的类别', null],
        ['X3', '丙', '党组织', 'X2', 1, '党支部', null],
      ],
      people: [
        ['30001', '甲', '13200000001', '是', 'B001'],
        ['30001', '乙', '13200000002', '是', 'B001'],
        ['30003', '丙', '13100000004', '是', 'B001'],
        ['30004', '', '1320000000x', '也许', 'B999'],
      ],
      posts: [
        ['99999', null, '支部书记', 'B001', null, null],
        ['20004', '错名', '支部书记', 'B001', null, null],
        ['20004', null, '院长', 'B001', null, null],
        ['20004', null, '支委', 'B001', '2018年10月8日', '2018.9.1'],
        ['20004', null, '支委', 'B001', '去年', null],
        ['20004', null, '安全管理员', 'hospital', null, null],
      ],
    };
    const found = await problemsOf(bad);
    const of = (row: number, column: string) =>
      found
        .filter(([at, where]) => at === row && where === column)
        .map(([, , text]) => text)
        .join();
    expect(of(2, '体系')).toContain('军队');
    expect(of(3, '上级单位')).toContain('没有“没有的单位”这个单位');
    expect(of(3, '类别')).toContain('可用的有');
    expect(of(4, '上级单位')).toContain('所在行有问题');
    expect(of(2, '工号')).toContain('出现了2次（第2、3行）');
    expect(of(4, '手机号')).toContain('已登记在职工4（工号20004）名下');
    expect(of(5, '姓名')).toContain('没有填');
    expect(of(5, '所在单位')).toContain('B999');
    expect(of(2, '工号')).toContain('没有工号“99999”');
    expect(of(3, '姓名')).toContain('职工4');
    expect(of(4, '职务')).toContain('没有“院长”这个职务');
    expect(of(5, '结束日期')).toContain('前后矛盾');
    expect(of(6, '开始日期')).toContain('去年');
    expect(of(7, '职务')).toContain('安全管理员');
  });

  it('stop the whole file, or stay behind and come back with their reasons, as the person chooses', async () => {
    const bytes = await file({
      people: [
        ['40001', '好', '13300000001', '否', 'B001'],
        ['40002', '坏', '', '否', 'B001'],
      ],
    });
    const { digest } = (await preview(bytes)).body;
    const before = await count('persons');
    expect((await apply(bytes, digest, 'refuse')).body.code).toBe('import.has-problems');
    expect(await count('persons')).toBe(before);
    expect((await apply(bytes, digest, 'leave')).body).toEqual({ units: 0, people: 1, posts: 0, areas: 0 });
    const [sheet] = await readSpreadsheet((await raw('/bad-rows.xlsx', bytes)).rawPayload);
    expect(sheet?.rows.at(-1)).toEqual(['40002', '坏', '', '否', 'B001', '原第3行\n手机号：没有填手机号。']);
    expect(JSON.stringify(sheet?.rows)).not.toContain('40001');
  });

  it('name their sheet where there are several of a kind, and all of them come back', async () => {
    const columns = ['工号*', '姓名*', '手机号*', '所在单位*'].map((label) => ({ label, width: 14 }));
    const bytes = await writeSpreadsheet([
      { name: '东院', columns, rows: [['40004', '甲', '13300000004', 'B001']] },
      {
        name: '西院',
        columns,
        rows: [
          ['40004', '甲', '13300000005', 'B001'],
          ['40005', '乙', '13300000006', 'B001'],
        ],
      },
    ]);
    const { body } = await preview(bytes);
    expect(body.problems.map(({ sheet, row, text }: { sheet: string; row: number; text: string }) => [sheet, row, text])).toEqual([
      ['东院', 2, '工号“40004”在表里出现了2次（“东院”表第2行、“西院”表第2行），请只留一行或改正。'],
      ['西院', 2, '工号“40004”在表里出现了2次（“东院”表第2行、“西院”表第2行），请只留一行或改正。'],
    ]);
    expect(body.counts[1]).toMatchObject({ new: 1, bad: 2 });
    const [sheet] = await readSpreadsheet((await raw('/bad-rows.xlsx', bytes)).rawPayload);
    expect(sheet?.rows.slice(-2).map((row) => row.at(-1)?.split('\n')[0])).toEqual(['原“东院”表第2行', '原“西院”表第2行']);
  });

  it('come back in a file that can be mended and uploaded as it is', async () => {
    const returned = (await raw('/bad-rows.xlsx', await file({ people: [['40003', '改', '', '否', 'B001']] }))).rawPayload;
    const { body } = await preview(returned);
    expect(body.problems.map(({ column, text }: { column: string; text: string }) => `${column}：${text}`)).toEqual(['手机号：没有填手机号。']);
  });
});

describe('what was not previewed', () => {
  it('is not taken over: the organisation changed, another file, another key', async () => {
    const bytes = await file({ people: [['50001', '甲', '13400000001', '否', 'B001']] });
    const { digest } = (await preview(bytes)).body;
    const other = await file({ people: [['50001', '乙', '13400000001', '否', 'B001']] });
    expect((await apply(other, digest)).body.code).toBe('import.changed-meanwhile');
    expect((await apply(bytes, digest)).status).toBe(200);
    expect((await apply(bytes, digest)).body.code).toBe('import.changed-meanwhile');
  });

  it('is refused to everybody else before the file is looked at', async () => {
    const mine = cookie;
    const answer = await test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: '10007', password: (await test.app.inject({ url: '/api/demo-sign-ins' })).json().password, publicComputer: false },
    });
    cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    expect((await preview(Buffer.from('nonsense'))).status).toBe(404);
    cookie = mine;
    expect((await preview(Buffer.from('nonsense'))).body.code).toBe('spreadsheet.not-a-workbook');
    expect((await send('/preview', await file({}), { name: 'a.docx' })).body.code).toBe('spreadsheet.not-a-workbook');
    expect((await send('/preview', await file({}), { type: 'text/html' })).body.code).toBe('spreadsheet.not-a-workbook');
  });
});
