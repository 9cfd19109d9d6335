import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { dayViewOf } from '../../items/index.js';
import { unitsOf } from '../../people/index.js';
import type { IssuedView } from '../campaigns.contract.js';
import { taskRows } from '../queries/plan-rows.js';

const readIssued: Named = {
  name: 'issued-of-task',
  text: `
    with sent as (select s.id, s.unit_id, s.ended, s.due_on from items s where s.parent_id = $1
                  union all select l.id, l.unit_id, l.ended, l.due_on from items s join items l on l.parent_id = s.id where s.parent_id = $1 and l.kind = 'list')
    select count(*) filter (where ended is null and due_on is not distinct from $2::date)::int as open,
           count(*) filter (where ended is not null)::int as finished,
           count(*) filter (where ended is null and due_on is distinct from $2::date)::int as apart,
           coalesce(array_agg(distinct unit_id::text) filter (where ended is null and due_on is not distinct from $2::date), '{}') as units
    from sent`,
};

export interface Asking {
  readonly taskId: string;
  readonly dueOn?: string | undefined;
}

/**
 * What a new day of a task meets. A share and its lists count one each; what has a day of its own, because it was extended or
 * returned with one, is counted apart: the plan's new day does not override what was agreed for it.
 */
export async function issuedOf(tx: Tx, campaignId: string, { taskId, dueOn }: Asking): Promise<IssuedView> {
  const task = (await taskRows(tx, campaignId)).find(({ id }) => id === taskId);
  if (!task) throw new DomainError('plan.task-unknown');
  const found = await tx.row<{ open: number; finished: number; apart: number; units: string[] }>(readIssued, [task.itemId, task.dueOn]);
  const { open, finished, apart, units } = found ?? { open: 0, finished: 0, apart: 0, units: [] };
  const isEarlier = dueOn !== undefined && (task.dueOn === null || dueOn < task.dueOn);
  const { today } = await clockOf(tx);
  return {
    title: task.title,
    dueOn: task.dueOn === null ? null : dayViewOf(task.dueOn, today),
    open,
    finished,
    apart,
    isEarlier,
    hits: isEarlier ? (await unitsOf(tx, { ids: units })).map(({ name }) => name) : [],
  };
}
