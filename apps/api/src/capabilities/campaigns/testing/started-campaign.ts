import type { Answer, TestApp, Visitor } from '../../../testing/test-app.js';
import type { ActAnswer } from '../../items/index.js';
import type { CampaignView, Choices, PlanLine } from '../campaigns.contract.js';

/** The people a campaign needs, by what they do. */
export interface Cast {
  readonly clerk: Visitor;
  readonly deputy: Visitor;
}

/** What a visitor was answered, as whatever the test expects it to be: a wrong shape fails where it is read. */
export function ok<T = Answer['body']>({ status, body }: Answer): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Does the act with this label on an item, at the version it has now. */
export async function act(
  who: Visitor,
  item: { id: string; version: number; allowedActions: CampaignView['allowedActions'] },
  { label, ...more }: { label: string; data?: unknown; reason?: string },
): Promise<ActAnswer> {
  const action = item.allowedActions.find((one) => one.label === label);
  if (!action) throw new Error(`${label} is not offered: ${item.allowedActions.map((one) => `${one.label} ${one.refusedBecause ?? ''}`).join(', ')}`);
  const event = action.type === 'ACT' ? { act: action.act } : { step: action.step, slotId: action.slotId };
  return ok(await who.send('POST', `/items/${item.id}/events`, { type: action.type, ...event, expectedVersion: item.version, ...more }));
}

/** Opens the library's plan and fills its blank cells: everything without an owner goes to the party office, without a list. */
export async function completePlan({ clerk }: Cast): Promise<CampaignView> {
  const [plan] = ok<readonly PlanLine[]>(await clerk.get('/plans'));
  const view = ok<CampaignView>(await clerk.send('POST', '/campaigns', { plan: plan?.key }));
  const { units } = ok<Choices>(await clerk.get('/choices'));
  const office = units.find(({ category }) => category === 'office')?.id;
  const changes = view.tasks
    .filter(({ lead, how, dueOn }) => !lead || !how || !dueOn)
    .map((task) => ({
      taskId: task.id,
      ...(task.lead ? {} : { lead: { type: 'units', units: [office] } }),
      ...(task.how ? {} : { how: { way: 'register', lists: [] } }),
      ...(task.dueOn ? {} : { dueOn: '2018-10-31' }),
    }));
  return ok(await clerk.send('PATCH', `/campaigns/${view.id}/tasks`, { expectedVersion: view.version, changes }));
}

/** From the plan to the launch order; what is sent out waits in the outbox. */
export async function orderLaunch(cast: Cast): Promise<string> {
  const { clerk, deputy } = cast;
  const plan = await completePlan(cast);
  await act(clerk, plan, { label: '送审' });
  await act(deputy, ok(await deputy.get(`/items/${plan.id}`)), { label: '审定同意' });
  await act(clerk, ok(await clerk.get(`/campaigns/${plan.id}`)), { label: '启动' });
  return plan.id;
}

export async function castOf(app: TestApp): Promise<Cast> {
  return { clerk: await app.signIn('10007'), deputy: await app.signIn('10002') };
}
