import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import type { BedCheckPeople } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';
import { Items } from '../../items/index.js';

let test: TestApp;
let secretary: Visitor;
let people: BedCheckPeople;
let clerk: Visitor;
let decisions: Asked[];

interface Asked {
  itemId: string;
  step: string;
  slotId: string;
  expectedVersion: number;
}

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  people = await bedCheckPeople(test);
  clerk = await test.signIn(people.clerk);
  secretary = await test.signIn(people.secretary);
  decisions = await waiting(3);
});
afterAll(() => test?.close());

/** So many sheets that wait for the secretary, and what he would send of each. */
async function waiting(count: number): Promise<Asked[]> {
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const itemId = await newBedCheck(test, people.unitId);
    await clerk.send('POST', `/items/${itemId}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } });
    made.push(itemId);
  }
  const { body } = await secretary.get('/decisions');
  const asked: Asked[] = body.rows.map(({ itemId, slotId, version, quick }: { itemId: string; slotId: string; version: number; quick: { step: string } }) => ({
    itemId,
    slotId,
    step: quick.step,
    expectedVersion: version,
  }));
  return asked.filter(({ itemId }) => made.includes(itemId));
}

/** The database cannot serve one item for a while. */
const harm = (itemId: string) =>
  test.asOwner(async (owner) => {
    await owner.query(
      `create or replace function is_busy() returns trigger language plpgsql as $$ begin raise exception 'busy' using errcode = '55P03'; end $$`,
    );
    await owner.query(`create trigger busy before update on items for each row when (old.id = '${itemId}') execute function is_busy()`);
  });
const heal = () => test.asOwner((owner) => owner.query('drop trigger busy on items'));
const agreed = () => test.work.read(test.tenantId, (tx) => tx.rows(`select from item_events where type = 'AGREE'`));

it('what a list has no room for is counted, and listed when more is asked for', async () => {
  const [list, inbox] = [await secretary.get('/decisions?most=2'), await secretary.get('/inbox?most=2')];
  expect([list.body.rows.length, list.body.more]).toEqual([2, 1]);
  expect([inbox.body.headline, inbox.body.more]).toEqual(['手上的事超过2件', 1]);
  const whole = await secretary.get('/decisions?most=3');
  expect([whole.body.rows.length, whole.body.more, whole.body.counts.mine]).toEqual([3, 0, 3]);
});

it('one that the system could not serve is told with the batch; the same request again does only that one', async () => {
  const [, second] = decisions;
  await harm(second?.itemId ?? '');
  const key = uuidV7();
  const first = await secretary.send('POST', '/decisions', { label: '同意', decisions }, key);
  expect([first.status, first.body.done, first.body.left]).toEqual([200, 2, 1]);
  expect(first.body.results.map(({ ok }: { ok: boolean }) => ok)).toEqual([true, false, true]);
  expect(first.body.sentence).toContain('2份已同意；1份未办：系统暂时忙不过来');
  await heal();
  const again = await secretary.send('POST', '/decisions', { label: '同意', decisions }, key);
  expect(again.body.sentence).toBe('3份已同意。');
  expect(await secretary.send('POST', '/decisions', { label: '同意', decisions }, key)).toEqual(again);
  expect((await agreed()).length).toBe(3);
});

it('several are returned with one reason; the list says before what can be said of each, and the report why one was left', async () => {
  const three = await waiting(3);
  const { body } = await secretary.get('/decisions');
  const { offers } = body.rows[0];
  expect(offers.map(({ type, label, reason, why }: Record<string, unknown>) => [type, label, reason, why])).toEqual([
    ['AGREE', '签', 'none', null],
    ['RETURN', '退', 'required', null],
  ]);
  const other = await test.signIn(people.committee);
  const [first] = three;
  const slot = (await other.get(`/items/${first?.itemId}`)).body.allowedActions.find(({ type }: { type: string }) => type === 'AGREE').slotId;
  await other.send('POST', `/items/${first?.itemId}/events`, { type: 'AGREE', step: first?.step, slotId: slot, expectedVersion: first?.expectedVersion });
  const key = uuidV7();
  const returned = await secretary.send('POST', '/decisions', { type: 'RETURN', label: '退回', decisions: three, reason: '请再数一遍' }, key);
  expect([returned.body.done, returned.body.left, returned.body.results.map(({ ok }: { ok: boolean }) => ok)]).toEqual([2, 1, [false, true, true]]);
  expect(returned.body.sentence).toMatch(/^2份已退回；1份未办：刚刚已由/u);
  expect(await secretary.send('POST', '/decisions', { type: 'RETURN', label: '退回', decisions: three, reason: '请再数一遍' }, key)).toEqual(returned);
  const written = await test.work.read(test.tenantId, (tx) =>
    tx.rows<{ id: string; reason: string }>(
      `select e.item_id as id, w.value as reason from item_events e join event_words w on w.event_id = e.id and w.name = 'reason' where e.type = 'RETURN' order by e.item_id`,
    ),
  );
  expect(written).toEqual(
    [three[1], three[2]].map((one) => ({ id: one?.itemId, reason: '请再数一遍' })).sort((a, b) => String(a.id).localeCompare(String(b.id))),
  );
});

it('a return without its reason, and what the step does not offer, is refused for each and changes nothing', async () => {
  const two = await waiting(2);
  const before = await test.work.read(test.tenantId, (tx) => tx.rows('select id, version from items order by id'));
  const silent = await secretary.send('POST', '/decisions', { type: 'RETURN', label: '退回', decisions: two });
  expect(silent.body.sentence).toBe('2份未办：退回要写明理由，让对方知道改哪里。');
  expect((await secretary.send('POST', '/decisions', { type: 'REJECT', label: '不同意', decisions: two, reason: '不妥' })).body).toMatchObject({
    done: 0,
    left: 2,
  });
  expect((await secretary.send('POST', '/decisions', { label: '签', decisions: two.map((one) => ({ ...one, to: 'open' })) })).body.done).toBe(0);
  expect((await secretary.send('POST', '/decisions', { label: '签', decisions: [two[0], two[0]] })).status).toBe(422);
  expect(await test.work.read(test.tenantId, (tx) => tx.rows('select id, version from items order by id'))).toEqual(before);
});

it('five hundred in one call, each by itself: what cannot be decided stops no other', async () => {
  const real = await waiting(2);
  const many = Array.from(
    { length: 500 },
    (_, n) => real[n % 250 === 7 ? Math.floor(n / 250) : -1] ?? { itemId: uuidV7(), step: 'sign', slotId: uuidV7(), expectedVersion: 2 },
  );
  const { status, body } = await secretary.send('POST', '/decisions', { label: '签', decisions: many });
  expect([status, body.done, body.left, body.results.length]).toEqual([200, 2, 498, 500]);
  expect(body.results.map(({ itemId }: { itemId: string }) => itemId)).toEqual(many.map(({ itemId }) => itemId));
  expect(
    (
      await test.work.read(test.tenantId, (tx) =>
        tx.rows('select from item_events where item_id = any($1) and type = $2', [real.map(({ itemId }) => itemId), 'AGREE']),
      )
    ).length,
  ).toBe(2);
});

it("returns that come at the same moment are committed together; one too late, one that repeats its key and one that uses another one's stop no other", async () => {
  const five = await waiting(5);
  const [earlier, late, borrowed, ...good] = five as [Asked, Asked, Asked, ...Asked[]]; // there are five
  const caller = { tenantId: test.tenantId, personId: secretary.personId, sessionHash: Buffer.alloc(0), isPublicComputer: false };
  const send = (asked: Asked, { key = uuidV7(), said = asked.itemId, stale = 0 } = {}): Promise<unknown> =>
    test.app
      .get(CommandRunner)
      .decide(caller, { key, hash: createHash('sha256').update(said).digest(), subject: asked.itemId }, async (tx) => {
        const { receipt } = await test.app.get(Items).apply(tx, {
          itemId: asked.itemId,
          by: { person: secretary.personId },
          event: { type: 'RETURN', step: asked.step, slotId: asked.slotId },
          expectedVersion: asked.expectedVersion - stale,
          reason: '请核对',
        });
        return receipt.eventId;
      })
      .catch((error: unknown) => error);
  const key = uuidV7();
  const first = await send(earlier, { key });
  const lateKey = uuidV7();
  const answers = await Promise.all([
    send(earlier, { key }),
    send(late, { key: lateKey, stale: 1 }),
    send(borrowed, { key, said: 'something else' }),
    ...good.map((one) => send(one)),
  ]);
  expect(answers.slice(0, 3)).toEqual([first, expect.objectContaining({ code: 'item.changed' }), expect.objectContaining({ code: 'request.key-reused' })]);
  const returns = await test.work.read(test.tenantId, (tx) =>
    tx.rows<{ item: string; id: string; by: string }>(
      `select item_id as item, id, xmin::text as by from item_events where type = 'RETURN' and item_id = any($1)`,
      [five.map(({ itemId }) => itemId)],
    ),
  );
  expect(returns.map(({ item }) => item).sort()).toEqual([earlier, ...good].map(({ itemId }) => itemId).sort());
  expect(answers.slice(3)).toEqual(good.map(({ itemId }) => returns.find(({ item }) => item === itemId)?.id));
  const kept = await test.work.read(test.tenantId, (tx) => tx.rows('select from idempotency_keys where key = $1', [lateKey]));
  const noted = await test.work.read(test.tenantId, (tx) =>
    tx.rows<{ item: string }>(`select item_id as item from access_log where what = 'late:item.changed' and person_id = $1`, [secretary.personId]),
  );
  expect([kept.length, noted]).toEqual([0, [{ item: late.itemId }]]);
});

it('decisions that come at the same moment share a transaction', async () => {
  const asked = await waiting(3);
  const { body } = await secretary.send('POST', '/decisions', { label: '签', decisions: asked });
  expect(body.done).toBe(3);
  const by = await test.work.read(test.tenantId, (tx) =>
    tx.rows(`select distinct xmin::text from item_events where item_id = any($1) and type = 'AGREE'`, [asked.map(({ itemId }) => itemId)]),
  );
  expect(by.length).toBe(1);
});

it('the key of a batch that came half through carries out no other body', async () => {
  const [one, two, three] = await waiting(3);
  if (!one || !two || !three) throw new Error('nothing waits');
  await harm(two.itemId);
  const key = uuidV7();
  const first = await secretary.send('POST', '/decisions', { label: '签', decisions: [one, two] }, key).finally(heal);
  expect([first.status, first.body.done]).toEqual([200, 1]);
  const before = (await agreed()).length;
  const other = await secretary.send('POST', '/decisions', { label: '签', decisions: [three] }, key);
  expect([other.status, other.body.code, (await agreed()).length]).toEqual([422, 'request.key-reused', before]);
  expect((await secretary.send('POST', '/decisions', { label: '签', decisions: [one, two] }, key)).body.done).toBe(2);
});
