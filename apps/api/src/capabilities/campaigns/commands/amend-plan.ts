import { isDay } from '@bihuan/forms';
import { tellsOfPeople } from '@bihuan/library';
import type { Lead } from '@bihuan/library';
import { activeStates } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine, list } from '../../definitions/index.js';
import { readItem, stateOf } from '../../items/index.js';
import type { ItemRow, Items } from '../../items/index.js';
import { categories, unitTree } from '../../people/index.js';
import type { AmendBody, PlanChange } from '../campaigns.contract.js';
import { taskRows } from '../queries/plan-rows.js';
import { howWords, leadWords, planWords } from '../queries/plan-words.js';
import type { PlanWords } from '../queries/plan-words.js';
import type { TaskRow } from '../plan.js';

export interface Amending {
  readonly campaignId: string;
  readonly personId: string;
  readonly body: AmendBody;
}

/** Changes cells of a plan as one event of the campaign, which names each cell with its old and new words. */
export async function amendPlan(tx: Tx, items: Items, { campaignId, personId, body }: Amending): Promise<void> {
  const campaign = await readItem(tx, campaignId);
  if (!campaign) throw new DomainError('campaign.unknown');
  const act = await amendingAct(tx, campaign);
  const words = await planWords(tx);
  const note: NotedChange[] = [];
  const amended: { before: TaskRow; after: TaskRow }[] = [];
  const tasks = new Map((await taskRows(tx, campaignId)).map((task) => [task.id, task]));
  for (const change of body.changes) {
    const before = tasks.get(change.taskId);
    if (!before) throw new DomainError('plan.task-unknown');
    if (before.itemId !== null) throw new DomainError('plan.task-sent', { title: before.title });
    await refuseUnknown(tx, before, change);
    const after = changed(before, change);
    tasks.set(after.id, after);
    amended.push({ before, after });
    note.push(...noted(before, after, words));
  }
  // The event locks the campaign and refuses whoever saw an older plan; only then are cells written.
  await items.apply(tx, {
    itemId: campaignId, by: { person: personId }, event: { type: 'ACT', act }, expectedVersion: body.expectedVersion, note,
    ...(body.reason ? { reason: body.reason } : {}),
  });
  for (const { after } of amended) await tx.rows(update, [after.id, json(after.lead), after.leadSource, after.dueOn, json(after.how), after.noDue]);
}

/** The act of the present state that the lifecycle marks as amending the plan; its name is the party office's own. */
export async function amendingAct(tx: Tx, campaign: ItemRow): Promise<string> {
  const machine = await lifecycleMachine(tx, campaign.lifecycleVersionId);
  const { code, label } = activeStates(machine, stateOf(campaign));
  const found = Object.entries(machine.definition.states[code]?.on ?? {}).find(([, act]) => act.then === 'amend-plan');
  if (!found) throw new DomainError('campaign.not-editable', { state: label });
  return found[0];
}

const update = {
  name: 'amend-plan-task',
  text: 'update plan_tasks set lead = $2, lead_source = $3, due_on = $4, how = $5, no_due = $6 where id = $1',
};

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

function changed(task: TaskRow, { lead, leadSource, dueOn, noDue, how }: PlanChange): TaskRow {
  const source = leadSource === undefined ? null : leadSource;
  return {
    ...task,
    ...(lead === undefined ? {} : { lead: leadOf(lead), leadSource: source }),
    ...(dueOn === undefined ? {} : { dueOn, noDue: noDue ?? false }),
    ...(how === undefined ? {} : { how: how && { way: how.way, lists: how.lists.map(({ category, ...list }) => (category === undefined ? list : { ...list, category })) } }),
  };
}

function leadOf(lead: PlanChange['lead'] & object | null): Lead | null {
  if (lead === null || lead.type === 'units') return lead;
  return lead.and ? { type: 'category', category: lead.category, and: lead.and } : { type: 'category', category: lead.category };
}

interface NotedChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

function noted(before: TaskRow, after: TaskRow, words: PlanWords): NotedChange[] {
  const cells = [
    { label: '责任部门', of: (task: TaskRow) => leadWords(task.lead, words) + (task.leadSource === null ? '' : `（${task.leadSource}）`) },
    { label: '时限', of: (task: TaskRow) => task.dueOn ?? (task.noDue ? '不设日期' : '') },
    { label: '办理方式', of: (task: TaskRow) => howWords(task.how, words) },
  ];
  return cells.flatMap(({ label, of }) => {
    const [was, is] = [of(before), of(after)];
    return was === is ? [] : [{ label: `第${before.printedNo}项 ${label}`, before: was, after: is }];
  });
}

/** Only what is published and exists can be chosen: nobody is to find out at the launch. */
async function refuseUnknown(tx: Tx, task: TaskRow, { lead, dueOn, how }: PlanChange): Promise<void> {
  const refuse = (what: string): never => {
    throw new DomainError('plan.value-unknown', { title: task.title, what });
  };
  if (dueOn && !isDay(dueOn)) refuse('时限');
  if (lead?.type === 'units') {
    const known = new Set((await unitTree(tx)).map(({ id }) => id));
    if (!lead.units.every((id) => known.has(id))) refuse('责任部门');
  }
  if (lead?.type === 'category') {
    const known = new Set((await categories(tx)).map(({ key }) => key));
    if (![lead.category, ...(lead.and ?? [])].every((key) => known.has(key))) refuse('责任部门');
  }
  if (how) await refuseUnknownHow(tx, how, refuse);
  const open = how?.lists.find(tellsOfPeople);
  if (open) throw new DomainError('plan.list-not-restricted', { title: task.title, list: open.label });
}

async function refuseUnknownHow(tx: Tx, how: NonNullable<PlanChange['how']>, refuse: (what: string) => never): Promise<void> {
  const way = (await list(tx, 'way')).find(({ definition }) => definition.key === how.way);
  if (!way || (how.lists.length > 0) !== way.definition.lists) return refuse('办理方式');
  const forms = new Set((await list(tx, 'form')).map(({ definition }) => definition.key));
  const lifecycles = new Set((await list(tx, 'lifecycle')).map(({ definition }) => definition.key));
  if (!how.lists.every(({ form }) => forms.has(form))) refuse('表单');
  if (!how.lists.every(({ lifecycle }) => lifecycles.has(lifecycle))) refuse('审批链');
  if (new Set(how.lists.map(({ key }) => key)).size !== how.lists.length) refuse('清单');
}
