import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import type { Message } from '../../../kernel/outbox/outbox.js';
import type { Items } from '../../items/index.js';
import type { Edit } from '../edit/edit-plan.js';
import type { Plan, TaskRow } from '../plan.js';

export const RESCHEDULE_TOPIC = 'plan.reschedule';
const CHUNK = 100;

export interface MovedDays {
  readonly before: Plan;
  readonly after: Plan;
  readonly edits: readonly Edit[];
  readonly personId: string;
  readonly reason: string;
}

const moving: Named = {
  name: 'issued-on-the-move',
  text: `select exists (select from outbox where topic = '${RESCHEDULE_TOPIC}' and payload ->> 'taskItemId' = $1) as "isMoving"`,
};

/** One run at a time: a second one would end where the first has not come yet, and what the first brings later would stay on a day that no longer holds. */
async function refuseWhileMoving(tx: Tx, { itemId, title }: TaskRow): Promise<void> {
  const row = await tx.row<{ isMoving: boolean }>(moving, [itemId]);
  if (row?.isMoving) throw new DomainError('plan.moving-now', { title });
}

/** A task's own day moves with the plan; what was sent out moves only where the office chose so, a chunk a transaction. */
export async function followMovedDays(tx: Tx, items: Items, { before, after, edits, personId, reason }: MovedDays): Promise<void> {
  for (const task of after.tasks) {
    const old = before.tasks.find(({ id }) => id === task.id);
    if (!old || task.itemId === null || !isMoved(old, task)) continue;
    await items.reschedule(tx, { itemId: task.itemId, by: { person: personId }, dueOn: task.dueOn, dueWords: task.dueText, reason });
    if (!edits.some((edit) => edit.type === 'task' && edit.taskId === task.id && edit.issued === 'move')) continue;
    await refuseWhileMoving(tx, task);
    const order: Moving = { taskItemId: task.itemId, from: old.dueOn, to: task.dueOn, words: task.dueText, personId, reason };
    await addToOutbox(tx, RESCHEDULE_TOPIC, { ...order });
  }
}

const isMoved = (old: TaskRow, now: TaskRow): boolean => old.dueOn !== now.dueOn || old.dueText !== now.dueText;

interface Moving {
  readonly taskItemId: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly words: string;
  readonly personId: string;
  readonly reason: string;
}

const nextIssued: Named = {
  name: 'next-issued-to-move',
  text: `
    select i.id from items i
    where i.ended is null and i.due_on is not distinct from $2::date and not i.id = any($4::uuid[])
      and (i.parent_id = $1 or i.parent_id in (select s.id from items s where s.parent_id = $1) and i.kind = 'list')
    order by i.id limit $3`,
};

/** Moves the next of them; what was finished, or given a day of its own, since the message was written stays. */
export async function rescheduleNext(tx: Tx, items: Items, { payload }: Pick<Message, 'payload'>, chunk = CHUNK): Promise<void> {
  const order = payload as unknown as Moving & { readonly moved?: readonly string[] }; // written by `followMovedDays` and by this alone
  const { taskItemId, from, to, words, personId, reason, moved = [] } = order;
  // Words alone were changed: nothing tells a moved item from one that waits, so those already moved are named.
  const rows = await tx.rows<{ id: string }>(nextIssued, [taskItemId, from, chunk + 1, from === to ? moved : []]);
  const now = rows.slice(0, chunk);
  for (const { id } of now) await items.reschedule(tx, { itemId: id, by: { person: personId }, dueOn: to, dueWords: words, reason });
  if (rows.length > chunk) await addToOutbox(tx, RESCHEDULE_TOPIC, { ...order, moved: from === to ? [...moved, ...now.map(({ id }) => id)] : [] });
}
