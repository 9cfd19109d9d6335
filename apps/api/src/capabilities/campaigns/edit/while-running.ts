import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Plan, TaskRow } from '../plan.js';
import { issuedOf } from '../reschedule/issued.js';
import type { Edit } from './edit-plan.js';

export interface WhileRunning {
  readonly edits: readonly Edit[];
  readonly reason?: string | undefined;
}

/** After the start a plan grows and moves, each time with a reason; what was sent out keeps its words, form and chain. */
export async function refuseWhileRunning(tx: Tx, plan: Plan, { edits, reason }: WhileRunning): Promise<void> {
  if ((reason ?? '').trim() === '') throw new DomainError('plan.reason-missing');
  for (const edit of edits) await refuseEdit(tx, plan, edit);
}

async function refuseEdit(tx: Tx, plan: Plan, edit: Edit): Promise<void> {
  switch (edit.type) {
    case 'add-task':
      return refuseIncomplete(edit);
    case 'task':
      return refuseTaskChange(tx, plan, edit);
    case 'scope':
      return undefined;
    case 'stage':
      return refuseStageOver(tx, plan, edit);
    default:
      throw new DomainError('plan.not-while-running');
  }
}

/** It goes out at once, so nothing may be missing. */
function refuseIncomplete({ title, lead, how, dueOn, noDue }: Extract<Edit, { type: 'add-task' }>): void {
  const missing = [...(lead ? [] : ['责任部门']), ...(how ? [] : ['办理方式']), ...(dueOn || noDue ? [] : ['时限'])];
  if (missing.length > 0) throw new DomainError('plan.task-incomplete', { title, what: missing.join('、') });
}

const onlyDays: ReadonlySet<string> = new Set(['type', 'taskId', 'dueOn', 'noDue', 'dueText', 'dueReading', 'issued', 'earlierConfirmed']);

async function refuseTaskChange(tx: Tx, { campaign, tasks }: Plan, edit: Extract<Edit, { type: 'task' }>): Promise<void> {
  const task = tasks.find(({ id }) => id === edit.taskId);
  if (!task) throw new DomainError('plan.task-unknown');
  const other = Object.entries(edit).some(([name, value]) => value !== undefined && !onlyDays.has(name));
  if (other) throw new DomainError('plan.task-sent', { title: task.title });
  if (task.itemId === null || edit.dueOn === undefined) return;
  if (edit.issued === undefined) throw new DomainError('plan.issued-undecided', { title: task.title });
  if (edit.issued === 'move' && edit.earlierConfirmed !== true) await refuseEarlier(tx, campaign.itemId, { task, dueOn: edit.dueOn });
}

async function refuseEarlier(tx: Tx, campaignId: string, { task, dueOn }: { task: TaskRow; dueOn: string | null }): Promise<void> {
  const { isEarlier, open } = await issuedOf(tx, campaignId, { taskId: task.id, ...(dueOn === null ? {} : { dueOn }) });
  if (isEarlier && open > 0) throw new DomainError('plan.earlier-unconfirmed', { count: open });
}

const readEnded: Named = { name: 'stage-ended', text: 'select ended is not null as "isEnded" from items where id = $1' };
const onlyStageDays: ReadonlySet<string> = new Set(['type', 'stageId', 'startsOn', 'dueOn', 'dueText', 'gate', 'checked']);

async function refuseStageOver(tx: Tx, { stages }: Plan, edit: Extract<Edit, { type: 'stage' }>): Promise<void> {
  if (Object.entries(edit).some(([name, value]) => value !== undefined && !onlyStageDays.has(name))) throw new DomainError('plan.not-while-running');
  const stage = stages.find(({ id }) => id === edit.stageId);
  const row = stage && (await tx.row<{ isEnded: boolean }>(readEnded, [stage.itemId]));
  if (row?.isEnded) throw new DomainError('plan.stage-over', { title: stage?.title ?? '', state: '已结束' });
}
