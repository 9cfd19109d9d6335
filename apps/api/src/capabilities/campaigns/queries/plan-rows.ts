import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { readItem } from '../../items/index.js';
import type { CampaignRow, Plan, StageRow, TaskRow } from '../plan.js';

const readCampaign: Named = {
  name: 'read-campaign',
  text: `select item_id as "itemId", plan_key as "planKey", origin, derived_from as "derivedFrom", excluded, programme, year, theme, basis,
                basis_text as "basisText", cycle, years, table_title as "tableTitle", annex,
                chapters, lifecycles, launch_skipped as "launchSkipped",
                coalesce(launch_total, case when exists (select from outbox where topic = 'plan.launch' and payload ->> 'itemId' = campaigns.item_id::text) then 0 end) as "launchTotal"
         from campaigns where item_id = $1`,
};
const readStages: Named = {
  name: 'read-plan-stages',
  text: `select id, ordinal, key, printed_step as "printedStep", is_unchecked as "isUnchecked", label, title, focus, paths, starts_on as "startsOn", due_text as "dueText", due_on as "dueOn",
                is_gate as "isGate", item_id as "itemId"
         from plan_stages where campaign_id = $1 order by ordinal limit 50`,
};
const readTasks: Named = {
  name: 'read-plan-tasks',
  text: `select id, ordinal, stage_id as "stageId", printed_no as "printedNo", title, short_title as "shortTitle", lead_text as "leadText",
                lead, lead_source as "leadSource", due_text as "dueText", due_on as "dueOn", no_due as "noDue", due_reading as "dueReading", how, item_id as "itemId",
                is_unchecked as "isUnchecked", added_on as "addedOn"
         from plan_tasks where campaign_id = $1 order by ordinal limit 500`,
};

export async function campaignRow(tx: Tx, itemId: string): Promise<CampaignRow> {
  const row = await tx.row<CampaignRow>(readCampaign, [itemId]);
  if (!row) throw new DomainError('campaign.unknown');
  return row;
}

export function stageRows(tx: Tx, campaignId: string): Promise<StageRow[]> {
  return tx.rows<StageRow>(readStages, [campaignId]);
}

export function taskRows(tx: Tx, campaignId: string): Promise<TaskRow[]> {
  return tx.rows<TaskRow>(readTasks, [campaignId]);
}

/** A campaign with everything its plan holds. */
export async function planOf(tx: Tx, campaignId: string): Promise<Plan> {
  const campaign = await campaignRow(tx, campaignId);
  const item = await readItem(tx, campaignId);
  if (!item) throw new DomainError('campaign.unknown');
  return { title: item.title, campaign, stages: await stageRows(tx, campaignId), tasks: await taskRows(tx, campaignId) };
}
