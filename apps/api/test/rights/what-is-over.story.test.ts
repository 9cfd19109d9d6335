import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { Items } from '../../src/capabilities/items/index.js';
import { bedCheckPeople } from '../../src/testing/bed-check.js';
import type { BedCheckPeople } from '../../src/testing/bed-check.js';
import { fundForm, fundLifecycle, libraryWithFundRequest } from '../../src/testing/fund-request.js';
import { startTestApp } from '../../src/testing/test-app.js';
import type { TestApp, Visitor } from '../../src/testing/test-app.js';

/** What somebody was once, or makes himself, shows him nothing and asks him for nothing. */

const office: LifecycleDefinition['office'] = { who: [{ type: 'post', post: 'office_head', of: 'anywhere' }], suspend: true };

let test: TestApp;
let people: BedCheckPeople;
let clerk: Visitor;
beforeAll(async () => {
  const library = libraryWithFundRequest();
  const lifecycles = library.lifecycles.map((one) => (one.key === fundLifecycle.key ? { ...one, office } : one));
  test = await startTestApp({ ...library, lifecycles });
  people = await bedCheckPeople(test);
  clerk = await test.signIn(people.clerk);
});
afterAll(() => test?.close());

const filled = { matter: '购置轮椅', budget: '1', goods: [{ rowId: '0197c1d2-0000-7bbb-8ccc-000000000001', name: '轮椅', price: '2' }] };
async function handedIn(more: object = {}): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, {
      ...{ kind: 'list', unitId: people.unitId, title: '经费申请', mainForm: fundForm.key, lifecycleKey: fundLifecycle.key, by: { system: 'test' } },
      ...more,
    }),
  );
  const { version } = (await clerk.get(`/items/${item.id}`)).body;
  expect((await clerk.send('POST', `/items/${item.id}/events`, { type: 'ACT', act: 'HAND_IN', expectedVersion: version, data: filled })).status).toBe(200);
  return item.id;
}
const idOf = async (staffNo: string): Promise<string> =>
  (await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>('select id from persons where staff_no = $1', [staffNo])))?.id ?? '';
const urged = (id: string) =>
  test.work.read(test.tenantId, (tx) => tx.rows<{ who: string }>(`select person_id as who from notifications where kind = 'urged' and item_id = $1`, [id]));

it('nobody puts himself into a unit or a body, nor makes another kind of body out of his own unit', async () => {
  const [admin, self] = [await test.signIn('10078'), await idOf('10078')];
  const body = await test.work.read(test.tenantId, (tx) => tx.row<{ id: string }>(`select id from units where category = 'leading-body'`));
  const joined = await admin.send('POST', `/organisation/people/${self}/memberships`, { unitId: body?.id, from: null });
  expect([joined.status, joined.body.code]).toEqual([403, 'post.own-hands']);
  const [own] = (await admin.get(`/organisation/people/${self}`)).body.memberships;
  const unit = (await admin.get('/organisation')).body.units.find(({ id }: { id: string }) => id === own.unitId);
  const { parentId, ordinal, version } = unit;
  const placed = await admin.send('POST', `/organisation/units/${own.unitId}/place`, { parentId, ordinal, category: 'leading-body', version });
  expect([placed.status, placed.body.code]).toEqual([403, 'post.own-hands']);
});

it('who stood in for somebody and does no more, since it was ended early, keeps no card of what he signed for him', async () => {
  const id = await handedIn();
  const [desk, proxy] = [await test.signIn('10007'), await test.signIn('10039')];
  const window = { principalId: await idOf(people.secretary), proxyId: await idOf('10039'), from: '2018-10-08', to: '2018-10-20' };
  const made = await desk.send('POST', '/proxies', window);
  const { allowedActions, version } = (await proxy.get(`/items/${id}`)).body;
  const { step, slotId } = allowedActions.find(({ type }: { type: string }) => type === 'RETURN');
  const returned = { type: 'RETURN', step, slotId, expectedVersion: version, reason: '请补充说明' };
  expect((await proxy.send('POST', `/items/${id}/events`, returned)).status).toBe(200);
  const kept = async () => (await proxy.get('/decisions?filter=done')).body.rows.map(({ itemId }: { itemId: string }) => itemId);
  expect(await kept()).toEqual([id]);
  expect((await desk.send('POST', `/proxies/${made.body.id}/revoke`, {})).status).toBe(200);
  expect([(await proxy.get(`/items/${id}`)).status, await kept()]).toEqual([404, []]);
});

it('while an item stands still nobody is urged to work on it', async () => {
  const [id, head] = [await handedIn(), await test.signIn('10006')];
  const { version } = (await head.get(`/items/${id}`)).body;
  expect((await head.send('POST', `/items/${id}/events`, { type: 'SUSPEND', reason: '等上级文件', expectedVersion: version })).status).toBe(200);
  expect([(await clerk.send('POST', `/items/${id}/reminders`)).body.outcome, await urged(id)]).toEqual(['nobody', []]);
});

it('whose post has ended is not urged to do what came with it, and learns nothing of a restricted item that way', async () => {
  const id = await handedIn({ privacy: 'restricted', subjectPersonId: await idOf(people.clerk) });
  const [former, admin] = [await idOf(people.secretary), await test.signIn('10078')];
  const { posts, today } = (await admin.get(`/organisation/people/${former}`)).body;
  for (const post of posts.filter(({ mayEnd, to }: { mayEnd: boolean; to: string | null }) => mayEnd && to === null))
    expect((await admin.send('POST', `/organisation/people/${former}/posts/${post.id}/end`, { on: today })).status).toBe(200);
  await clerk.send('POST', `/items/${id}/reminders`);
  expect((await urged(id)).map(({ who }) => who)).not.toContain(former);
});
