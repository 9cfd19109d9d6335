import type { Tx } from '../../../kernel/database/tx.js';
import type { BoardHands, BoardHandsQuery } from '../boards.contract.js';
import { boardFrame, sentTasks } from './frame.js';
import type { Asking } from './frame.js';
import { handsOf } from './hands.js';
import { leafSql, leafValues } from './leaves.js';

interface OpenLeaf {
  readonly id: string;
  readonly unit: string;
}

/** «现在在谁手上», unit by unit, for the task in focus; of several open lists the worst, and how many there are. */
export async function focusHands(tx: Tx, asking: Asking, query: BoardHandsQuery): Promise<BoardHands> {
  const frame = await boardFrame(tx, asking, query);
  const values = await leafValues(tx, { ...frame, units: frame.units.map(({ id }) => id), tasks: sentTasks(frame.tasks) });
  const leaves = await tx.rows<OpenLeaf>(`${leafSql(frame.past)} select id, unit from leaves where rank < 5 order by unit, rank, id`, values);
  const hands = await handsOf(
    tx,
    leaves.map(({ id }) => id),
    frame.past,
  );
  const units = Map.groupBy(leaves, ({ unit }) => unit);
  return Object.fromEntries(
    [...units].flatMap(([unit, own]) => {
      const first = own.map(({ id }) => hands.get(id)).find((words) => words !== undefined);
      return first === undefined ? [] : [[unit, own.length > 1 ? `${first}（共${own.length}份未办）` : first]];
    }),
  );
}
