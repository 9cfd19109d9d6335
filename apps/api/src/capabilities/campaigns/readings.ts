import type { Named, Tx } from '../../kernel/database/tx.js';
import type { CampaignFacts, ItemRow } from '../items/index.js';
import { readingOf } from './blockers.js';
import type { PlanReading } from './blockers.js';
import { unitsOf } from '../people/index.js';
import { holdsRestrictedSql, leftSharesSql, RESTRICTED_APART } from './queries/left-shares.js';
import { campaignRow, stageRows, taskRows } from './queries/plan-rows.js';

/** `plan.*`: what the conditions of a campaign's lifecycle may ask of its plan. */
export async function planReading(tx: Tx, campaignItemId: string): Promise<PlanReading> {
  const { excluded, year } = await campaignRow(tx, campaignItemId);
  const units = (await unitsOf(tx)).map((unit) => ({ ...unit, isExcluded: excluded.some(({ unitId }) => unitId === unit.id) }));
  return readingOf({ year, stages: await stageRows(tx, campaignItemId), tasks: await taskRows(tx, campaignItemId), units });
}

// A name of the day is looked up for those that are said alone: of ten thousand units that took longer than a page may.
const readLeft: Named = {
  name: 'left-of-stage',
  text: `
    with asked as materialized (
      select t.id, t.title, p.printed_no, p.ordinal from plan_stages ps join plan_tasks p on p.stage_id = ps.id join items t on t.id = p.item_id
      where ps.item_id = $2 and t.ended is null
    ), ${leftSharesSql}
    select t.id, t.title, t.printed_no as "printedNo", (select count(distinct s.unit)::int from left_shares s where s.task = t.id) as count,
      ${holdsRestrictedSql('t.id')} as "isRestrictedApart",
      array(select unit_name_on(named.id, (select coalesce(business_on, (now() at time zone zone)::date) from tenants))
            from (select u.id, u.tree, u.ordinal, u.code from units u where u.id in (select s.unit from left_shares s where s.task = t.id)
                  order by u.tree desc, u.ordinal, u.code limit $3) named
            order by named.tree desc, named.ordinal, named.code) as units
    from asked t order by t.ordinal`,
};

/** A task of a stage that is not done: how many units it waits for, and the first of them. Restricted lists count for none of them. */
export interface LeftTask {
  readonly id: string;
  readonly title: string;
  readonly printedNo: string;
  readonly units: readonly string[];
  readonly count: number;
  readonly isRestrictedApart: boolean;
}

export interface StageAsked {
  readonly campaignId: string;
  readonly stageItemId: string;
  /** So many units are named. */
  readonly names: number;
}

export function leftOfStage(tx: Tx, { campaignId, stageItemId, names }: StageAsked): Promise<LeftTask[]> {
  return tx.rows<LeftTask>(readLeft, [campaignId, stageItemId, names]);
}

/** «第2项 组织专题学习»; a task that was printed without a number goes by its title. */
export const nameOfLeft = ({ printedNo, title }: Pick<LeftTask, 'printedNo' | 'title'>): string => (printedNo === '' ? title : `第${printedNo}项 ${title}`);

/** «5个单位未办结，另有限定范围的清单，不在此列» */
export function leftText({ count, isRestrictedApart }: Pick<LeftTask, 'count' | 'isRestrictedApart'>): string {
  const parts = [...(count > 0 || !isRestrictedApart ? [`${count}个单位未办结`] : []), ...(isRestrictedApart ? [RESTRICTED_APART] : [])];
  return parts.join('，');
}

/** What a stage leaves undone when it is closed, for its record: task by task, with the units. */
export async function leftInRecord(tx: Tx, stage: Pick<ItemRow, 'id' | 'rootId'>): Promise<{ label: string; text: string }[]> {
  const left = await leftOfStage(tx, { campaignId: stage.rootId, stageItemId: stage.id, names: MOST_NAMES });
  return left.map(({ units, count, isRestrictedApart, ...task }) => ({
    label: `未办结 ${nameOfLeft(task)}`,
    text:
      count === 0
        ? leftText({ count, isRestrictedApart })
        : `${count}个单位：${units.join('、')}${count > MOST_NAMES ? '等' : ''}${isRestrictedApart ? `；${RESTRICTED_APART}` : ''}`,
  }));
}

const MOST_NAMES = 30;

const readStage: Named = {
  name: 'read-stage-facts',
  text: `
    select exists (select from campaigns c where c.item_id = s.campaign_id and c.launch_total is not null)
             or exists (select from outbox o where o.topic = 'plan.launch' and o.payload ->> 'itemId' = s.campaign_id::text) as "campaignStarted",
           exists (select from items c where c.id = s.campaign_id and c.ended is not null) as "campaignOver",
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
  readonly campaignOver: boolean;
  readonly gateOpen: boolean;
  readonly left: number;
}

export async function stageReading(tx: Tx, stageItemId: string): Promise<StageReading> {
  const row = await tx.row<StageReading>(readStage, [stageItemId]);
  if (!row) throw new Error('a stage item has no row in its plan');
  return row;
}

const readFacts: Named = {
  name: 'facts-of-campaigns',
  text: 'select c.item_id as id, i.title, c.year from campaigns c join items i on i.id = c.item_id where c.item_id = any($1::uuid[])',
};

/** What forms may begin with of the campaigns among these items. */
export async function campaignFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CampaignFacts>> {
  const rows = await tx.rows<CampaignFacts & { readonly id: string }>(readFacts, [ids]);
  return new Map(rows.map(({ id, title, year }) => [id, { title, year }]));
}
