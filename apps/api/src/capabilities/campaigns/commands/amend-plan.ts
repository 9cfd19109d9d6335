import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { readItem } from '../../items/index.js';
import type { Items } from '../../items/index.js';
import { editPlan } from '../edit/edit-plan.js';
import type { Edit } from '../edit/edit-plan.js';
import { notedChanges } from '../edit/noted-changes.js';
import { refuseUnknown, refuseUnknownUnits } from '../edit/refuse-unknown.js';
import { savePlan } from '../edit/save-plan.js';
import { followStages } from '../edit/stage-items.js';
import { refuseWhileRunning } from '../edit/while-running.js';
import { launchAgain } from '../launch/launch-again.js';
import type { Plan } from '../plan.js';
import { planOf } from '../queries/plan-rows.js';
import { planWords } from '../queries/plan-words.js';
import { followMovedDays } from '../reschedule/moved-days.js';
import { amendingAct } from './amending-act.js';

export interface Amending {
  readonly campaignId: string;
  readonly personId: string;
  readonly expectedVersion: number;
  readonly edits: readonly Edit[];
  readonly reason?: string | undefined;
}

/**
 * Changes a plan as one event of its campaign, which names each cell with its old and new words. After the start the same event
 * needs a reason, and what it brings forth is sent out or moved with it.
 */
export async function amendPlan(tx: Tx, items: Items, { campaignId, personId, expectedVersion, edits, reason }: Amending): Promise<void> {
  const campaign = await readItem(tx, campaignId);
  if (!campaign) throw new DomainError('campaign.unknown');
  const act = await amendingAct(tx, campaign);
  const before = await planOf(tx, campaignId);
  const isRunning = before.campaign.launchTotal !== null;
  if (isRunning) await refuseWhileRunning(tx, before, { edits, reason });
  const after = await edited(tx, before, { edits, isRunning });
  const isRenamed = after.title !== before.title;
  // The event locks the campaign and refuses whoever saw an older plan; only then are rows written.
  await items.apply(tx, {
    itemId: campaignId,
    by: { person: personId },
    event: { type: 'ACT', act },
    expectedVersion,
    note: notedChanges(before, after, await planWords(tx)),
    ...(isRenamed ? { becomes: { title: after.title } } : {}),
    ...(reason ? { reason } : {}),
  });
  await followStages(tx, items, { before, after, unitId: campaign.unitId, personId, reason });
  await savePlan(tx, before, after);
  if (isRunning) await follow(tx, items, { before, after, edits, personId, reason: reason ?? '' });
}

async function edited(tx: Tx, before: Plan, { edits, isRunning }: { edits: readonly Edit[]; isRunning: boolean }): Promise<Plan> {
  const { today } = await clockOf(tx);
  let plan = before;
  for (const edit of edits) {
    if (edit.type === 'task') await refuseUnknown(tx, { title: before.tasks.find(({ id }) => id === edit.taskId)?.title ?? '', ...known(edit) });
    if (edit.type === 'add-task') await refuseUnknown(tx, { title: edit.title, ...known(edit) });
    if (edit.type === 'scope') await refuseUnknownUnits(tx, edit.excluded);
    plan = editPlan(plan, edit, { newId: uuidV7, addedOn: isRunning ? today : null });
  }
  return plan;
}

/** The cells in which something may be named that does not exist. */
const known = ({ lead, how }: Pick<Extract<Edit, { type: 'task' }>, 'lead' | 'how'>) => ({
  lead: lead?.type === 'category' ? { type: lead.type, category: lead.category, ...(lead.and ? { and: lead.and } : {}) } : lead,
  how: how && { way: how.way, lists: how.lists.map(({ category, ...list }) => (category === undefined ? list : { ...list, category })) },
});

interface Following {
  readonly before: Plan;
  readonly after: Plan;
  readonly edits: readonly Edit[];
  readonly personId: string;
  readonly reason: string;
}

/** After the start: new tasks go out, units that now take part get what they missed, moved days reach what was sent out. */
async function follow(tx: Tx, items: Items, { before, after, edits, personId, reason }: Following): Promise<void> {
  const isNew = (id: string) => !before.tasks.some((task) => task.id === id);
  const tasks = after.tasks.filter(({ id }) => isNew(id)).map(({ id }) => id);
  if (tasks.length > 0) await launchAgain(tx, after.campaign.itemId, { tasks });
  const units = before.campaign.excluded.filter(({ unitId }) => !after.campaign.excluded.some((one) => one.unitId === unitId)).map(({ unitId }) => unitId);
  if (units.length > 0) await launchAgain(tx, after.campaign.itemId, { units });
  await followMovedDays(tx, items, { before, after, edits, personId, reason });
}
