import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../testing/bed-check.js';
import type { BedCheckPeople } from '../../testing/bed-check.js';
import { openStream } from '../../testing/event-stream.js';
import type { OpenStream, StreamEvent } from '../../testing/event-stream.js';
import { untilWaiting } from '../../testing/sent-at-once.js';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp, Visitor } from '../../testing/test-app.js';
import { DEMO_PASSWORD } from '../accounts/index.js';
import { LiveStreams, MOST_OF_SESSION } from './live-streams.js';

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
let base: string;
const open: OpenStream[] = [];

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  clerk = await test.signIn(people.clerk);
  await test.app.listen(0, '127.0.0.1');
  base = `${await test.app.getUrl()}/api`;
});
afterAll(async () => {
  for (const stream of open) stream.close();
  await test?.close();
});

/** A session of its own, as a browser has one. */
async function cookieOf(login: string): Promise<string> {
  const answer = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: DEMO_PASSWORD, publicComputer: false }),
  });
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function lookOn(cookie: string, items: readonly string[] = [], lastId?: string): Promise<OpenStream> {
  const stream = await openStream(`${base}/live${items.length > 0 ? `?items=${items.join(',')}` : ''}`, {
    cookie,
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
  });
  open.push(stream);
  return stream;
}

const isState = ({ event }: StreamEvent): boolean => event === 'state';
const handIn = (id: string, version = 1) =>
  clerk.send('POST', `/items/${id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: version, data: { beds: 3, remark: '三床待修' } });
/** As if somebody had acted whom nobody heard. */
const versionOf = (id: string, version: number) => test.work.run(test.tenantId, (tx) => tx.rows('update items set version = $2 where id = $1', [id, version]));
const newItem = () => newBedCheck(test, people.unitId);

/** How long each waited who should hear within a second; a machine busy with other things may be late once or twice. */
const delays: number[] = [];
async function soon(stream: OpenStream, fits: Parameters<OpenStream['next']>[0]): Promise<StreamEvent> {
  const from = performance.now();
  const event = await stream.next(fits);
  delays.push(performance.now() - from);
  return event;
}

async function over(stream: OpenStream): Promise<void> {
  for (const end = Date.now() + 20_000; !stream.isOver() && Date.now() < end; await pause(10));
  expect(stream.isOver()).toBe(true);
}

it('whoever has it in hand hears within a second that something changed, by number and version, and not a word of it', async () => {
  const id = await newItem();
  const secretary = await lookOn(await cookieOf(people.secretary), [id]);
  expect([secretary.status, secretary.headers['content-type'], secretary.headers['cache-control'], secretary.headers['x-accel-buffering']]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store, no-transform',
    'no',
  ]);
  const before = await secretary.next(isState);
  expect(before.data.items).toEqual([{ id, version: 1, draft: null }]);
  await handIn(id);
  const after = await soon(secretary, ({ data }) => data?.items?.[0]?.version === 2);
  expect(after.data.inbox.count).toBe(before.data.inbox.count + 1);
  expect(after.data.inbox.stamp).not.toBe(before.data.inbox.stamp);
  expect(Object.keys(after.data).sort()).toEqual(['inbox', 'items', 'today', 'unread']);
  expect(JSON.stringify(secretary.events)).not.toMatch(/[\u4e00-\u9fff]/u);
  const shown = await (await test.signIn(people.secretary)).get('/inbox');
  expect(after.data.inbox.count).toBe(shown.body.sections.flatMap(({ cards }: { cards: unknown[] }) => cards).length);
  secretary.close();
});

it('who is named to stand in hears at once that more lies in his hands, and that it is over; everybody hears that the day is another one', async () => {
  const id = await newItem();
  await handIn(id);
  const secretary = await test.signIn(people.secretary);
  const proxy = await lookOn(await cookieOf(people.committee));
  const before = await proxy.next(isState);
  const {
    body: { id: window },
  } = await secretary.send('POST', '/proxies', { proxyId: (await test.signIn(people.committee)).personId, from: before.data.today, to: before.data.today });
  const named = await soon(proxy, ({ data }) => data?.inbox?.count > before.data.inbox.count);
  await secretary.send('POST', `/proxies/${window}/revoke`);
  await soon(proxy, ({ data, id: at }) => at !== named.id && data?.inbox?.count === before.data.inbox.count && data?.inbox?.stamp !== named.data.inbox.stamp);
  const [year = '', month = ''] = before.data.today.split('-');
  const next = `${year}-${month}-28`;
  expect((await secretary.send('POST', '/demo/date', { date: next })).status).toBeLessThan(300);
  await soon(proxy, ({ data }) => data?.today === next);
  proxy.close();
});

it('whoever may not read an item is told no version of it, nor whether it exists', async () => {
  const id = await newItem();
  const stranger = await lookOn(await cookieOf('10016'), [id, uuidV7()]);
  const first = await stranger.next(isState);
  expect(first.data.items.map(({ version }: { version: number | null }) => version)).toEqual([null, null]);
  await handIn(id);
  await pause(600);
  expect(stranger.events.filter(isState).length).toBe(1);
  stranger.close();
});

it('who comes back is told only what he missed, by the number of the last event, and nothing if he missed nothing', async () => {
  const id = await newItem();
  const cookie = await cookieOf(people.secretary);
  const first = await lookOn(cookie, [id]);
  const seen = await first.next(isState);
  first.close();
  const again = await lookOn(cookie, [id], seen.id ?? '');
  await again.next(({ event }) => event === 'beat');
  await pause(300);
  expect(again.events.some(isState)).toBe(false);
  again.close();
  await handIn(id);
  const late = await lookOn(cookie, [id], seen.id ?? '');
  expect((await late.next(isState)).data.items).toEqual([{ id, version: 2, draft: null }]);
  late.close();
});

it('a change that another process commits is heard as well; without a stream the same is asked once', async () => {
  const id = await newItem();
  const cookie = await cookieOf(people.secretary);
  const stream = await lookOn(cookie, [id]);
  await stream.next(isState);
  await versionOf(id, 2);
  await test.asOwner(async (owner) => {
    await owner.query(`select pg_notify('bihuan_changes', 'nonsense')`);
    await owner.query(`select pg_notify('bihuan_changes', $1)`, [`${test.tenantId}|${id}|`]);
  });
  expect((await soon(stream, isState)).data.items).toEqual([{ id, version: 2, draft: null }]);
  await versionOf(id, 1);
  const { body } = await (await test.signIn(people.secretary)).get(`/live?items=${id}`);
  expect(body.items).toEqual([{ id, version: 1, draft: null }]);
  stream.close();
});

it('after the connection that listens broke, everybody is told what was missed', async () => {
  const id = await newItem();
  const stream = await lookOn(await cookieOf(people.secretary), [id]);
  await stream.next(isState);
  await versionOf(id, 2);
  await test.asOwner((owner) =>
    owner.query(`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen bihuan%' and datname = current_database()`),
  );
  expect((await stream.next(isState)).data.items).toEqual([{ id, version: 2, draft: null }]);
  stream.close();
});

it('a session that ends ends its stream within a second, and says so', async () => {
  for (const end of [
    (cookie: string) => fetch(`${base}/session`, { method: 'DELETE', headers: { cookie } }),
    () =>
      test.work.run(test.tenantId, (tx) =>
        tx.rows('update accounts set is_disabled = true where person_id = (select id from persons where staff_no = $1)', [people.committee]),
      ),
  ]) {
    const cookie = await cookieOf(people.committee);
    const stream = await lookOn(cookie);
    await stream.next(isState);
    await end(cookie);
    await soon(stream, ({ event }) => event === 'signed-out');
    await over(stream);
    await pause(500);
    expect((await openStream(`${base}/live`, { cookie })).status).toBe(401);
  }
  await test.work.run(test.tenantId, (tx) =>
    tx.rows('update accounts set is_disabled = false where person_id = (select id from persons where staff_no = $1)', [people.committee]),
  );
});

it('looking on does not put off the end of a session on a public computer', async () => {
  const cookie = await cookieOf(people.secretary);
  const stream = await lookOn(cookie);
  await stream.next(isState);
  const seen = () => test.work.read(test.tenantId, (tx) => tx.row('select max(seen_at) as seen, max(expires_at) as over from sessions'));
  const before = await seen();
  await pause(1200);
  expect(await seen()).toEqual(before);
  stream.close();
});

it('a browser that goes away while its stream is being opened is forgotten', async () => {
  const [cookie, live] = [await cookieOf(people.secretary), test.app.get(LiveStreams)];
  const [before, opening] = [live.size, live.open.bind(live)];
  const opened = new Promise<void>((done) => {
    live.open = (...asked) => opening(...asked).finally(done);
  });
  await test.asOwner(async (holder) => {
    await holder.query('begin');
    await holder.query('lock table items in access exclusive mode');
    const asking = request(`${base}/live`, { headers: { cookie, accept: 'text/event-stream' } }).on('error', () => undefined);
    const gone = new Promise((done) => test.app.getHttpServer().once('request', ({ socket }) => socket.once('close', done)));
    asking.end();
    await untilWaiting(holder, 1, ['relation']);
    asking.destroy();
    await gone;
    await holder.query('commit');
  });
  await opened;
  live.open = opening;
  expect(live.size).toBe(before);
});

it('a session holds a few streams and no more: the oldest gives way and is told so', async () => {
  const cookie = await cookieOf(people.secretary);
  const streams: OpenStream[] = [];
  for (let n = 0; n <= MOST_OF_SESSION; n += 1) streams.push(await lookOn(cookie));
  await streams[0]?.next(({ event }) => event === 'replaced');
  if (streams[0]) await over(streams[0]);
  expect(streams.map((stream) => stream.isOver())).toEqual([true, ...streams.slice(1).map(() => false)]);
  for (const stream of streams) stream.close();
  for (const end = Date.now() + 20_000; test.app.get(LiveStreams).size > 0 && Date.now() < end; await pause(20));
  expect(test.app.get(LiveStreams).size).toBe(0);
});

it('too many pages, or what is no id, is refused', async () => {
  const secretary = await test.signIn(people.secretary);
  expect((await secretary.get('/live?items=me')).status).toBe(422);
  expect((await secretary.get(`/live?items=${Array.from({ length: 21 }, uuidV7).join(',')}`)).status).toBe(422);
});

it('most of what was told came within a second', () => {
  const quickest = delays.toSorted((one, other) => one - other);
  expect(quickest.length).toBeGreaterThan(5);
  expect(quickest[Math.floor(quickest.length / 2)]).toBeLessThan(1000);
});
