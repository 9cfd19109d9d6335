import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { Client } from 'pg';
import { DEMO_PASSWORD } from '../apps/api/dist/capabilities/accounts/index.js';
import { actAt } from './lifecycle.ts';
import type { Outcome } from './window.ts';
import type { Wire } from './wire.ts';

/** One open slot at the beginning of a window; each is used at most once in it. */
export interface Work {
  readonly item: string;
  readonly slot: string;
  readonly place: string;
  readonly person: string;
  readonly version: number;
}

/** What the product said it did; it must be found in the database afterwards. */
export interface Acknowledged {
  readonly eventId: string;
  readonly hash: string;
  readonly key: string;
}

export interface Sending {
  /** One for each client. */
  readonly wires: readonly Wire[];
  readonly cookies: ReadonlyMap<string, string>;
  readonly work: readonly Work[];
  readonly staleEvery: number;
  readonly returnEvery: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64, noDelay: true });

/** One attempt after the other from the list of open work: acts, agreements, every tenth a return, and some with a stale version. */
export function sender({ wires, cookies, work, staleEvery, returnEvery }: Sending): {
  attempt(client: number): Promise<Outcome>;
  readonly acknowledged: Acknowledged[];
} {
  const acknowledged: Acknowledged[] = [];
  let turn = 0;
  const attempt = async (client: number): Promise<Outcome> => {
    const [at, now, wire] = [turn, work[turn], wires[client]];
    turn += 1;
    if (!now) return 'empty';
    if (!wire) throw new Error('a connection for each client');
    const isStale = at % staleEvery === staleEvery - 1;
    const key = randomUUID();
    // An agreement on an older page still counts where others only signed meanwhile; a return never does.
    const body = JSON.stringify({ ...eventFor(now, isStale || at % returnEvery === 0), expectedVersion: now.version - (isStale ? 1 : 0) });
    const answer = await wire.post(`/api/items/${now.item}/events`, body, `cookie: ${cookies.get(now.person) ?? ''}\r\nidempotency-key: ${key}\r\n`);
    if (answer.status !== (isStale ? 409 : 200)) throw new Error(`${body} was answered with ${answer.status}: ${answer.text}`);
    if (isStale) return 'stale';
    const { receipt } = JSON.parse(answer.text) as { receipt: { eventId: string; hash: string } }; // the product's own contract; checked against the database
    acknowledged.push({ eventId: receipt.eventId, hash: receipt.hash, key });
    return 'decided';
  };
  return { attempt, acknowledged };
}

function eventFor({ place, slot }: Work, isReturn: boolean): object {
  const act = actAt[place];
  if (act !== undefined) return { type: 'ACT', act };
  return isReturn ? { type: 'RETURN', step: place, slotId: slot, reason: '请补充责任人和完成时间' } : { type: 'AGREE', step: place, slotId: slot };
}

/** What is open now, one slot an item, in an order without meaning. The connection sees all tenants. */
export async function openWork(admin: Client): Promise<Work[]> {
  const { rows } = await admin.query<Work>(`
    select * from (
      select distinct on (a.item_id) a.item_id as item, a.id as slot, a.place, a.person_id as person, i.version
      from assignments a join items i on i.tenant_id = a.tenant_id and i.id = a.item_id
      where a.closed_at is null and i.kind = 'bench' order by a.item_id, a.id) open
    order by random()`);
  return rows;
}

/** Everybody who can ever get a slot signs in once; sessions are real ones. */
export async function signInAll(url: string, admin: Client): Promise<Map<string, string>> {
  const { rows } = await admin.query<{ person: string; login: string }>(`
    select distinct s.id as person, s.staff_no as login from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id
    where p.key in ('branch_clerk', 'branch_secretary', 'office_head', 'deputy_secretary')`);
  const cookies = new Map<string, string>();
  for (const { person, login } of rows) {
    const { status, text, cookie } = await post(`${url}/api/session`, { login, password: DEMO_PASSWORD, publicComputer: false }, {});
    if (status >= 300 || cookie === undefined) throw new Error(`${login} cannot sign in: ${text}`);
    cookies.set(person, cookie);
  }
  return cookies;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookie: string | undefined;
}

/** Sends one request on a kept connection. */
export function post(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } },
      (answer) => {
        let received = '';
        answer.setEncoding('utf8').on('data', (part: string) => (received += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: received, cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(text);
  });
}
