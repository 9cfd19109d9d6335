import { renderPlan } from '@bihuan/library';
import type { PlanDefinition, PlanTask } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { publishedVersion } from '../../definitions/index.js';
import type { Items } from '../../items/index.js';
import { tenantOf, unitTree } from '../../people/index.js';
import { leadWithIds } from '../plan.js';

export interface Opening {
  readonly planKey: string;
  readonly personId: string;
  /** In whose name the campaign is run. */
  readonly unitId: string;
}

/** Opens a campaign from a published plan: its item, one item a stage, and the plan as rows to be completed. Once a plan. */
export async function openCampaign(tx: Tx, items: Items, { planKey, personId, unitId }: Opening): Promise<string> {
  const { definition } = await publishedVersion(tx, 'plan', planKey);
  const plan = renderPlan(definition, { hospital: (await tenantOf(tx)).name });
  await refuseSecond(tx, plan);
  const by = { person: personId };
  const { item } = await items.create(tx, { kind: 'campaign', unitId, title: plan.title, lifecycleKey: plan.lifecycles.campaign, by });
  await insertCampaign(tx, item.id, plan);
  const stages = new Map<string, string>();
  for (const [index, stage] of plan.stages.entries()) {
    const { item: stageItem } = await items.create(tx, {
      kind: 'stage', parentId: item.id, rootId: item.id, unitId, title: `${stage.label}${stage.title}`, lifecycleKey: plan.lifecycles.stage,
      startsOn: stage.startsOn, dueOn: stage.dueOn, dueWords: stage.dueText, by,
    });
    const id = uuidV7();
    stages.set(stage.key, id);
    await tx.rows(insertStage, [
      tx.tenantId, id, item.id, index + 1, stage.label, stage.title, stage.focus, JSON.stringify(stage.paths),
      stage.startsOn, stage.dueText, stage.dueOn, stage.gate, stageItem.id,
    ]);
  }
  await insertTasks(tx, { campaignId: item.id, tasks: plan.tasks, stages });
  return item.id;
}

// Two people opening the same plan at once: the second waits here and is told.
async function refuseSecond(tx: Tx, plan: PlanDefinition): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId}/campaign/${plan.key}`]);
  const opened = await tx.row('select 1 from campaigns where plan_key = $1', [plan.key]);
  if (opened) throw new DomainError('campaign.opened-already', { title: plan.title });
}

async function insertCampaign(tx: Tx, itemId: string, plan: PlanDefinition): Promise<void> {
  await tx.rows(
    `insert into campaigns (tenant_id, item_id, plan_key, programme, year, theme, basis, table_title, chapters, lifecycles)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [tx.tenantId, itemId, plan.key, plan.programme, plan.year, plan.theme, plan.basis, plan.tableTitle, JSON.stringify(plan.chapters), JSON.stringify(plan.lifecycles)],
  );
}

const insertStage = {
  name: 'insert-plan-stage',
  text: `insert into plan_stages (tenant_id, id, campaign_id, ordinal, label, title, focus, paths, starts_on, due_text, due_on, is_gate, item_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};
const insertTask = {
  name: 'insert-plan-task',
  text: `insert into plan_tasks (tenant_id, id, campaign_id, stage_id, ordinal, printed_no, title, short_title, lead_text, lead, due_text, due_on, due_reading, how)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
};

interface TasksToInsert {
  readonly campaignId: string;
  readonly tasks: readonly PlanTask[];
  readonly stages: ReadonlyMap<string, string>;
}

async function insertTasks(tx: Tx, { campaignId, tasks, stages }: TasksToInsert): Promise<void> {
  const ids = new Map((await unitTree(tx)).map(({ code, id }) => [code, id]));
  const idOf = (code: string): string => {
    const id = ids.get(code);
    if (id === undefined) throw new DomainError('plan.value-unknown', { title: code, what: '责任部门' });
    return id;
  };
  for (const [index, task] of tasks.entries()) {
    const lead = leadWithIds(task.lead, idOf);
    await tx.rows(insertTask, [
      tx.tenantId, uuidV7(), campaignId, stages.get(task.stage), index + 1, task.printedNo, task.title, task.shortTitle, task.leadText,
      lead && JSON.stringify(lead), task.dueText, task.dueOn, task.dueReading, task.how && JSON.stringify(task.how),
    ]);
  }
}
