import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { dueViewOfItem, fillerText, itemColumns, rowsThen, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { remindedOn } from '../../notifications/index.js';
import { calendarOf, namesOf } from '../../people/index.js';
import type { BoardLine } from '../boards.contract.js';
import { handsOf } from './hands.js';
import type { Past } from './past.js';

const byIds: Named = { name: 'board-items-by-id', text: `select ${itemColumns} from items i where i.id = any($1::uuid[]) and i.privacy = 'normal'` };

/** A leaf of the board, as a query found it. */
export interface LeafFound {
  readonly id: string;
  readonly task: string;
  readonly minutes: number;
}

export interface LinesAsked {
  /** Whose hands are «您»; null: nobody's. */
  readonly personId: string | null;
  /** Printed numbers by the task's item. */
  readonly printed: ReadonlyMap<string, string>;
  readonly past: Past | null;
}

/** The leaves as lines, in the order given. */
export async function boardLines(tx: Tx, leaves: readonly LeafFound[], { personId, printed, past }: LinesAsked): Promise<BoardLine[]> {
  const ids = leaves.map(({ id }) => id);
  const standing = await tx.rows<ItemRow>(byIds, [ids]);
  const rows = new Map((past ? await rowsThen(tx, standing, past.end) : standing).map((row) => [row.id, row]));
  const found = leaves.flatMap((leaf) => {
    const row = rows.get(leaf.id);
    return row ? [{ leaf, row }] : [];
  });
  const today = past?.day ?? (await clockOf(tx)).today;
  const at = { today, calendar: await calendarOf(tx) };
  const names = await namesOf(tx, {
    people: found.flatMap(({ row }) => row.subjectPersonId ?? []),
    units: found.flatMap(({ row }) => [row.unitId, ...(row.subjectUnitId === null ? [] : [row.subjectUnitId])]),
  });
  const [hands, reminded] = [await handsOf(tx, ids, past), await remindedOn(tx, ids, today)];
  const lines: BoardLine[] = [];
  for (const { leaf, row } of found) {
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    lines.push({
      itemId: row.id,
      title: row.title,
      filler: fillerText(row, names),
      unit: { id: row.unitId, name: names.units[row.unitId] ?? '' },
      printedNo: printed.get(leaf.task) ?? '',
      state: stateViewOf(machine, row, past ? null : personId),
      due: dueViewOfItem(machine, row, at),
      hands: hands.get(row.id) ?? null,
      minutes: leaf.minutes,
      reminded: reminded.has(row.id),
    });
  }
  return lines;
}
