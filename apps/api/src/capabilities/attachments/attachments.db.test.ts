import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadDemo } from '../../demo/index.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { ProblemFilter } from '../../kernel/errors/problem.filter.js';
import { kernelProblems } from '../../kernel/errors/problem-catalogue.js';
import { KernelModule } from '../../kernel/kernel.module.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { uploadTo } from '../../testing/upload.js';
import type { UploadedFile } from '../../testing/upload.js';
import { accountsProblems, AccountsModule, DEMO_PASSWORD } from '../accounts/index.js';
import { definitionEntities } from '../definitions/index.js';
import { peopleEntities, PeopleModule } from '../people/index.js';
import { hostileFiles } from './testing/hostile-files.js';
import { attachmentsProblems, AttachmentsModule, claimFiles, filesOf, ITEM_READER } from './index.js';

/** Stands for items: nobody may read any item. */
@Module({
  providers: [
    {
      provide: ITEM_READER,
      useValue: { mayRead: () => Promise.resolve(false), mayReadFile: () => Promise.resolve(false), isRestricted: () => Promise.resolve(false) },
    },
  ],
})
class NoItemsModule {}

const problems = { ...kernelProblems, ...accountsProblems, ...attachmentsProblems };
let database: TestDatabase;
let app: NestFastifyApplication;
let cookies: string[];
let tenantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await apiOn(database);
  ({ tenantId } = await loadDemo(app.get(UnitOfWork), app.get(TenantList)));
  cookies = [await cookieOf('10001'), await cookieOf('10002')];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function apiOn(on: TestDatabase): Promise<NestFastifyApplication> {
  const config = { ...on, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null };
  const kernel = KernelModule.with({ config, entities: [...peopleEntities, ...definitionEntities], problems });
  class TestModule {}
  Module({ imports: [kernel, PeopleModule, AccountsModule, AttachmentsModule, NoItemsModule] })(TestModule);
  const made = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false, abortOnError: false });
  made.setGlobalPrefix('api');
  made.useGlobalPipes(new StandardSchemaValidationPipe({ errorHttpStatusCode: 422 }));
  made.useGlobalFilters(new ProblemFilter(problems));
  await made.init();
  await made.getHttpAdapter().getInstance().ready();
  return made;
}

async function cookieOf(login: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: DEMO_PASSWORD, publicComputer: false } });
  expect([answer.statusCode, answer.json().person?.staffNo]).toEqual([200, login]);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

const upload = (file: UploadedFile, as = 0) => uploadTo(app, cookies[as] ?? '', file);
const get = (url: string, as = 0) => app.inject({ method: 'GET', url, headers: { cookie: cookies[as] ?? '' } });
const textFile = (words: string): UploadedFile => ({ name: '会议记录.txt', type: 'text/plain', bytes: Buffer.from(words) });

describe('an attachment', () => {
  it('comes back as it was sent, as a download, to who uploaded it', async () => {
    const long = '会'.repeat(200_000); // more than two pieces
    const { body: stored } = await upload(textFile(long));
    const answer = await get(`/api/attachments/${stored.id}`);
    expect([answer.statusCode, stored.sha256]).toEqual([200, sha256(Buffer.from(long))]);
    expect(answer.rawPayload.toString()).toBe(long);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('会议记录.txt')}`);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('does not exist for anybody else, nor for a visitor', async () => {
    const { id } = (await upload(textFile('a'))).body;
    expect((await get(`/api/attachments/${id}`, 1)).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: `/api/attachments/${id}` })).json().code).toBe('session.missing');
    expect((await get('/api/attachments/not-an-id')).statusCode).toBe(422);
  });

  it('cannot be claimed by somebody who did not upload it', async () => {
    const { id } = (await upload(textFile('a'))).body;
    const work = app.get(UnitOfWork);
    const [file] = await work.read(tenantId, (tx) => filesOf(tx, [id]));
    expect(file).toMatchObject({ name: '会议记录.txt', size: 1, itemId: null });
    await expect(work.run(tenantId, (tx) => claimFiles(tx, [id], randomUUID(), randomUUID()))).rejects.toMatchObject({ code: 'file.not-yours' });
  });
});

/** One request on uploads, with a fresh key or the one given. */
async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { payload, as = 0, key = randomUUID() }: { payload?: object; as?: number; key?: string } = {},
) {
  const type = payload === undefined ? {} : { 'content-type': Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json' };
  const answer = await app.inject({
    method,
    url: `/api/uploads${path}`,
    headers: { cookie: cookies[as] ?? '', ...type, ...(method === 'GET' ? {} : { 'idempotency-key': key }) },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const announced = ({ name, type, bytes }: UploadedFile) => ({ name, type, size: bytes.length, sha256: sha256(bytes) });
const PIECE = 256 * 1024;
const scan = (): UploadedFile => ({
  name: '签到表.txt',
  type: 'text/plain',
  bytes: Buffer.from(randomBytes(PIECE).toString('hex') + randomBytes(1000).toString('hex')),
}); // two pieces and a bit
const pieceOf = ({ bytes }: UploadedFile, at: number): Buffer => bytes.subarray(at * PIECE, (at + 1) * PIECE);
/** What is kept of files and of those under way. */
const kept = () =>
  app
    .get(UnitOfWork)
    .read(tenantId, (tx) =>
      tx.row<object>(
        'select (select count(*)::int from files) as files, (select count(*)::int from file_chunks) as chunks, (select count(*)::int from uploads) as uploads, (select count(*)::int from upload_pieces) as pieces',
      ),
    );

describe('a file on its way', () => {
  it('goes on where it stopped when the network breaks in the middle of a piece, the api is started anew and the page is opened again', async () => {
    const file = scan();
    const { id } = (await send('POST', '', { payload: announced(file) })).body;
    expect((await send('PUT', `/${id}/bytes/0`, { payload: pieceOf(file, 0) })).body.offset).toBe(PIECE);
    await app.listen(0, '127.0.0.1');
    await cutOff(app, { path: `/api/uploads/${id}/bytes/${PIECE}`, cookie: cookies[0] ?? '', bytes: pieceOf(file, 1) });
    await app.close();
    app = await apiOn(database);
    expect((await send('GET', `/${id}`)).body).toEqual({ id, name: file.name, size: file.bytes.length, offset: PIECE, piece: PIECE });
    // The same file chosen again is the same upload, also for a page that knows nothing of the first.
    const again = (await send('POST', '', { payload: announced(file) })).body;
    expect(again).toMatchObject({ id, offset: PIECE });
    await send('PUT', `/${id}/bytes/${PIECE}`, { payload: pieceOf(file, 1) });
    await send('PUT', `/${id}/bytes/${2 * PIECE}`, { payload: pieceOf(file, 2) });
    const stored = (await send('POST', `/${id}/finish`)).body;
    expect([stored.sha256, (await get(`/api/attachments/${stored.id}`)).rawPayload.equals(file.bytes)]).toEqual([sha256(file.bytes), true]);
    expect((await send('GET', `/${id}`)).body.code).toBe('upload.gone');
  });

  it('is kept once: a piece sent twice changes nothing, and finishing again with the same key answers the same', async () => {
    const file = scan();
    const { id } = (await send('POST', '', { payload: announced(file) })).body;
    const twice = await Promise.all([
      send('PUT', `/${id}/bytes/0`, { payload: pieceOf(file, 0) }),
      send('PUT', `/${id}/bytes/0`, { payload: pieceOf(file, 0) }),
    ]);
    expect(twice.map(({ status, body }) => [status, body.offset])).toEqual([
      [200, PIECE],
      [200, PIECE],
    ]);
    for (const at of [1, 2]) await send('PUT', `/${id}/bytes/${at * PIECE}`, { payload: pieceOf(file, at) });
    const key = randomUUID();
    const first = (await send('POST', `/${id}/finish`, { key })).body;
    expect((await send('POST', `/${id}/finish`, { key })).body).toEqual(first);
    expect((await send('POST', `/${id}/finish`)).body.code).toBe('upload.gone');
  });

  it('is refused where it does not fit on, is somebody else’s, not whole, or not what was announced, and nothing changes', async () => {
    const file = scan();
    const { id } = (await send('POST', '', { payload: announced(file) })).body;
    await send('PUT', `/${id}/bytes/0`, { payload: pieceOf(file, 0) });
    const before = await kept();
    const wrong = [
      await send('PUT', `/${id}/bytes/${2 * PIECE}`, { payload: pieceOf(file, 2) }), // one is left out
      await send('PUT', `/${id}/bytes/0`, { payload: pieceOf(file, 1) }), // filled with something else
      await send('PUT', `/${id}/bytes/${PIECE}`, { payload: pieceOf(file, 1).subarray(1) }), // shorter than a piece
      await send('PUT', `/${id}/bytes/7`, { payload: pieceOf(file, 1) }),
    ];
    expect(wrong.map(({ status, body }) => [status, body.code, body.facts?.offset])).toEqual(wrong.map(() => [409, 'upload.out-of-place', PIECE]));
    expect(wrong[0]?.body.detail).toBe(`收到的这一段与已收到的部分接不上，没有保存这一段。已收到的还在，请从第${PIECE}字节接着传，或重新选择文件。`);
    expect(await send('PUT', `/${id}/bytes/${PIECE}`, { payload: Buffer.concat([pieceOf(file, 1), pieceOf(file, 2)]) })).toMatchObject({ status: 413 });
    expect(await send('PUT', `/${id}/bytes/${PIECE}`, { payload: { bytes: 'x' } })).toMatchObject({ status: 422, body: { code: 'upload.no-bytes' } });
    expect(await send('POST', `/${id}/finish`)).toMatchObject({ status: 409, body: { code: 'upload.not-whole' } });
    for (const answer of [
      await send('GET', `/${id}`, { as: 1 }),
      await send('PUT', `/${id}/bytes/${PIECE}`, { payload: pieceOf(file, 1), as: 1 }),
      await send('POST', `/${id}/finish`, { as: 1 }),
      await send('DELETE', `/${id}`, { as: 1 }),
    ])
      expect(answer).toMatchObject({ status: 404, body: { code: 'upload.gone' } });
    // The very bytes announced by somebody else are an upload of his own.
    const others = (await send('POST', '', { payload: announced(file), as: 1 })).body;
    expect([others.id === id, others.offset]).toEqual([false, 0]);
    await send('DELETE', `/${others.id}`, { as: 1 });
    expect(await kept()).toEqual(before);
  });

  it('is not kept when what came is not what was announced, and called off nothing of it is left', async () => {
    const before = await kept();
    const file = scan();
    const { id } = (await send('POST', '', { payload: { ...announced(file), sha256: sha256(Buffer.from('something else')) } })).body;
    for (const at of [0, 1, 2]) await send('PUT', `/${id}/bytes/${at * PIECE}`, { payload: pieceOf(file, at) });
    const answer = await send('POST', `/${id}/finish`);
    expect([answer.status, answer.body.code, answer.body.detail]).toEqual([
      422,
      'file.hash-differs',
      '收到的“签到表.txt”与您选的文件不一致，没有保存。请重新选择这个文件再传一次。',
    ]);
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect(await kept()).toEqual(before);
  });

  it('is refused before a byte comes when it is too large, empty, of no accepted kind or called something else, and a program under another name with its first piece', async () => {
    const before = await kept();
    const say = async (more: object) => {
      const { status, body } = await send('POST', '', { payload: { ...announced(textFile('a')), ...more } });
      return [status, body.code];
    };
    expect(await say({ size: 20 * 1024 * 1024 + 1 })).toEqual([413, 'file.too-large']);
    expect(await say({ size: 0 })).toEqual([422, 'file.empty']);
    expect(await say({ name: '工具.exe' })).toEqual([422, 'file.type-unknown']);
    expect(await say({ name: '照片.png' })).toEqual([422, 'file.type-differs']);
    expect(await say({ name: 'a\0.txt' })).toEqual([422, 'request.malformed']);
    const { status, body } = await upload({ name: '照片.png', type: 'image/png', bytes: Buffer.from('MZ\x90\0 This program cannot be run') });
    expect([status, body.code, body.detail]).toEqual([
      422,
      'file.type-differs',
      '文件“照片.png”的内容与扩展名不符，没有保存。请用原来的软件重新保存后再上传。',
    ]);
    await app.get(UnitOfWork).run(tenantId, (tx) => tx.rows('delete from uploads where received = 0'));
    expect(await kept()).toEqual(before);
  });

  it('leaves nothing behind when it was made to do harm, and says why in a sentence', async () => {
    const before = await kept();
    // One of each reason; all of them are looked at in checks.test.ts.
    const one = new Map(
      hostileFiles()
        .filter(({ bytes }) => bytes.length < PIECE)
        .map((file) => [file.code, file]),
    );
    for (const { title, code, ...file } of one.values()) {
      const { status, body } = await upload(file);
      expect([title, status, body.code]).toEqual([title, 422, code]);
      expect([title, body.detail]).toEqual([title, expect.stringMatching(/^(?:文件|图片)“[^{}]+没有保存。请[^{}]+。$/u)]);
      // The page calls off what was refused.
      await app
        .get(UnitOfWork)
        .run(tenantId, (tx) =>
          tx.rows('with gone as (delete from upload_pieces returning 1) select count(*) from gone').then(() => tx.rows('delete from uploads')),
        );
    }
    expect(await kept()).toEqual({ ...before, uploads: 0, pieces: 0 });
  });

  it('gets in nobody’s way: more than forty under way are refused, and after a day without a piece it is gone', async () => {
    const begun = (n: number) => send('POST', '', { payload: { ...announced(textFile('a')), sha256: sha256(Buffer.from(String(n))) }, as: 1 });
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) ids.push((await begun(n)).body.id);
    expect(await begun(40)).toMatchObject({ status: 429, body: { code: 'upload.too-many' } });
    await send('PUT', `/${ids[0]}/bytes/0`, { payload: Buffer.from('a'), as: 1 });
    await app.get(UnitOfWork).run(tenantId, (tx) => tx.rows(`update uploads set touched_at = now() - interval '25 hours' where id = any($1::uuid[])`, [ids]));
    expect((await send('GET', `/${ids[0]}`, { as: 1 })).status).toBe(404);
    for (const n of [41, 42]) expect((await begun(n)).status).toBe(201);
    const [left] = await app
      .get(UnitOfWork)
      .read(tenantId, (tx) => tx.rows<{ count: number }>('select count(*)::int as count from uploads where id = any($1::uuid[])', [ids]));
    expect(left).toEqual({ count: 0 });
  });
});

/** Sends half a piece over a real connection and breaks it. */
async function cutOff(on: NestFastifyApplication, { path, cookie, bytes }: { path: string; cookie: string; bytes: Buffer }): Promise<void> {
  const { port } = on.getHttpServer().address() as AddressInfo; // it listens on a port
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/octet-stream', 'content-length': bytes.length },
  });
  const broken = new Promise<void>((resolve) => {
    sent.on('error', () => resolve());
  });
  await new Promise<void>((resolve, reject) => {
    sent.write(bytes.subarray(0, bytes.length / 2), (error) => (error ? reject(error) : resolve()));
  });
  sent.destroy(new Error('the network is gone'));
  await broken;
}

describe('the session', () => {
  it('tells who is signed in, remembers the text size, and ends', async () => {
    const cookie = await cookieOf('10003');
    const me = (await app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).json();
    expect(me).toMatchObject({
      today: { on: '2018-10-08', text: '10月8日（周一）' },
      textSize: 'standard',
      insecureTransport: false,
      publicComputer: false,
      tenant: { isDemo: true },
    });
    const patched = await app.inject({ method: 'PATCH', url: '/api/me', payload: { textSize: 'large' }, headers: { cookie, 'idempotency-key': randomUUID() } });
    expect(patched.json().textSize).toBe('large');
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } })).statusCode).toBe(204);
    expect((await app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).statusCode).toBe(401);
  });

  it('refuses a change that comes from a foreign page, signing in included', async () => {
    const payload = { login: '10001', password: DEMO_PASSWORD, publicComputer: false };
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload, headers: { origin: 'http://elsewhere.example' } });
    expect(answer.json().code).toBe('request.foreign-site');
  });

  it('is not opened by a body with a word too many', async () => {
    const payload = { login: '10001', password: DEMO_PASSWORD, publicComputer: false, admin: true };
    expect((await app.inject({ method: 'POST', url: '/api/session', payload })).statusCode).toBe(422);
  });

  it('shows people and units, and moves the date of the demo', async () => {
    expect((await get('/api/people?q=10001')).json()).toHaveLength(1);
    expect((await get('/api/units?category=branch')).json().length).toBeGreaterThan(5);
    expect((await app.inject({ method: 'GET', url: '/api/demo-sign-ins' })).json()).toMatchObject({ password: DEMO_PASSWORD });
    expect((await app.inject({ method: 'GET', url: '/api/demo-sign-ins', headers: { host: 'elsewhere.example' } })).json()).toMatchObject({
      password: null,
      sessions: [],
    });
    const headers = { cookie: cookies[0] ?? '', 'idempotency-key': randomUUID() };
    const moved = await app.inject({ method: 'POST', url: '/api/demo/date', payload: { date: '2018-10-16' }, headers });
    expect(moved.json().today).toEqual({ on: '2018-10-16', text: '10月16日（周二）' });
  });
});
