import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DEMO_PASSWORD } from '../capabilities/accounts/index.js';
import { createApp } from '../create-app.js';
import { loadDemo } from '../demo/index.js';
import { UnitOfWork } from '../kernel/database/unit-of-work.js';
import { uuidV7 } from '../kernel/ids/uuid-v7.js';
import { OutboxDrain } from '../kernel/outbox/outbox-drain.js';
import { TenantList } from '../kernel/tenants/tenant-list.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';
import { uploadTo } from './upload.js';
import type { UploadedFile } from './upload.js';

type Library = Parameters<typeof loadDemo>[2];

/** Status and body of one answer; a refusal's body is its problem. */
export interface Answer {
  readonly status: number;
  readonly body: any; // the story reads what it expects; a wrong shape fails there
}

export interface Visitor {
  readonly personId: string;
  get(path: string): Promise<Answer>;
  /** Sends with a fresh idempotency key, or with the one given. */
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, key?: string): Promise<Answer>;
}

export interface UploadingVisitor extends Visitor {
  /** A file as it is sent. */
  bytes(path: string): Promise<Buffer>;
  /** Uploads one file as a form on a page does. */
  upload(file: UploadedFile): Promise<Answer>;
}

/** The api as shipped, on a database of its own with the demo organisation, asked in process. */
export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly work: UnitOfWork;
  readonly tenantId: string;
  /** A signed-in person of the demo organisation, by staff number. */
  signIn(staffNo: string): Promise<UploadingVisitor>;
  /** Delivers all messages that wait. */
  settle(): Promise<void>;
  /** A connection as the owner, for looking and for doing harm. */
  asOwner<T>(work: (client: Client) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function startTestApp(library?: Library): Promise<TestApp> {
  const database = await createTestDatabase();
  const app = await apiOn(database);
  const { tenantId } = await loadDemo(app.get(UnitOfWork), app.get(TenantList), library);
  return testAppOf({ app, database, tenantId });
}

/** A second api on the database of the first, serving another tenant; it is closed before the first. */
export async function anotherTestApp({ database }: Pick<TestApp, 'database'>, tenantId: string): Promise<TestApp> {
  const app = await apiOn(database);
  app.get(TenantList).ids = () => Promise.resolve([tenantId]); // as if the other tenants lay in other databases
  return testAppOf({ app, database: { ...database, drop: () => Promise.resolve() }, tenantId });
}

async function apiOn(database: TestDatabase): Promise<NestFastifyApplication> {
  const app = await createApp({ ...database, host: '127.0.0.1', port: 0, demo: true, trustProxy: false, adminRoot: null });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

function testAppOf({ app, database, tenantId }: Pick<TestApp, 'app' | 'database' | 'tenantId'>): TestApp {
  return {
    app,
    database,
    work: app.get(UnitOfWork),
    tenantId,
    signIn: (staffNo) => signIn(app, staffNo),
    settle: () => app.get(OutboxDrain).drain(),
    asOwner: (what) => asOwner(database.ownerUrl, what),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

/** The api as shipped on an empty database: nobody has set it up. */
export interface EmptyTestApp extends Pick<TestApp, 'app' | 'database' | 'work' | 'settle' | 'asOwner' | 'close'> {
  signIn(login: string, password: string): Promise<UploadingVisitor>;
}

export async function startEmptyTestApp(): Promise<EmptyTestApp> {
  const database = await createTestDatabase();
  const app = await createApp({ ...database, host: '127.0.0.1', port: 0, demo: false, trustProxy: false, adminRoot: null });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    database,
    work: app.get(UnitOfWork),
    signIn: (login, password) => signIn(app, login, password),
    settle: () => app.get(OutboxDrain).drain(),
    asOwner: (what) => asOwner(database.ownerUrl, what),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function asOwner<T>(url: string, what: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  await client.connect();
  try {
    return await what(client);
  } finally {
    await client.end();
  }
}

async function signIn(app: NestFastifyApplication, login: string, password: string = DEMO_PASSWORD): Promise<UploadingVisitor> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password, publicComputer: false } });
  if (answer.statusCode >= 300) throw new Error(`${login} cannot sign in: ${answer.body}`);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, key = uuidV7()): Promise<Answer> => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(method === 'GET' ? {} : { 'idempotency-key': key }) };
    const response = await app.inject({ method, url: `/api${path}`, headers, ...payload });
    return { status: response.statusCode, body: response.body === '' ? null : response.json() };
  };
  return {
    personId: answer.json().person.id,
    get: (path) => ask('GET', path),
    send: ask,
    upload: (file) => uploadTo(app, cookie, file),
    bytes: async (path) => (await app.inject({ method: 'GET', url: `/api${path}`, headers: { cookie } })).rawPayload,
  };
}
