import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp } from '../../../testing/test-app.js';
import type { TestApp } from '../../../testing/test-app.js';
import type { CampaignView } from '../campaigns.contract.js';
import { act, castOf, completePlan, ok } from '../testing/started-campaign.js';
import type { Cast } from '../testing/started-campaign.js';

let app: TestApp;
let cast: Cast;
let campaignId: string;
let sentFirst: ReadonlySet<string>;

const campaign = async (): Promise<CampaignView> => ok(await cast.clerk.get(`/campaigns/${campaignId}`));
const rows = <T extends object>(text: string, values: readonly unknown[] = []) => app.work.run(app.tenantId, (tx) => tx.rows<T>(text, values));
const itemsSent = async (): Promise<Set<string>> =>
  new Set((await rows<{ id: string }>('select id from items where root_id = $1 and creator_id is null', [campaignId])).map(({ id }) => id));
const leftOut = async (): Promise<{ id: string; unit: string }[]> =>
  (await rows<{ left: { id: string; unit: string }[] }>('select launch_skipped as left from campaigns where item_id = $1', [campaignId]))[0]?.left ?? [];
const sendRest = () => cast.clerk.send('POST', `/campaigns/${campaignId}/send-left-out`, {});
/** Everybody of a branch leaves their post, or comes back to it. */
const postsOf = (code: string, during: string, was: string) =>
  rows(`update post_holdings set during = $1::daterange where during = $2::daterange and unit_id in (select id from units where code = $3)`, [
    during,
    was,
    code,
  ]);

beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  await postsOf('branch-07', '[2018-03-01,2018-03-02)', '[2018-03-01,)');
  const plan = await completePlan(cast);
  campaignId = plan.id;
});
afterAll(() => app?.close());

it('the check before the start names the posts nobody holds and the places where nobody would be', async () => {
  const name = (await rows<{ name: string }>(`select name from units where code = 'branch-07'`))[0]?.name ?? '';
  const texts = (await campaign()).notices.map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining([`${name}没有支部书记`, `${name}没有党务干事`, `${name}“待书记审核”到时无人可办`, `${name}“填写中”到时无人可办`]),
  );
});

it('what a vacant post left out is kept, the others have theirs', async () => {
  await act(cast.clerk, await campaign(), { label: '送审' });
  await act(cast.deputy, ok(await cast.deputy.get(`/items/${campaignId}`)), { label: '审定同意' });
  await act(cast.clerk, await campaign(), { label: '启动' });
  await app.settle();
  const left = await leftOut();
  sentFirst = await itemsSent();
  expect(new Set(left.map(({ unit }) => unit)).size).toBe(1);
  expect(left.filter(({ id }) => sentFirst.has(id))).toEqual([]);
  expect((await campaign()).launched).toEqual({
    done: sentFirst.size + left.length,
    total: sentFirst.size + left.length,
    notSent: expect.stringContaining(`${left.length}件没有下发`),
  });
});

it('sent again while the post is still vacant, nothing is sent and nothing is forgotten', async () => {
  const left = await leftOut();
  ok(await sendRest());
  await app.settle();
  expect(await leftOut()).toEqual(left);
  expect(await itemsSent()).toEqual(sentFirst);
});

it('the post filled, exactly what was missing is sent, once, though two press at the same moment', async () => {
  const missing = (await leftOut()).map(({ id }) => id);
  expect(missing.length).toBeGreaterThan(0);
  await postsOf('branch-07', '[2018-03-01,)', '[2018-03-01,2018-03-02)');
  const answers = await Promise.all([sendRest(), sendRest(), sendRest()]);
  expect(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).sort()).toEqual(['200 ', '409 plan.sending-now', '409 plan.sending-now']);
  await app.settle();
  const now = await itemsSent();
  expect([...now].filter((id) => !sentFirst.has(id)).sort()).toEqual([...missing].sort());
  expect([...sentFirst].filter((id) => !now.has(id))).toEqual([]);
  expect(await rows('select item_id from assignments where item_id = any($1::uuid[]) group by item_id, person_id having count(*) > 1', [missing])).toEqual([]);
  expect((await campaign()).launched).toEqual({ done: now.size, total: now.size, notSent: null });
});

it('each press that was heard stands once in the record, and there is nothing more to send', async () => {
  const { events } = ok(await cast.clerk.get(`/items/${campaignId}/history`));
  expect(events.filter(({ reason }: { reason: string | null }) => reason === '补发没有下发的')).toHaveLength(2);
  expect((await sendRest()).body.code).toBe('plan.nothing-left-out');
});
