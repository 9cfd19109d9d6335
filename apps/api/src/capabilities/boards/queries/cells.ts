import type { Tx } from '../../../kernel/database/tx.js';
import { cellLetters } from '../lights.js';
import type { CellLetter } from '../lights.js';
import type { BoardFrame } from './frame.js';
import { sentTasks } from './frame.js';
import { leafSql, leafValues } from './leaves.js';

/** One unit's share of one task, in numbers. */
export interface CellSum {
  readonly task: string;
  readonly unit: string;
  readonly letter: CellLetter;
  readonly unsent: number;
  readonly mine: number;
  readonly returned: number;
  readonly overdue: number;
  readonly minutes: number;
  readonly inMonth: number;
}

// A share without a leaf holds restricted lists only.
export const cellsSql = `${leafSql}
select s.task, s.unit, coalesce(min(l.rank), 6)::int as rank,
  count(*) filter (where l.unsent)::int as unsent, count(*) filter (where l.mine)::int as mine,
  count(*) filter (where l.returned)::int as returned, count(*) filter (where l.rank = 0)::int as overdue,
  coalesce(sum(l.month_minutes), 0)::int as minutes, count(l.month_minutes)::int as "inMonth"
from shares s left join leaves l on l.share = s.id group by s.task, s.unit`;

/** Every cell of the matrix by one statement. */
export async function cellsOf(tx: Tx, { campaignId, personId, units, tasks }: BoardFrame): Promise<CellSum[]> {
  const values = await leafValues(tx, { campaignId, personId, units: units.map(({ id }) => id), tasks: sentTasks(tasks) });
  const rows = await tx.rows<Omit<CellSum, 'letter'> & { rank: number }>(cellsSql, values);
  return rows.map(({ rank, ...sum }) => ({ ...sum, letter: cellLetters[rank] ?? '-' }));
}
