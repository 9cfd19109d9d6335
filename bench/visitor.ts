import { randomUUID } from 'node:crypto';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';

/** Somebody signed in over HTTP. An answer that is none of success is an error; of the others each caller names what it reads. */
export interface Visitor {
  readonly personId: string;
  get<T = unknown>(path: string): Promise<T>;
  send<T = unknown>(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<T>;
}

export async function signIn(url: string, login: string): Promise<Visitor> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD, publicComputer: false }),
  });
  if (!answer.ok) throw new Error(`${login} cannot sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { cookie, ...(method === 'GET' ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) };
    const response = await fetch(`${url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    return JSON.parse(text) as T; // the product's own contract; a wrong shape fails where it is read
  };
  const { person } = (await answer.json()) as { person: { id: string } }; // the product's own contract
  return { personId: person.id, get: <T>(path: string) => ask<T>('GET', path), send: ask };
}
