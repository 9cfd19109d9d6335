import type { Tx } from '../../../kernel/database/tx.js';
import { cellLetters } from '../lights.js';
import type { CellLetter } from '../lights.js';
import type { BoardFrame } from './frame.js';
import { sentTasks } from './frame.js';
import { leafSql, leafValues } from './leaves.js';
import type { Past } from './past.js';

/** One unit's shares of the tasks shown, in letters and numbers. */
export interface UnitSum {
  readonly unit: string;
  /** By the task's item. */
  readonly letters: ReadonlyMap<string, CellLetter>;
  readonly unsent: number;
  readonly mine: number;
  readonly returned: number;
  readonly overdue: number;
  /** What is due this month takes. */
  readonly minutes: number;
  /** Restricted lists due this month, task by task; no more is known of them than how many, and what their forms take. */
  readonly restricted: readonly { readonly task: string; readonly n: number; readonly minutes: number }[];
}

// A share without a leaf holds restricted lists only. One row a unit: task and rank travel as one number, for rows cost more than cells.
const unitsSql = (past: Past | null): string => `${leafSql(past)}, restricted as materialized (
  select unit, jsonb_agg(jsonb_build_object('task', task, 'n', n, 'minutes', minutes)) as of_tasks from (
    select s.unit, s.task, count(*) as n, sum(coalesce(f.minutes, 0)) as minutes
    from listed l join shares s on s.id = l.share left join forms f on f.form = l.main_form
    where l.privacy = 'restricted' and l.due_on between ($4::jsonb ->> 'from')::date and ($4::jsonb ->> 'to')::date group by s.unit, s.task
  ) due group by unit
)
select unit, array_agg(array_position($10::uuid[], task) * 8 + rank) as cells, sum(unsent)::int as unsent, sum(mine)::int as mine,
  sum(returned)::int as returned, sum(overdue)::int as overdue, sum(cells.minutes)::int as minutes,
  coalesce((array_agg(r.of_tasks))[1], '[]') as restricted
from (
  select task, unit, min(rank) as rank, count(*) filter (where unsent) as unsent, count(*) filter (where mine) as mine,
    count(*) filter (where returned) as returned, count(*) filter (where rank = 0) as overdue, coalesce(sum(month_minutes), 0) as minutes
  from leaves group by task, unit
  union all
  select task, unit, 6, 0, 0, 0, 0, 0 from shares where id in (select share from listed) and id not in (select share from listed where privacy = 'normal')
) cells left join restricted r using (unit) group by unit`;

type UnitRow = Omit<UnitSum, 'letters'> & { readonly cells: readonly number[] };

/** The whole matrix by one statement. */
export async function unitSums(tx: Tx, { campaignId, personId, past, units, tasks }: BoardFrame): Promise<UnitSum[]> {
  const sent = sentTasks(tasks);
  const values = await leafValues(tx, { campaignId, personId, past, units: units.map(({ id }) => id), tasks: sent });
  const rows = await tx.rows<UnitRow>(unitsSql(past), values);
  const letterOf = (cell: number): readonly [string, CellLetter] => [sent[Math.floor(cell / 8) - 1] ?? '', cellLetters[cell % 8] ?? '-'];
  return rows.map(({ cells, ...sum }) => ({ ...sum, letters: new Map(cells.map(letterOf)) }));
}
