import { DEMO_PASSWORD } from '../../../src/capabilities/accounts/index.js';
import { UnitOfWork } from '../../../src/kernel/database/unit-of-work.js';
import { uuidV7 } from '../../../src/kernel/ids/uuid-v7.js';
import type { TestApp } from '../../../src/testing/test-app.js';
import type { CellRequest } from './requests.js';

/** Status, code of the problem and the whole answer as it went over the wire. */
export interface CellAnswer {
  readonly status: number;
  readonly code: string | null;
  readonly raw: Buffer;
}

export type Ask = (method: string, request: CellRequest) => Promise<CellAnswer>;

/** Signs in once; null asks without a session. */
export async function asking({ app }: TestApp, login: string | null): Promise<Ask> {
  const cookie = login === null ? '' : await cookieOf(app, login);
  return async (method, { path, body, file }) => {
    const parts = file ? multipart(file) : body === undefined ? {} : { payload: JSON.stringify(body), type: 'application/json' };
    const headers = {
      ...(cookie && { cookie }),
      ...(method === 'GET' ? {} : { 'idempotency-key': uuidV7() }),
      ...('type' in parts ? { 'content-type': parts.type } : {}),
    };
    const response = await app.inject({
      method: method as 'GET',
      url: `/api${encodeURI(decodeURI(path))}`,
      headers,
      ...('payload' in parts ? { payload: parts.payload } : {}),
    }); // one of the five, from openapi.json
    return { status: response.statusCode, code: codeOf(response.rawPayload, response.headers['content-type']), raw: response.rawPayload };
  };
}

async function cookieOf(app: TestApp['app'], login: string): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { login, password: DEMO_PASSWORD, publicComputer: false } });
  if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`);
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

function multipart({ name, type, bytes }: NonNullable<CellRequest['file']>): { payload: Buffer; type: string } {
  const head = `--line\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return { payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--line--\r\n')]), type: 'multipart/form-data; boundary=line' };
}

function codeOf(raw: Buffer, type: unknown): string | null {
  if (!String(type).startsWith('application/problem+json')) return null;
  return JSON.parse(raw.toString()).code;
}

class Undone<T> extends Error {
  constructor(readonly answer: T) {
    super('done, answered and taken back');
  }
}

/** Every transaction is carried out to its end and then rolled back, so that what is allowed may be tried without an effect. */
export async function withoutEffect<T>({ app }: TestApp, trying: () => Promise<T>): Promise<T> {
  const work = app.get(UnitOfWork);
  const run = work.run.bind(work);
  work.run = async <A>(tenantId: string, doing: Parameters<typeof run<A>>[1]): Promise<A> => {
    try {
      return await run<A>(tenantId, async (tx) => Promise.reject(new Undone(await doing(tx))));
    } catch (error) {
      if (error instanceof Undone) return error.answer as A; // what this very call put in
      throw error;
    }
  };
  try {
    return await trying();
  } finally {
    work.run = run;
  }
}
