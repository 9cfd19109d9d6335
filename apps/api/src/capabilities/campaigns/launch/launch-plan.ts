import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { list } from '../../definitions/index.js';
import { readItem } from '../../items/index.js';
import { owningUnits } from '../queries/launch-units.js';
import type { OwningUnit } from '../queries/launch-units.js';
import { campaignRow, stageRows, taskRows } from '../queries/plan-rows.js';
import type { LaunchPlan } from './launch-tree.js';

/** The plan with the names of what it is sent to. */
export interface PlanToLaunch extends LaunchPlan {
  readonly units: readonly OwningUnit[];
}

/** The plan of a campaign as it would be sent out on the day. */
export async function launchPlan(tx: Tx, campaignId: string, today: string): Promise<PlanToLaunch> {
  const item = await readItem(tx, campaignId);
  if (!item) throw new DomainError('campaign.unknown');
  const { lifecycles, excluded } = await campaignRow(tx, campaignId);
  const tasks = await taskRows(tx, campaignId);
  const titles = new Map((await list(tx, 'form')).map(({ definition }) => [definition.key, definition.title]));
  const ways = new Map((await list(tx, 'way')).map(({ definition }) => [definition.key, definition.shareLifecycle]));
  return {
    campaignId,
    unitId: item.unitId,
    taskLifecycle: lifecycles.task,
    shareLifecycleOf: (way) => {
      const lifecycle = ways.get(way);
      if (lifecycle === undefined) throw new DomainError('definition.unknown', { key: way });
      return lifecycle;
    },
    formTitleOf: (form) => titles.get(form) ?? form,
    stages: await stageRows(tx, campaignId),
    tasks,
    units: await owningUnits(tx, tasks, { today, excluded }),
  };
}
