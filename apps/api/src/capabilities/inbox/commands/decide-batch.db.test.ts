import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { bedCheckPeople, libraryWithBedCheck, newBedCheck } from '../../../testing/bed-check.js';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp, Visitor } from '../../../testing/test-app.js';

let test: TestApp;
let secretary: Visitor;
let decisions: { itemId: string; step: string; slotId: string; expectedVersion: number }[];

beforeAll(async () => {
  test = await startTestApp(libraryWithBedCheck());
  const people = await bedCheckPeople(test);
  const clerk = await test.signIn(people.clerk);
  secretary = await test.signIn(people.secretary);
  decisions = [];
  for (let n = 0; n < 3; n += 1) {
    const itemId = await newBedCheck(test, people.unitId);
    await clerk.send('POST', `/items/${itemId}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: 1, data: { beds: 3 } });
    const { body } = await secretary.get(`/items/${itemId}`);
    const { step, slotId } = body.allowedActions.find((action: { type: string }) => action.type === 'AGREE');
    decisions.push({ itemId, step, slotId, expectedVersion: body.version });
  }
}, 120_000);
afterAll(() => test?.close());

/** The database cannot serve one item for a while. */
const harm = (itemId: string) => test.asOwner(async (owner) => {
  await owner.query(`create function is_busy() returns trigger language plpgsql as $$ begin raise exception 'busy' using errcode = '55P03'; end $$`);
  await owner.query(`create trigger busy before update on items for each row when (old.id = '${itemId}') execute function is_busy()`);
});
const heal = () => test.asOwner((owner) => owner.query('drop trigger busy on items'));
const agreed = () => test.work.read(test.tenantId, (tx) => tx.rows(`select from item_events where type = 'AGREE'`));

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
