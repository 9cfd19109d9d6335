import type { TestApp } from '../../../testing/test-app.js';
import { act, ok } from '../../campaigns/testing/started-campaign.js';
import type { Cast } from '../../campaigns/testing/started-campaign.js';
import { FireTimers } from '../../deadlines/index.js';

/** The business day moves on; what is due by then fires, and all messages arrive. */
export async function moveTo(app: TestApp, day: string): Promise<void> {
  await app.work.run(app.tenantId, (tx) => tx.rows('update tenants set business_on = $1 where id = $2', [day, app.tenantId]));
  await app.app.get(FireTimers).fire(app.tenantId);
  await app.settle();
}

/** The next year made from a campaign, looked through, approved and started; answers its id. */
export async function launchNextYear(app: TestApp, { clerk, deputy }: Cast, campaignId: string): Promise<string> {
  const title = '2019年创建活动';
  const made = ok(await clerk.send('POST', '/campaigns', { from: 'campaign', campaignId, title, year: 2019, theme: '重点攻坚' }));
  const filled = ok(await clerk.send('PATCH', `/campaigns/${made.id}/plan`, { expectedVersion: made.version, edits: [{ type: 'check-all' }] }));
  await act(clerk, filled, { label: '送审' });
  await act(deputy, ok(await deputy.get(`/items/${made.id}`)), { label: '审定同意' });
  await act(clerk, ok(await clerk.get(`/campaigns/${made.id}`)), { label: '启动' });
  await app.settle();
  return made.id;
}
