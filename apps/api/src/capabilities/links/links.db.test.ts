import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONFIG } from '../../kernel/config/config.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithoutLinks, newBedCheck } from '../../testing/bed-check.js';
import type { BedCheckPeople, NoLink } from '../../testing/bed-check.js';
import { tableContents } from '../../testing/table-contents.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { DEMO_PASSWORD } from '../accounts/index.js';
import { Items } from '../items/index.js';
import { signatureOf } from './sealed.js';

interface Received {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

const SECRET = 'a secret of the tests, long enough for them';
const ADDRESS = '13800001234';
let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let secretary: Visitor;
let committee: Visitor;
let gateway: Server;
let received: Received[];
/** What the gateway answers next. */
let status = 200;

beforeAll(async () => {
  test = await startTestApp(libraryWithoutLinks());
  people = await bedCheckPeople(test);
  [clerk, secretary, committee] = await Promise.all([test.signIn(people.clerk), test.signIn(people.secretary), test.signIn(people.committee)]);
  gateway = createServer((request, response) => {
    let body = '';
    request
      .on('data', (piece: Buffer) => void (body += piece.toString()))
      .on('end', () => {
        if (request.headers['x-bihuan-signature'] === signatureOf(SECRET, body) && request.headers['idempotency-key'] === JSON.parse(body).id)
          received.push(JSON.parse(body));
        response.writeHead(status).end();
      });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo; // it listens on TCP
  Object.assign(test.app.get(CONFIG), { outbound: { url: `http://127.0.0.1:${port}/send`, secret: SECRET, publicUrl: 'https://bihuan.example' } });
});
beforeEach(() => {
  received = [];
  status = 200;
});
afterAll(async () => {
  gateway?.close();
  await test?.close();
});

async function confirmedAddress(): Promise<void> {
  await secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: DEMO_PASSWORD });
  await test.settle();
  const code = /验证码(\d{6})/u.exec(received.at(-1)?.text ?? '')?.[1];
  expect((await secretary.send('POST', '/me/outbound-address/confirm', { code })).body).toEqual({
    available: true,
    state: 'confirmed',
    address: '138****1234',
  });
  received = [];
}

async function handedIn(way: NoLink | 'bed-check' = 'bed-check'): Promise<string> {
  const id = await newBedCheck(test, people.unitId, way);
  await clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3, remark: '三床待修' } });
  return id;
}

/** The words the secretary gets when he is reminded of it. */
async function reminded(id: string): Promise<string> {
  expect((await clerk.send('POST', `/items/${id}/reminders`)).body.outcome).toBe('sent');
  await test.settle();
  return received.at(-1)?.text ?? '';
}

const tokenIn = (text: string): string => /\/decide#([\w-]{43})/u.exec(text)?.[1] ?? '';
const linkFor = async (id: string): Promise<string> => tokenIn(await reminded(id));
const ask = async (token: string, method: 'GET' | 'HEAD' = 'GET') => {
  const answer = await test.app.inject({ method, url: '/api/decision-link', headers: { 'x-decision-link': token } });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
};
const press = async (token: string, body: Readonly<Record<string, unknown>> = { type: 'AGREE' }, key: string = uuidV7()) => {
  const { body: seen } = await ask(token);
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/decision-link',
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    payload: JSON.stringify({ token, expectedVersion: seen.version ?? 2, ...body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const rows = <T>(text: string, values: readonly unknown[] = []) => test.work.read(test.tenantId, (tx) => tx.rows<T>(text, values));
const version = async (id: string) => (await rows<{ version: number }>('select version from items where id = $1', [id]))[0]?.version;
/** Whether it stands anywhere in the database, in whatever column; bytes are written as hex. */
const lies = (words: string) =>
  test.asOwner(async (owner) => {
    await owner.query(`select set_config('app.tenant', $1, false)`, [test.tenantId]);
    const { rows: tables } = await owner.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public'`);
    for (const { name } of tables)
      if ((await owner.query(`select from ${name} t where position($1 in t::text) > 0 limit 1`, [words])).rows.length > 0) return true;
    return false;
  });
const sentHash = (token: string) => createHash('sha256').update(token).digest('hex');
const contents = () => test.asOwner((owner) => tableContents(owner, test.tenantId));

it('nothing leaves the house for somebody who did not ask for it, by his own password and the code that was sent there', async () => {
  await reminded(await handedIn());
  expect(received).toEqual([]);
  expect((await secretary.get('/me/outbound-address')).body).toEqual({ available: true, state: 'none', address: null });
  expect((await secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: 'not mine' })).body.code).toBe('password.wrong');
  const asked = await secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: DEMO_PASSWORD });
  expect(asked.body).toEqual({ available: true, state: 'waiting', address: '138****1234' });
  await test.settle();
  expect(received.map(({ to }) => to)).toEqual([ADDRESS]);
  const key = uuidV7();
  const again = () => secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: DEMO_PASSWORD }, key);
  expect(await again()).toEqual(await again());
  expect((await secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: 'not mine' }, key)).body.code).toBe('request.key-reused');
  await test.settle();
  expect(received.length).toBe(2);
  received.shift();
  const code = /验证码(\d{6})/u.exec(received[0]?.text ?? '')?.[1] ?? '';
  expect(JSON.stringify(asked.body)).not.toContain(code);
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await secretary.send('POST', '/me/outbound-address/confirm', { code: wrong })).body.code).toBe('outbound.code-wrong');
  received = [];
  await reminded(await handedIn());
  expect(received).toEqual([]);
  for (let n = 0; n < 5; n += 1) await secretary.send('POST', '/me/outbound-address/confirm', { code: wrong });
  expect((await secretary.send('POST', '/me/outbound-address/confirm', { code })).body.code).toBe('outbound.code-wrong');
  expect((await secretary.get('/notifications')).body.rows.some(({ text }: { text: string }) => text.includes('外部接收地址'))).toBe(true);
  await confirmedAddress();
});

it('A36 whoever opens a link, be it a scanner a hundred times, changes nothing; only pressing decides, and once', async () => {
  const id = await handedIn();
  const text = await reminded(id);
  const token = tokenIn(text);
  expect([text.includes('床位登记'), text.includes('三床'), text.includes('请勿转发')]).toEqual([true, false, true]);
  const before = await contents();
  for (let n = 0; n < 20; n += 1) await Promise.all([ask(token), ask(token, 'HEAD')]);
  expect(await contents()).toEqual(before);
  const { body } = await ask(token);
  expect(body).toMatchObject({
    itemId: id,
    version: 2,
    title: '床位登记',
    acts: [
      { type: 'AGREE', label: '签' },
      { type: 'RETURN', label: '退', reason: 'required' },
    ],
  });
  expect(JSON.stringify(body)).not.toContain('三床');
  const key = uuidV7();
  const decided = await press(token, { type: 'AGREE' }, key);
  expect([decided.status, decided.body]).toEqual([200, { sentence: '已办理：签。' }]);
  const again = await test.app.inject({
    method: 'POST',
    url: '/api/decision-link',
    headers: { 'idempotency-key': key, 'content-type': 'application/json' },
    payload: JSON.stringify({ token, expectedVersion: 2, type: 'AGREE' }),
  });
  expect(again.json()).toEqual(decided.body);
  expect((await press(token)).body).toMatchObject({ code: 'link.used', status: 410 });
  expect(await rows('select actor_id as by from item_events where item_id = $1 and type = $2', [id, 'AGREE'])).toEqual([{ by: secretary.personId }]);
  expect((await rows('select from access_log where item_id = $1 and what = $2', [id, 'decided-by-link'])).length).toBe(1);
});

it('the token is nowhere but in the message: the database knows its hash, and forgets the words once they are sent', async () => {
  status = 503;
  const id = await handedIn();
  const token = await linkFor(id);
  expect(token).not.toBe('');
  expect(await lies(sentHash(token))).toBe(true);
  expect([await lies(token), await lies(Buffer.from(token).toString('hex')), await lies(ADDRESS)]).toEqual([false, false, true]);
  const first = received.at(-1)?.id;
  status = 200;
  await test.work.run(test.tenantId, (tx) => tx.rows(`update outbox set due_at = now()`));
  await test.settle();
  // Delivered at least once, each time under the same id.
  expect(received.map(({ id: each }) => each)).toEqual([first, first]);
  expect(await rows('select from outbound_messages where sealed is not null')).toEqual([]);
  expect([await lies(token), await lies(Buffer.from(token).toString('hex'))]).toEqual([false, false]);
  expect((await press(token)).status).toBe(200);
});

it('a gateway that is down is asked again until it is there, and one that refuses a message is not', async () => {
  const tried = async (answer: number) => {
    status = answer;
    await test.work.run(test.tenantId, (tx) => tx.rows(`update outbox set attempts = 7, due_at = now() where topic = 'outbound.send'`));
    await test.settle();
    return rows(`select attempts, dead_at is not null as dead from outbox where topic = 'outbound.send'`);
  };
  status = 503;
  await reminded(await handedIn());
  for (const answer of [503, 429]) expect(await tried(answer)).toEqual([{ attempts: 8, dead: false }]);
  expect(await tried(400)).toEqual([{ attempts: 8, dead: true }]);
  await test.work.run(test.tenantId, (tx) => tx.rows(`update outbox set dead_at = null`));
  expect(await tried(200)).toEqual([]);
});

it('A36 of two who press at once one decides; the other learns that the link is used', async () => {
  const token = await linkFor(await handedIn());
  const answers = await Promise.all([press(token), press(token, { type: 'RETURN', reason: '请再数' })]);
  expect(answers.map(({ status: each }) => each).sort()).toEqual([200, 410]);
});

it('A36 used, expired, settled, withdrawn and handed-on links each say so in their own words, and decide nothing', async () => {
  const cases: readonly [string, (id: string) => Promise<unknown>][] = [
    ['link.expired', (id) => test.work.run(test.tenantId, (tx) => tx.rows(`update decision_links set expires_at = now() where item_id = $1`, [id]))],
    [
      'link.settled',
      async (id) => {
        const { body } = await committee.get(`/items/${id}`);
        const { step, slotId } = body.allowedActions.find(({ type }: { type: string }) => type === 'AGREE');
        return committee.send('POST', `/items/${id}/events`, { type: 'AGREE', step, slotId, expectedVersion: body.version });
      },
    ],
    ['link.withdrawn', async (id) => clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'TAKE_BACK', expectedVersion: await version(id) })],
    [
      'link.handed-on',
      async (id) => {
        const [slot] = await rows<{ id: string; why: never }>('select id, why from assignments where item_id = $1 and person_id = $2', [
          id,
          secretary.personId,
        ]);
        const [other] = await rows<{ id: string }>(`select id from persons where staff_no = '10007'`);
        return test.work.run(test.tenantId, (tx) =>
          test.app.get(Items).handOver(tx, {
            itemId: id,
            place: 'sign',
            slotId: slot?.id ?? '',
            to: { person: other?.id ?? '', why: { resolver: 'hand-over' } },
            by: { system: 'test' },
            reason: '出差',
          }),
        );
      },
    ],
    ['link.sign-in', (id) => test.work.run(test.tenantId, (tx) => tx.rows(`update items set privacy = 'restricted' where id = $1`, [id]))],
  ];
  const sentences = new Set<string>();
  for (const [code, happens] of cases) {
    const id = await handedIn();
    const token = await linkFor(id);
    await happens(id);
    const before = await version(id);
    const looked = await ask(token);
    const pressed = await press(token);
    expect([code, looked.body.code, pressed.body.code]).toEqual([code, code, code]);
    expect(await version(id)).toBe(before);
    expect(looked.body.detail).not.toMatch(/[{}]/u);
    sentences.add(looked.body.detail);
  }
  expect(sentences.size).toBe(cases.length);
  for (const token of ['', 'x'.repeat(43), '../etc']) expect((await ask(token)).body.code).toBe('link.unknown');
});

it.each(['bed-check-in-person', 'bed-check-by-hand', 'bed-check-with-files'] as const)(
  'A36 no link is made for what is signed in person, by hand or with files, and one from before does not open: %s',
  async (way) => {
    const words = await reminded(await handedIn(way));
    expect([words.includes('请登录办理'), tokenIn(words)]).toEqual([true, '']);
    // Made while it was another step's, or before its process said so.
    const [plain, id] = [await handedIn(), await handedIn(way)];
    const token = await linkFor(plain);
    await test.work.run(test.tenantId, (tx) =>
      tx.rows(
        `update decision_links l set item_id = $2, slot_id = a.id, round = a.round from assignments a where l.item_id = $1 and a.item_id = $2 and a.person_id = l.person_id`,
        [plain, id],
      ),
    );
    const before = await version(id);
    expect([(await ask(token)).body.code, (await press(token)).body.code]).toEqual(['link.sign-in', 'link.sign-in']);
    expect(await version(id)).toBe(before);
  },
);

it('of a restricted list a message names nothing and carries no link that decides', async () => {
  const id = await handedIn();
  await test.work.run(test.tenantId, (tx) => tx.rows(`update items set privacy = 'restricted' where id = $1`, [id]));
  await test.work.run(test.tenantId, (tx) =>
    tx.rows(`insert into outbox (tenant_id, id, topic, payload) values ($1, $2, 'person.reminded', $3)`, [
      test.tenantId,
      uuidV7(),
      JSON.stringify({ personId: secretary.personId, itemId: id }),
    ]),
  );
  await test.settle();
  expect(received.map(({ text }) => text)).toEqual([expect.stringMatching(/有一件事，请您办理。请登录办理：https:\/\/bihuan\.example\/items\//u)]);
  expect(received[0]?.text).not.toMatch(/床位|decide#/u);
});

it('whoever gets another password is sent nothing before he confirms his address again, what was sent before opens no more, and a closed account decides nothing', async () => {
  const token = await linkFor(await handedIn());
  await test.work.run(test.tenantId, (tx) => tx.rows('update accounts set is_disabled = true where person_id = $1', [secretary.personId]));
  expect((await press(token)).body.code).toBe('link.sign-in');
  await test.work.run(test.tenantId, (tx) => tx.rows('update accounts set is_disabled = false where person_id = $1', [secretary.personId]));
  expect((await ask(token)).status).toBe(200);
  await test.work.run(test.tenantId, (tx) => tx.rows('update accounts set password_at = now() where person_id = $1', [secretary.personId]));
  expect([(await ask(token)).body.code, (await press(token)).body.code]).toEqual(['link.sign-in', 'link.sign-in']);
  expect((await secretary.get('/me/outbound-address')).body.state).toBe('void');
  received = [];
  await reminded(await handedIn());
  expect(received).toEqual([]);
  expect((await secretary.send('DELETE', '/me/outbound-address')).body.state).toBe('none');
});

it('what was sent to an address opens no more once it is taken away, nor when the same one is confirmed anew', async () => {
  await confirmedAddress();
  const token = await linkFor(await handedIn());
  expect((await ask(token)).status).toBe(200);
  await secretary.send('DELETE', '/me/outbound-address');
  expect((await press(token)).body.code).toBe('link.sign-in');
  await confirmedAddress();
  expect((await ask(token)).body.code).toBe('link.sign-in');
  await secretary.send('DELETE', '/me/outbound-address');
});

it('without a gateway nobody can ask for one', async () => {
  const config = test.app.get(CONFIG);
  const { outbound } = config;
  Object.assign(config, { outbound: null });
  expect((await secretary.send('POST', '/me/outbound-address', { address: ADDRESS, password: DEMO_PASSWORD })).body.code).toBe('outbound.missing');
  expect((await secretary.get('/me/outbound-address')).body.available).toBe(false);
  Object.assign(config, { outbound });
});
