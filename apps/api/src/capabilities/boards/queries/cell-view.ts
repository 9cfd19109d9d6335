import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { isCountable, isPartCountable } from '../../items/index.js';
import type { BoardCell, BoardCellQuery } from '../boards.contract.js';
import { boardLines } from './board-lines.js';
import type { LeafFound } from './board-lines.js';
import { boardFrame } from './frame.js';
import type { Asking } from './frame.js';
import { leafSql, leafValues } from './leaves.js';

const restrictedSql = `select s.id as "shareId", count(l.id)::int as total, count(l.id) filter (where l.ended is not null)::int as done
  from shares s left join listed l on l.share = s.id and l.privacy = 'restricted' group by s.id limit 1`;

/** One cell opened: whose hands each of its lists is in, and since when. Restricted ones are counted above the floor, nothing more. */
export async function cellView(tx: Tx, asking: Asking, { unit, task, on }: BoardCellQuery): Promise<BoardCell> {
  const frame = await boardFrame(tx, asking, { task, on });
  const [row, place] = [frame.tasks[0], frame.units.find(({ id }) => id === unit)];
  if (!row || !place) throw new DomainError('board.unit-unknown');
  const head = { unit: { id: place.id, name: place.name }, task: { id: row.id, printedNo: row.printedNo, title: row.title } };
  if (row.itemId === null) return { ...head, lines: [], shareId: null, restricted: null };
  const values = await leafValues(tx, { ...frame, units: [unit], tasks: [row.itemId] });
  const leaves = await tx.rows<LeafFound>(
    `${leafSql(frame.past)} select id, task, coalesce(month_minutes, 0)::int as minutes from leaves order by rank, id`,
    values,
  );
  const share = await tx.row<Restricted>(`${leafSql(frame.past)} ${restrictedSql}`, values);
  const printed = new Map([[row.itemId, row.printedNo]]);
  return {
    ...head,
    lines: await boardLines(tx, leaves, { personId: asking.personId, printed, past: frame.past }),
    shareId: share?.shareId ?? null,
    restricted: restrictedWords(share),
  };
}

interface Restricted {
  readonly shareId: string;
  readonly total: number;
  readonly done: number;
}

/** How many there are, and how many of them ended, each only where nobody could guess whose they are: on any day looked at. */
export function restrictedWords(share: Pick<Restricted, 'total' | 'done'> | null): string | null {
  if (!share || share.total === 0) return null;
  const many = isCountable(share.total) ? `${share.total}份` : '';
  const done = isPartCountable(share.done, share.total) ? `（已办结${share.done}份）` : '';
  return `另有限定范围的清单${many}${done}，不在此列`;
}
