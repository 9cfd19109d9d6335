import type { Named, Tx } from '../../kernel/database/tx.js';
import { readingOf } from './blockers.js';
import type { PlanReading } from './blockers.js';
import { taskRows } from './queries/plan-rows.js';

/** `plan.*`: what the conditions of a campaign's lifecycle may ask of its plan. */
export async function planReading(tx: Tx, campaignItemId: string): Promise<PlanReading> {
  return readingOf(await taskRows(tx, campaignItemId));
}

const readStage: Named = {
  name: 'read-stage-facts',
  text: `
    select exists (select from campaigns c where c.item_id = s.campaign_id and c.launch_total is not null) as "campaignStarted",
           not exists (
             select from plan_stages before join items i on i.id = before.item_id
             where before.campaign_id = s.campaign_id and before.ordinal = s.ordinal - 1 and before.is_gate and i.ended is null
           ) as "gateOpen",
           (select count(*)::int from items t where t.parent_id = s.item_id and t.ended is null) as "left"
    from plan_stages s where s.item_id = $1`,
};

/** `stage.*`: whether its campaign was started and the stage before lets this one begin, and how many of its tasks are not done. */
export interface StageReading {
  readonly campaignStarted: boolean;
  readonly gateOpen: boolean;
  readonly left: number;
}

export async function stageReading(tx: Tx, stageItemId: string): Promise<StageReading> {
  const row = await tx.row<StageReading>(readStage, [stageItemId]);
  if (!row) throw new Error('a stage item has no row in its plan');
  return row;
}
