import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp } from '../../testing/test-app.js';
import type { TestApp } from '../../testing/test-app.js';
import { act, castOf, completePlan, ok } from './testing/started-campaign.js';
import type { Cast } from './testing/started-campaign.js';
import type { CampaignView } from './campaigns.contract.js';

let app: TestApp;
let cast: Cast;
let plan: CampaignView;
beforeAll(async () => {
  app = await startTestApp();
  cast = await castOf(app);
  plan = await completePlan(cast);
  await act(cast.clerk, plan, { label: '送审' });
});
afterAll(() => app?.close());

const campaign = async (): Promise<CampaignView> => ok(await cast.clerk.get(`/campaigns/${plan.id}`));
const window = { from: '2018-10-08', to: '2018-10-12' };

it('whoever submitted the plan does not take its approval over from the deputy secretary who is in post', async () => {
  const { clerk, deputy } = cast;
  const work = ok(await clerk.get(`/people/${deputy.personId}/open-work`));
  const line = work.lines.find(({ itemId }: { itemId: string }) => itemId === plan.id);
  const answer = await clerk.send('POST', '/handovers', {
    personId: deputy.personId,
    reason: '试',
    byRule: false,
    lines: [{ itemId: plan.id, slotId: line.slotId, fields: [], to: clerk.personId }],
  });
  expect(answer.body).toMatchObject({ done: 0, left: 1 });
  expect((await campaign()).allowedActions.map(({ label }) => label)).not.toContain('审定同意');
});

it('nor does he arrange himself as the stand-in of the deputy secretary', async () => {
  const { clerk, deputy } = cast;
  const answer = await clerk.send('POST', '/proxies', { principalId: deputy.personId, proxyId: clerk.personId, ...window });
  expect([answer.status, answer.body.code]).toEqual([422, 'proxy.for-another']);
});

it('nor approves it as the stand-in whom a colleague arranged; the deputy secretary, who was told, approves it', async () => {
  const { clerk, deputy } = cast;
  const head = await app.signIn('10006');
  ok(await head.send('POST', '/proxies', { principalId: deputy.personId, proxyId: clerk.personId, ...window }));
  await app.settle();
  expect(JSON.stringify((await deputy.get('/notifications')).body)).toContain('为您安排了代办');
  const view = ok(await clerk.get(`/items/${plan.id}`));
  const offered = view.allowedActions.find(({ label }: { label: string }) => label === '审定同意');
  expect(offered?.refusedBecause).toMatch(/是您提交的/u);
  const answer = await clerk.send('POST', `/items/${plan.id}/events`, { type: 'ACT', act: 'APPROVE', expectedVersion: view.version });
  expect([answer.status, answer.body.code]).toEqual([403, 'person.is-the-submitter']);
  await act(deputy, ok(await deputy.get(`/items/${plan.id}`)), { label: '审定同意' });
  expect((await campaign()).allowedActions.map(({ label }) => label)).toContain('启动');
});
