import type { Tx } from '../../../kernel/database/tx.js';
import { FLOOR } from '../../items/index.js';
import { assertNever } from '../assert-never.js';
import type { BoardItems, BoardItemsQuery, BoardNumberKey } from '../boards.contract.js';
import { monthSum, numberLabels } from '../numbers.js';
import type { MonthSum } from '../numbers.js';
import { boardLines } from './board-lines.js';
import type { LeafFound } from './board-lines.js';
import type { Asking, BoardFrame } from './frame.js';
import { boardFrame, sentTasks, unitsAsked } from './frame.js';
import { unitSums } from './cells.js';
import { leafSql, leafValues } from './leaves.js';

const PAGE = 100;

/** Exactly the items a number of the board counts: by the same statement, with the same filters. */
export async function boardItems(tx: Tx, asking: Asking, { which, unit, after, ...query }: BoardItemsQuery): Promise<BoardItems> {
  const frame = await boardFrame(tx, asking, query);
  const asked = unitsAsked(frame);
  const units = frame.units.map(({ id }) => id).filter((id) => (unit === undefined || id === unit) && (which !== 'month' || asked.has(id)));
  const found = await leavesWhere(tx, frame, { which, units });
  const from = Number(after ?? 0);
  const printed = new Map(frame.tasks.map(({ itemId, printedNo }) => [itemId ?? '', printedNo]));
  const rows = await boardLines(tx, found.slice(from, from + PAGE), { personId: frame.personId, printed, past: frame.past });
  return {
    which,
    label: numberLabels[which],
    total: found.length,
    rows,
    next: found.length > from + PAGE ? String(from + PAGE) : null,
    sentence: which === 'month' && unit === undefined ? monthWords(found, monthSum(await unitSums(tx, frame), asked)) : countWords(found),
  };
}

interface LeavesWanted {
  readonly which: BoardNumberKey;
  readonly units: readonly string[];
}

/** In the order of tasks, then of units. */
async function leavesWhere(tx: Tx, { campaignId, personId, past, tasks }: BoardFrame, { which, units }: LeavesWanted): Promise<LeafFound[]> {
  const sent = sentTasks(tasks);
  const values = await leafValues(tx, { campaignId, personId, past, units, tasks: sent });
  return tx.rows<LeafFound>(
    `${leafSql(past)} select id, task, coalesce(month_minutes, 0)::int as minutes from leaves where ${conditionOf(which)}
     order by array_position($10::uuid[], task), array_position($9::uuid[], unit), id`,
    values,
  );
}

/** Closed words of ours, never the caller's. */
function conditionOf(which: BoardNumberKey): string {
  switch (which) {
    case 'unsent':
      return 'unsent';
    case 'mine':
      return 'mine';
    case 'returned':
      return 'returned';
    case 'overdue':
      return 'rank = 0';
    case 'month':
      return 'month_minutes is not null';
    default:
      return assertNever(which);
  }
}

const countWords = (found: readonly LeafFound[]): string => (found.length === 0 ? '没有这样的事项。' : `共${found.length}件。`);

/** How the number came about, so that it can be reckoned again. */
function monthWords(found: readonly LeafFound[], { units, minutes, average, restricted }: MonthSum): string {
  if (found.length === 0 && restricted === 0) return '本月没有到期的事项。';
  const more = restricted === 0 ? '' : `，另有限定范围的清单${restricted}份（只计份数，不在下表；一个片区一项任务不足${FLOOR}份的不计）`;
  return `本月到期${found.length}件${more}，合计约${minutes}分钟，${units}个单位平均每个约${average}分钟（含已办完的${restricted === 0 ? '，不含限定范围的清单' : ''}）。`;
}
