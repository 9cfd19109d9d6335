import type { LifecycleDefinition, RegisterDefinition, WayDefinition } from '@bihuan/library';
import { formsOf, nodesOf } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list, versionsRunning } from '../../definitions/index.js';
import type { RunningItems } from '../../definitions/index.js';
import type { UsesView } from '../designs.contract.js';

export interface Used {
  readonly kind: 'lifecycle' | 'form';
  readonly key: string;
  /** Of a form, the lifecycle that asks: others are told of. */
  readonly beside?: string | undefined;
}

interface TaskUse {
  readonly campaignId: string;
  readonly campaign: string;
  readonly id: string;
  readonly printedNo: string;
  readonly title: string;
  readonly list: string;
}

const inTasks: Named = {
  name: 'tasks-that-use-a-definition',
  text: `
    select t.campaign_id as "campaignId", i.title as campaign, t.id, t.printed_no as "printedNo", t.short_title as title, of_list ->> 'label' as list
    from plan_tasks t join items i on i.id = t.campaign_id cross join lateral jsonb_array_elements(t.how -> 'lists') as of_list
    where of_list ->> $1 = $2 order by i.created_at desc, t.campaign_id, t.ordinal limit 200`,
};
const ofCampaigns: Named = {
  name: 'campaigns-that-use-a-lifecycle',
  text: `select i.title from campaigns c join items i on i.id = c.item_id where exists (select from jsonb_each_text(c.lifecycles) as named where named.value = $1) order by i.created_at desc limit 20`,
};
const inDesigns: Named = {
  name: 'designs-of-a-definition',
  text: `select id, title from designs where status = 'open' and kind = $1 and key = $2 order by updated_at desc`,
};

/** Who would notice if it changed: tasks of campaigns, other definitions, what is being designed, and how many items run on which version. */
export async function usesOf(tx: Tx, used: Used, running: RunningItems): Promise<UsesView> {
  const tasks = await tx.rows<TaskUse>(inTasks, [used.kind, used.key]);
  const campaigns = [...Map.groupBy(tasks, ({ campaignId }) => campaignId)].map(([id, own]) => ({
    id,
    title: own[0]?.campaign ?? '',
    tasks: own.map(({ id: task, printedNo, title, list: label }) => ({ id: task, printedNo, title, list: label })),
  }));
  const whole = used.kind === 'lifecycle' ? await tx.rows<{ title: string }>(ofCampaigns, [used.key]) : [];
  return {
    running: [...(await versionsRunning(tx, running))(used)],
    campaigns,
    others: [...whole.map(({ title }) => `“${title}”的活动、阶段或任务`), ...(await usersOf(tx, used))],
    designs: await tx.rows(inDesigns, [used.kind, used.key]),
  };
}

/** Published definitions that name it. */
export async function usersOf(tx: Tx, used: Used): Promise<string[]> {
  const definitions = async <K extends 'lifecycle' | 'register' | 'way'>(kind: K) => (await list(tx, kind)).map(({ definition }) => definition);
  return [
    ...(await definitions('lifecycle'))
      .filter((one) => one.key !== (used.kind === 'form' ? used.beside : used.key) && startsOrAsks(one, used))
      .map(({ title }) => `流程“${title}”`),
    ...(await definitions('register')).filter((one) => keepsOrAsks(one, used)).map(({ title }) => `台账“${title}”`),
    ...(await definitions('way'))
      .filter((one: WayDefinition) => used.kind === 'lifecycle' && one.shareLifecycle === used.key)
      .map(({ label }) => `办理方式“${label}”`),
  ];
}

/** As the lifecycle of sub-items, or as a form it asks for. */
function startsOrAsks(definition: LifecycleDefinition, { kind, key }: Used): boolean {
  if (kind === 'form') return formsOf(definition).includes(key);
  return Object.values(definition.states).some(({ chain }) =>
    nodesOf(chain, '').some(({ value }) => value.type === 'sub-items' && value.child.lifecycle === key),
  );
}

function keepsOrAsks({ lifecycle, entryForm, source }: RegisterDefinition, { kind, key }: Used): boolean {
  return kind === 'lifecycle' ? lifecycle === key : entryForm === key || source.form === key;
}
