import { renderText } from '@bihuan/library';
import type { LifecycleDefinition, PlanDefinition, RegisterDefinition } from '@bihuan/library';
import { formsOf, nodesOf } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { list, versionsRunning } from '../../definitions/index.js';
import type { RunningItems } from '../../definitions/index.js';
import { tenantOf } from '../../people/index.js';
import type { UseCountsView, UsesView } from '../designs.contract.js';

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
  return (await namesOfAll(tx))
    .filter(
      ({ own, names }) =>
        !(own?.kind === 'lifecycle' && own.key === (used.kind === 'form' ? used.beside : used.key)) &&
        names.some(({ kind, key }) => kind === used.kind && key === used.key),
    )
    .map(({ words }) => words);
}

type Name = Pick<Used, 'kind' | 'key'>;
interface Naming {
  readonly own: Name | null;
  readonly words: string;
  readonly names: readonly Name[];
}

/** Every published definition that names lifecycles or forms, and which. */
async function namesOfAll(tx: Tx): Promise<readonly Naming[]> {
  const definitions = async <K extends 'lifecycle' | 'register' | 'way' | 'plan' | 'review'>(kind: K) =>
    (await list(tx, kind)).map(({ definition }) => definition);
  const { name: hospital } = await tenantOf(tx);
  return [
    ...(await definitions('lifecycle')).map((one) => ({
      own: { kind: 'lifecycle' as const, key: one.key },
      words: `流程“${one.title}”`,
      names: inLifecycle(one),
    })),
    ...(await definitions('register')).map((one) => ({ own: null, words: `台账“${one.title}”`, names: inRegister(one) })),
    ...(await definitions('way')).map((one) => ({ own: null, words: `办理方式“${one.label}”`, names: lifecycle(one.shareLifecycle) })),
    ...(await definitions('plan')).map((one) => ({ own: null, words: `方案“${renderText(one.title, { hospital })}”`, names: inPlan(one) })),
    ...(await definitions('review')).map((one) => ({ own: null, words: `考核“${one.title}”`, names: Object.values(one.lifecycles).flatMap(lifecycle) })),
  ];
}

const lifecycle = (key: string | undefined): readonly Name[] => (key === undefined ? [] : [{ kind: 'lifecycle', key }]);
const form = (key: string | undefined): readonly Name[] => (key === undefined ? [] : [{ kind: 'form', key }]);

/** Lifecycles of its sub-items, and forms it asks for. */
function inLifecycle(definition: LifecycleDefinition): readonly Name[] {
  const children = Object.values(definition.states).flatMap(({ chain }) =>
    nodesOf(chain, '').flatMap(({ value }) => (value.type === 'sub-items' ? lifecycle(value.child.lifecycle) : [])),
  );
  return [...formsOf(definition).flatMap(form), ...children];
}

const inRegister = (register: RegisterDefinition): readonly Name[] => [
  ...lifecycle(register.lifecycle),
  ...form(register.entryForm),
  ...(register.source.form === register.entryForm ? [] : form(register.source.form)),
];

const inPlan = ({ lifecycles, tasks }: PlanDefinition): readonly Name[] => [
  ...Object.values(lifecycles).flatMap(lifecycle),
  ...tasks.flatMap(({ how }) => (how?.lists ?? []).flatMap((one) => [...lifecycle(one.lifecycle), ...form(one.form)])),
];

const inAllTasks: Named = {
  name: 'tasks-by-definition',
  text: `select named.kind, named.key, count(*)::int as n from plan_tasks t cross join lateral jsonb_array_elements(t.how -> 'lists') as of_list
    cross join lateral (values ('lifecycle', of_list ->> 'lifecycle'), ('form', of_list ->> 'form')) as named (kind, key) where named.key is not null group by 1, 2
    union all
    select 'lifecycle', named.value, count(distinct c.item_id)::int from campaigns c cross join lateral jsonb_each_text(c.lifecycles) as named group by 2`,
};

/** In how many places each is used: tasks, campaigns and definitions. What is used nowhere is not among them. */
export async function useCounts(tx: Tx): Promise<UseCountsView> {
  const counts = new Map<string, Name & { places: number }>();
  const add = ({ kind, key }: Name, n: number): void => {
    const name = `${kind}/${key}`;
    counts.set(name, { kind, key, places: (counts.get(name)?.places ?? 0) + n });
  };
  for (const { kind, key, n } of await tx.rows<Name & { n: number }>(inAllTasks)) add({ kind, key }, n);
  for (const { own, names } of await namesOfAll(tx))
    for (const one of new Map(names.map((named) => [`${named.kind}/${named.key}`, named])).values())
      if (!(own?.kind === one.kind && own.key === one.key)) add(one, 1);
  return { counts: [...counts.values()] };
}
