import type { Tx } from '../../../kernel/database/tx.js';
import { cellLetters } from '../lights.js';
import type { CellLetter } from '../lights.js';
import type { BoardFrame } from './frame.js';
import { sentTasks } from './frame.js';
import { leafSql, leafValues } from './leaves.js';

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
}

// A share without a leaf holds restricted lists only. One row a unit: task and rank travel as one number, for rows cost more than cells.
export const unitsSql = `${leafSql}
select unit, array_agg(array_position($10::uuid[], task) * 8 + rank) as cells, sum(unsent)::int as unsent, sum(mine)::int as mine,
  sum(returned)::int as returned, sum(overdue)::int as overdue, sum(minutes)::int as minutes
from (
  select task, unit, min(rank) as rank, count(*) filter (where unsent) as unsent, count(*) filter (where mine) as mine,
    count(*) filter (where returned) as returned, count(*) filter (where rank = 0) as overdue, coalesce(sum(month_minutes), 0) as minutes
  from leaves group by task, unit
  union all
  select task, unit, 6, 0, 0, 0, 0, 0 from shares where id in (select share from listed) and id not in (select share from listed where privacy = 'normal')
) cells group by unit`;

type UnitRow = Omit<UnitSum, 'letters'> & { readonly cells: readonly number[] };

/** The whole matrix by one statement. */
export async function unitSums(tx: Tx, { campaignId, personId, units, tasks }: BoardFrame): Promise<UnitSum[]> {
  const sent = sentTasks(tasks);
  const values = await leafValues(tx, { campaignId, personId, units: units.map(({ id }) => id), tasks: sent });
  const rows = await tx.rows<UnitRow>(unitsSql, values);
  const letterOf = (cell: number): readonly [string, CellLetter] => [sent[Math.floor(cell / 8) - 1] ?? '', cellLetters[cell % 8] ?? '-'];
  return rows.map(({ cells, ...sum }) => ({ ...sum, letters: new Map(cells.map(letterOf)) }));
}
