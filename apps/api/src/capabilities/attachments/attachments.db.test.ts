import multipart from '@fastify/multipart';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { loadDemo } from '../../demo/index.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { ProblemFilter } from '../../kernel/errors/problem.filter.js';
import { kernelProblems } from '../../kernel/errors/problem-catalogue.js';
import { KernelModule } from '../../kernel/kernel.module.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { createTestDatabase } from '../../testing/test-database.js';
import type { TestDatabase } from '../../testing/test-database.js';
import { accountsProblems, AccountsModule, DEMO_PASSWORD } from '../accounts/index.js';
import { definitionEntities } from '../definitions/index.js';
import { peopleEntities, PeopleModule } from '../people/index.js';
import { attachmentsProblems, AttachmentsModule, claimFiles, filesOf, ITEM_READER } from './index.js';

/** Stands for items: nobody may read any item. */
@Module({ providers: [{ provide: ITEM_READER, useValue: { mayRead: () => Promise.resolve(false), mayReadFile: () => Promise.resolve(false), isRestricted: () => Promise.resolve(false) } }] })
class NoItemsModule {}

const problems = { ...kernelProblems, ...accountsProblems, ...attachmentsProblems };
let database: TestDatabase;
let app: NestFastifyApplication;
let cookies: string[];
let tenantId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const config = { ...database, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null };
  const kernel = KernelModule.with({ config, entities: [...peopleEntities, ...definitionEntities], problems });
  class TestModule {}
  Module({ imports: [kernel, PeopleModule, AccountsModule, AttachmentsModule, NoItemsModule] })(TestModule);
  app = await NestFactory.create<NestFastifyApplication>(TestModule, new FastifyAdapter(), { logger: false, abortOnError: false });
  app.setGlobalPrefix('api');
  app.useGlobalPipes(new StandardSchemaValidationPipe({ errorHttpStatusCode: 422 }));
  app.useGlobalFilters(new ProblemFilter(problems));
  await app.register(multipart);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  ({ tenantId } = await loadDemo(app.get(UnitOfWork), app.get(TenantList)));
  cookies = [await cookieOf('10001'), await cookieOf('10002')];
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

async function cookieOf(login: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: DEMO_PASSWORD, publicComputer: false } });
  expect([answer.statusCode, answer.json().person?.staffNo]).toEqual([200, login]);
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

interface Upload { readonly name: string; readonly type: string; readonly bytes: Buffer; readonly key?: string; readonly as?: number }

function upload({ name, type, bytes, key = randomUUID(), as = 0 }: Upload) {
  const head = `--line\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--line--\r\n')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=line', 'idempotency-key': key, cookie: cookies[as] ?? '' };
  return app.inject({ method: 'POST', url: '/api/attachments', payload, headers });
}

const get = (url: string, as = 0) => app.inject({ method: 'GET', url, headers: { cookie: cookies[as] ?? '' } });
const text = (words: string): Upload => ({ name: '会议记录.txt', type: 'text/plain', bytes: Buffer.from(words) });

describe('an attachment', () => {
  it('comes back as it was sent, as a download, to who uploaded it', async () => {
    const long = '会'.repeat(200_000); // more than two chunks
    const stored = (await upload(text(long))).json();
    const answer = await get(`/api/attachments/${stored.id}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.toString()).toBe(long);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('会议记录.txt')}`);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('does not exist for anybody else, nor for a visitor', async () => {
    const { id } = (await upload(text('a'))).json();
    expect((await get(`/api/attachments/${id}`, 1)).statusCode).toBe(404);
    expect((await app.inject({ method: 'GET', url: `/api/attachments/${id}` })).json().code).toBe('session.missing');
    expect((await get('/api/attachments/not-an-id')).statusCode).toBe(422);
  });

  it('is stored once for one key, and the key is not good for another file', async () => {
    const key = randomUUID();
    const first = (await upload({ ...text('a'), key })).json();
    expect((await upload({ ...text('a'), key })).json()).toEqual(first);
    expect((await upload({ ...text('b'), key })).json().code).toBe('request.key-reused');
  });

  it('is refused when it is too large, not what it says, or missing', async () => {
    expect((await upload({ ...text(''), bytes: Buffer.alloc(20 * 1024 * 1024 + 1, 0x61) })).json()).toMatchObject({ code: 'file.too-large', status: 413 });
    expect((await upload({ name: 'a.png', type: 'image/png', bytes: Buffer.from('%PDF-') })).json().code).toBe('file.type-differs');
    const none = await app.inject({ method: 'POST', url: '/api/attachments', payload: {}, headers: { cookie: cookies[0] ?? '', 'idempotency-key': randomUUID() } });
    expect(none.json().code).toBe('file.missing');
  });

  it('cannot be claimed by somebody who did not upload it', async () => {
    const { id } = (await upload(text('a'))).json();
    const work = app.get(UnitOfWork);
    const [file] = await work.read(tenantId, (tx) => filesOf(tx, [id]));
    expect(file).toMatchObject({ name: '会议记录.txt', size: 1, itemId: null });
    await expect(work.run(tenantId, (tx) => claimFiles(tx, [id], randomUUID(), randomUUID()))).rejects.toMatchObject({ code: 'file.not-yours' });
  });
});

describe('the session', () => {
  it('tells who is signed in, remembers the text size, and ends', async () => {
    const cookie = await cookieOf('10003');
    const me = (await app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })).json();
    expect(me).toMatchObject({ today: { on: '2018-10-08', text: '10月8日（周一）' }, textSize: 'standard', insecureTransport: false, publicComputer: false, tenant: { isDemo: true } });
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
    expect((await app.inject({ method: 'GET', url: '/api/demo-sign-ins', headers: { host: 'elsewhere.example' } })).json()).toMatchObject({ password: null, sessions: [] });
    const headers = { cookie: cookies[0] ?? '', 'idempotency-key': randomUUID() };
    const moved = await app.inject({ method: 'POST', url: '/api/demo/date', payload: { date: '2018-10-16' }, headers });
    expect(moved.json().today).toEqual({ on: '2018-10-16', text: '10月16日（周二）' });
  });
});
