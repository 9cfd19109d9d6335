import { useState } from 'react';
import type { BoardView } from '../../api/generated.js';
import { isUnfinished } from './cell-marks.js';
import type { Row } from './lines.js';
import type { CellChosen } from './remind-sheet.js';

export interface Choosing {
  readonly isChoosing: boolean;
  readonly chosen: ReadonlySet<string>;
  readonly cells: readonly CellChosen[];
  readonly start: () => void;
  readonly stop: () => void;
  readonly toggle: (unitId: string, taskId: string) => void;
  /** All unfinished cells of a unit, or none of them. */
  readonly toggleRow: (row: Row) => void;
  /** Every overdue cell there is: only on purpose. */
  readonly chooseLate: () => void;
}

const key = (unit: string, task: string): string => `${unit} ${task}`;

/** Which cells somebody is to be reminded of. Only unfinished ones can be chosen; nothing is chosen by itself. */
export const useChoosing = (board: BoardView): Choosing => {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const open = (row: Row, which: (letter: string) => boolean) =>
    board.tasks.flatMap((task, at) => (which(row.cells[at] ?? '-') ? [key(row.unitId, task.id)] : []));
  const flip = (keys: readonly string[]) => {
    const now = chosen ?? new Set<string>();
    const isIn = keys.every((one) => now.has(one));
    setChosen(new Set(isIn ? [...now].filter((one) => !keys.includes(one)) : [...now, ...keys]));
  };
  return {
    isChoosing: chosen !== null,
    chosen: chosen ?? new Set(),
    cells: [...(chosen ?? [])].map((one) => {
      const [unit = '', task = ''] = one.split(' ');
      return { unit, task };
    }),
    start: () => setChosen(new Set()),
    stop: () => setChosen(null),
    toggle: (unit, task) => {
      const row = board.rows.find(({ unitId }) => unitId === unit);
      if (chosen !== null && row && open(row, isUnfinished).includes(key(unit, task))) flip([key(unit, task)]);
    },
    toggleRow: (row) => flip(open(row, isUnfinished)),
    chooseLate: () => setChosen(new Set(board.rows.flatMap((row) => open(row, (letter) => letter === 'r')))),
  };
};
