import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DEMO_PASSWORD } from '../capabilities/accounts/index.js';
import { uuidV7 } from '../kernel/ids/uuid-v7.js';
import type { Answer, Visitor } from './test-app.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Sent {
  readonly method: Method;
  readonly path: string;
  readonly cookie?: string;
  readonly key?: string;
  readonly body?: unknown;
}

/** A visitor over a real connection; a lost connection rejects. */
export interface HttpVisitor extends Omit<Visitor, 'upload'> {
  /** Sends the same request with the same key until an answer arrives that is final: what the client contract asks of a client. */
  sendUntilAnswered(path: string, body: unknown, key?: string): Promise<Answer & { readonly lost: number }>;
  /** Listens to an event stream until it has said enough, ends or breaks; answers all it said. */
  listen(path: string, isEnough: (said: string) => boolean): Promise<string>;
}

export async function signInOverHttp(origin: string, login: string): Promise<HttpVisitor> {
  const answer = await ask(origin, { method: 'POST', path: '/session', body: { login, password: DEMO_PASSWORD, publicComputer: false } });
  if (answer.status !== 200) throw new Error(`${login} cannot sign in: ${JSON.stringify(answer.body)}`);
  const { cookie } = answer;
  const send: Visitor['send'] = (method, path, body, key = uuidV7()) => ask(origin, { method, path, cookie, key, body });
  return {
    personId: answer.body.person.id,
    get: (path) => ask(origin, { method: 'GET', path, cookie }),
    send,
    sendUntilAnswered: (path, body, key = uuidV7()) => untilAnswered(() => send('POST', path, body, key)),
    listen: (path, isEnough) => listen(`${origin}/api${path}`, cookie, isEnough),
  };
}

function listen(url: string, cookie: string, isEnough: (said: string) => boolean): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const asking = request(url, { method: 'GET', headers: { cookie, accept: 'text/event-stream' }, agent: false }, (response) => {
      response.on('data', (piece: Buffer) => {
        said += piece.toString();
        if (isEnough(said)) asking.destroy();
      });
      response.on('error', () => undefined);
      response.on('close', () => resolve(said));
    });
    asking.on('error', () => resolve(said));
    asking.end();
  });
}

/** More than an api on a busy machine takes to start anew. */
const MOST_TRIES = 2_000;

async function untilAnswered(send: () => Promise<Answer>): Promise<Answer & { lost: number }> {
  for (let lost = 0; lost < MOST_TRIES; lost += 1) {
    const answer = await send().catch(() => null);
    if (answer && answer.status < 500) return { ...answer, lost };
    await pause(50);
  }
  throw new Error(`No answer came in ${MOST_TRIES} tries.`);
}

/** One request on a connection of its own, so that nothing is retried behind the test's back. */
function ask(origin: string, { method, path, cookie, key, body }: Sent): Promise<Answer & { cookie: string }> {
  const headers = { ...(cookie && { cookie }), ...(key && { 'idempotency-key': key }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return new Promise((resolve, reject) => {
    const sending = request(`${origin}/api${path}`, { method, headers, agent: false, timeout: 20_000 }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const cookies = (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '');
        resolve({ status: response.statusCode ?? 0, body: text === '' ? null : JSON.parse(text), cookie: cookies.join('; ') });
      });
    });
    sending.on('timeout', () => sending.destroy(new Error('no answer in twenty seconds')));
    sending.on('error', reject);
    sending.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
