import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tableContents } from '../../src/testing/table-contents.js';
import { DEMO_PASSWORD } from '../../src/capabilities/accounts/index.js';
import { annexTwoWord } from '../../src/kernel/sheets/testing/official-sheets.js';
import { documentRels, p, rawDocument, relationship } from '../../src/kernel/sheets/testing/raw-document.js';
import { uuidV7 } from '../../src/kernel/ids/uuid-v7.js';
import { matrix, roles } from './matrix.js';
import type { Role, Rule } from './matrix.js';
import { withoutEffect } from './testing/ask.js';
import { requests } from './testing/requests.js';
import { buildRightsWorld } from './testing/rights-world.js';
import type { Place, Relation, RightsWorld } from './testing/rights-world.js';

let world: RightsWorld;
const cookies = new Map<Role, string>();
let before: Record<string, string>;

beforeAll(async () => {
  world = await buildRightsWorld();
  for (const role of new Set(Object.keys(requests).map((endpoint) => whoMay(endpoint).role))) {
    const answer = await world.app.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { login: roles[role], password: DEMO_PASSWORD, publicComputer: false },
    });
    cookies.set(role, answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; '));
  }
  before = await contents();
});
afterAll(() => world?.close());

const contents = (): Promise<Record<string, string>> => world.app.asOwner((owner) => tableContents(owner, world.app.tenantId));

/** Somebody who is let through, so that what is refused is refused for what it says. */
function whoMay(endpoint: string): { role: Role; relation: Relation } {
  const said = matrix[endpoint] ?? {};
  const rules = ('may' in said ? [['none', said]] : Object.entries(said)) as [Relation, Rule][]; // `may` is no relation
  for (const [relation, { may }] of rules) if (may[0]) return { role: may[0], relation };
  return { role: '党办干事', relation: rules[0]?.[0] ?? 'none' };
}

interface Twist {
  readonly raw?: (body: string) => string;
  readonly path?: (path: string) => string;
  readonly withoutKey?: true;
  readonly query?: string;
}

async function send(endpoint: string, { raw, path, withoutKey, query = '' }: Twist): Promise<{ status: number; code: string | null }> {
  const { role, relation } = whoMay(endpoint);
  const place: Place = world.places[relation];
  const built = requests[endpoint]?.(place, relation, roles[role]);
  if (!built) throw new Error(`nobody knows how to call ${endpoint}`);
  const [method = ''] = endpoint.split(' ');
  const body = built.body === undefined ? undefined : JSON.stringify(built.body);
  const payload = body === undefined ? {} : { payload: raw ? raw(body) : body };
  const headers = {
    cookie: cookies.get(role) ?? '',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(withoutKey || method === 'GET' ? {} : { 'idempotency-key': uuidV7() }),
  };
  const url = `/api${encodeURI(path ? path(built.path) : built.path)}${query}`;
  const answer = await world.app.app.inject({ method: method as 'GET', url, headers, ...payload }); // one of the five
  const problem = String(answer.headers['content-type']).startsWith('application/problem+json') ? JSON.parse(answer.body) : null;
  return { status: answer.statusCode, code: problem?.code ?? null };
}

const all = Object.keys(requests);
const changing = all.filter((endpoint) => !endpoint.startsWith('GET '));
const withBody = changing.filter((endpoint) => requests[endpoint]?.(nowhereLike(), 'none', '').body !== undefined);
const withId = all.filter((endpoint) => /\{(?!key|kind|year|permission)\w*\}/u.test(endpoint));

/** Only the shape of a request is asked before the world is built. */
function nowhereLike(): Place {
  return {
    itemId: '',
    shareId: '',
    campaignId: '',
    submissionId: '',
    fileId: '',
    unitId: '',
    homeUnitId: '',
    personId: '',
    taskId: '',
    areaId: '',
    groupId: '',
    postId: '',
    holdingId: '',
    membershipId: '',
    reviewId: '',
    sheetId: '',
    figure: '',
    data: {},
  };
}

/** Repeating these harms nobody: a session, a draft with its revision, a link that works once, a piece of a file at its place, a file or a design that is only looked at. */
const keyless = new Set([
  'POST /api/session',
  'DELETE /api/session',
  'PUT /api/items/{id}/draft',
  'PATCH /api/items/{id}/draft',
  'PUT /api/uploads/{id}/bytes/{offset}',
  'POST /api/setup',
  'POST /api/setup/link',
  'POST /api/organisation/import/preview',
  'POST /api/calendar/{year}/preview',
  'POST /api/lifecycle-migrations/preview',
  'POST /api/lifecycle-migrations/rehearsal',
  'POST /api/designs/{id}/preview',
  'POST /api/designs/{id}/simulate',
  'POST /api/designs/{id}/cases/replay',
  'POST /api/organisation/import/bad-rows.xlsx',
  'POST /api/sheets/read',
  'POST /api/sheets/table',
]);

async function sendFile(name: string, bytes: Buffer) {
  const head = `--line\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return world.app.app.inject({
    method: 'POST',
    url: '/api/sheets/read',
    headers: { cookie: [...cookies.values()][0] ?? '', 'content-type': 'multipart/form-data; boundary=line' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--line--\r\n')]),
  });
}

const each = async (endpoints: readonly string[], twist: Twist, isRight: (answer: { status: number; code: string | null }) => boolean): Promise<string[]> => {
  const wrong: string[] = [];
  for (const endpoint of endpoints) {
    const answer = await send(endpoint, twist);
    if (!isRight(answer)) wrong.push(`${endpoint}: ${answer.status} ${answer.code ?? ''}`);
  }
  return wrong;
};

const refused = ({ status }: { status: number }): boolean => status >= 400 && status < 500;

describe('what somebody sends who means no good', () => {
  it('a change without a key is not carried out', async () => {
    const json = changing.filter((endpoint) => !keyless.has(endpoint) && !/import/u.test(endpoint));
    expect(await each(json, { withoutKey: true }, ({ code }) => code === 'request.key-missing' || code === 'setup.done')).toEqual([]);
  });

  it('a property the contract does not know is refused, so that nothing can be smuggled in', async () => {
    expect(
      await each(withBody, { raw: (body) => body.replace(/^\{/u, '{"tenantId":"0197c1d2-aaaa-7bbb-8ccc-0123456789ab",') }, ({ status }) => status === 422),
    ).toEqual([]);
  });

  it.each(['__proto__', 'constructor'])('a property called %s is refused', async (name) => {
    expect(await each(withBody, { raw: (body) => body.replace(/^\{/u, `{"${name}":{"prototype":{"isAdmin":true}},`) }, refused)).toEqual([]);
  });

  it.each([
    ['not JSON', () => '{"a":'],
    ['a list instead of an object', () => '[]'],
    ['nothing', () => 'null'],
    ['nested eight thousand times', () => `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`],
    ['a NUL in its texts', (body: string) => body.replaceAll(/":"([^"]*)"/gu, '":"\\u0000$1"')],
  ])('a body that is %s is refused', async (_, raw) => {
    const wrong = await withoutEffect(world.app, () => each(withBody, { raw }, refused));
    // Where there is no text, there is nowhere to put a NUL.
    expect(wrong.filter((line) => !(raw('{"a":1}') === '{"a":1}' && / 2\d\d /u.test(line)))).toEqual([]);
  });

  it('more than four megabytes is not even read', async () => {
    expect(await each(withBody.slice(0, 12), { raw: () => `{"a":"${'x'.repeat(4_500_000)}"}` }, ({ status }) => status === 413)).toEqual([]);
  });

  it.each([
    ['x', 'x'],
    ['SQL', "'; drop table items; --"],
    ['a path', '../../etc/passwd'],
    ['almost an id', '00000000-0000-0000-0000-000000000000x'],
    ['NUL', '\u0000'],
  ])('an id that is %s ends no request badly', async (_, id) => {
    expect(await each(withId, { path: (path) => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, encodeURIComponent(id)) }, refused)).toEqual([]);
  });

  it('a query nobody asked for ends no request badly', async () => {
    const bare = all.filter((endpoint) => !requests[endpoint]?.(nowhereLike(), 'none', '').path.includes('?') && endpoint.startsWith('GET '));
    expect(await each(bare, { query: '?q[]=1&__proto__[x]=1&after=%FF' }, ({ status }) => status < 500)).toEqual([]);
  });

  it.each(['0001-01-01', '9999-12-31', '2018-02-30'])('looking back at %s ends no request badly', async (day) => {
    const lists = all.filter((endpoint) => /^GET .*(?:registers|board|as-of|audit)/u.test(endpoint));
    const on = (path: string): string =>
      /(?:from|on)=/u.test(path) ? path.replaceAll(/(from|to|on)=[\d-]+/gu, `$1=${day}`) : `${path}${path.includes('?') ? '&' : '?'}on=${day}`;
    expect(await each(lists, { path: on }, ({ status }) => status < 500)).toEqual([]);
  });

  it('a number no column holds ends no request badly', async () => {
    const number = /":\d+(?=[,}])/gu;
    const numbered = withBody.filter((endpoint) => JSON.stringify(requests[endpoint]?.(nowhereLike(), 'none', '').body).search(number) >= 0);
    expect(await each(numbered, { raw: (body) => body.replaceAll(number, '":99999999999') }, refused)).toEqual([]);
    const asked = all.filter((endpoint) => /^GET .*(?:\/file|history|draft|organisation\/people|inbox|changes)$/u.test(endpoint));
    for (const name of ['version', 'before', 'since', 'after', 'page', 'most'])
      expect(await each(asked, { query: `?${name}=99999999999` }, ({ status }) => status < 500)).toEqual([]);
  });

  it('a file nested without end, and one that comes without its boundary, is refused', async () => {
    const file = '['.repeat(100_000) + ']'.repeat(100_000);
    const plan = { from: 'file', file, matched: { units: {}, categories: {}, ways: {}, forms: {}, lifecycles: {} } };
    expect(refused(await send('POST /api/campaigns', { raw: () => JSON.stringify(plan) }))).toBe(true);
    for (const [url, code] of [
      ['/api/sheets/read', 'sheet.missing'],
      ['/api/organisation/import/preview', 'spreadsheet.missing'],
    ] as const) {
      const headers = { cookie: cookies.get('系统管理员') ?? '', 'content-type': 'multipart/form-data' };
      expect((await world.app.app.inject({ method: 'POST', url, headers, payload: 'x' })).json().code).toBe(code);
    }
  });

  it('a name in letters of two units each is never cut in half', async () => {
    for (const title of ['𠮷'.repeat(80), `a${'𠮷'.repeat(80)}`]) {
      const table = { as: 'excel', title, above: [], columns: [{ label: 'a', width: 10 }], rows: [], below: [] };
      expect(await send('POST /api/sheets/table', { raw: () => JSON.stringify(table) })).toEqual({ status: 200, code: null });
    }
  });

  it('a Word or Excel file that is a trap is refused with a sentence, in good time', async () => {
    const traps: readonly (readonly [string, Buffer, number])[] = [
      ['弹.docx', rawDocument(p('a'), [{ name: 'word/a.xml', text: Buffer.alloc(60 * 1024 * 1024) }]), 422],
      ['谎.docx', rawDocument(p('a'), [{ name: 'word/a.xml', text: Buffer.alloc(30 * 1024 * 1024), claims: 4000 }]), 422],
      ['宏.docx', rawDocument(p('a'), [{ name: 'word/vbaProject.bin', text: 'a' }]), 422],
      ['宏.docm', rawDocument(p('a')), 422],
      ['实体.docx', rawDocument('', [], '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'), 422],
      ['外链.docx', rawDocument(p('a'), [documentRels(relationship('image', 'http://example.org/a.png'))]), 422],
      ['套娃.docx', rawDocument(p('a'), [{ name: 'word/inner.zip', text: rawDocument(p('a')) }]), 422],
      ['半截.docx', rawDocument(p('a')).subarray(0, 700), 422],
      ['改名.xlsx', Buffer.from('MZ this is a program'), 422],
      ['大.xlsx', Buffer.alloc(5 * 1024 * 1024), 413],
    ];
    for (const [name, bytes, status] of traps) {
      const started = process.cpuUsage().user;
      const answer = await sendFile(name, bytes);
      expect([name, answer.statusCode, JSON.parse(answer.body).detail]).toEqual([name, status, expect.stringMatching(/没有保存任何内容/u)]);
      expect((process.cpuUsage().user - started) / 1000).toBeLessThan(5000);
    }
    expect(JSON.parse((await sendFile('清单.docx', annexTwoWord())).body).sheets[0].blocks[1].text).toBe('模范机关创建活动查摆问题清单');
  });

  it('none of it left anything behind', async () => expect(await contents()).toEqual(before));
});
