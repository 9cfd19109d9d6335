import { act, completePlan, ok } from '../../campaigns/testing/started-campaign.js';
import type { Cast } from '../../campaigns/testing/started-campaign.js';

/** The shipped plan with more of it given to every branch, so that their sheets have something to count; started, and waiting in the outbox. */
export async function launchLivelyPlan(cast: Cast): Promise<string> {
  const { clerk, deputy } = cast;
  const plan = await completePlan(cast);
  const lead = { type: 'category', category: 'branch' };
  const ways = [
    ['10', 'meeting', '2018-10-31'],
    ['11', 'register', '2018-11-15'],
    ['12', 'ledger', '2018-12-31'],
    ['13', 'register', '2019-01-20'],
  ] as const;
  const changes = ways.flatMap(([no, way, dueOn]) =>
    plan.tasks.filter(({ printedNo }) => printedNo === no).map(({ id }) => ({ taskId: id, lead, how: { way, lists: [] }, dueOn })),
  );
  const lively = ok(await clerk.send('PATCH', `/campaigns/${plan.id}/tasks`, { expectedVersion: plan.version, changes }));
  await act(clerk, lively, { label: '送审' });
  await act(deputy, ok(await deputy.get(`/items/${plan.id}`)), { label: '审定同意' });
  await act(clerk, ok(await clerk.get(`/campaigns/${plan.id}`)), { label: '启动' });
  return plan.id;
}
