import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { readItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { planActs } from '../commands/amending-act.js';
import { createStageItem } from '../commands/create-campaign.js';
import type { Plan, StageRow } from '../plan.js';

export interface FollowingStages {
  readonly before: Plan;
  readonly after: Plan;
  readonly unitId: string;
  readonly personId: string;
  readonly reason?: string | undefined;
}

/** A stage is an item as well: what is added to the plan, renamed, moved in time or taken away happens to its item too. */
export async function followStages(tx: Tx, items: Items, { before, after, unitId, personId, reason }: FollowingStages): Promise<void> {
  const known = new Map(before.stages.map((stage) => [stage.id, stage]));
  for (const stage of after.stages) {
    const old = known.get(stage.id);
    if (!old)
      await createStageItem(tx, items, {
        stage,
        itemId: stage.itemId,
        campaignId: after.campaign.itemId,
        lifecycleKey: after.campaign.lifecycles.stage,
        personId,
        unitId,
      });
    else if (isTold(old, stage)) await changeStage(tx, items, { stage, personId, reason, isRemoved: false });
  }
  for (const stage of before.stages)
    if (!after.stages.some(({ id }) => id === stage.id)) await changeStage(tx, items, { stage, personId, reason, isRemoved: true });
}

/** Whether what the item itself says of the stage differs. */
const isTold = (old: StageRow, now: StageRow): boolean =>
  `${old.label}${old.title}` !== `${now.label}${now.title}` || old.startsOn !== now.startsOn || old.dueOn !== now.dueOn || old.dueText !== now.dueText;

interface ChangingStage {
  readonly stage: StageRow;
  readonly personId: string;
  readonly reason?: string | undefined;
  readonly isRemoved: boolean;
}

async function changeStage(tx: Tx, items: Items, { stage, personId, reason, isRemoved }: ChangingStage): Promise<void> {
  const item = await readItem(tx, stage.itemId);
  if (!item) throw new DomainError('plan.stage-unknown');
  const { acts, label } = await planActs(tx, item);
  const act = acts.find(([, { to }]) => (to !== undefined) === isRemoved);
  if (!act)
    throw item.ended === null && !isRemoved
      ? new DomainError('plan.older-flow', { title: `${stage.label}${stage.title}` })
      : new DomainError('plan.stage-over', { title: stage.title, state: label });
  await items.apply(tx, {
    itemId: item.id,
    by: { person: personId },
    event: { type: 'ACT', act: act[0] },
    expectedVersion: null,
    ...(reason ? { reason } : {}),
    ...(isRemoved ? {} : { becomes: { title: `${stage.label}${stage.title}`, startsOn: stage.startsOn, dueOn: stage.dueOn, dueWords: stage.dueText } }),
  });
}
