import { useState } from 'react';
import type { BoardView } from '../../api/generated.js';
import { CellMark, isUnfinished, letters, wordOf } from './cell-marks.js';
import { linesOf } from './lines.js';
import type { Row } from './lines.js';
import { t } from './texts.js';

/** On a phone the matrix is a list of units with their worst light; a tap shows the tasks. */
export const UnitCards = ({ board, onOpen }: { board: BoardView; onOpen: (unitId: string, taskId: string) => void }) => {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ul className="sheet unit-cards" aria-label={t('list')}>
      {linesOf(board).map((line) => line.type === 'area'
        ? <li key={line.key} className="unit-area">{line.name}{line.leader === null ? null : <span className="grey">　{t('hasLeader', { name: line.leader })}</span>}</li>
        : (
          <li key={line.key}>
            <button type="button" className="plain-button unit-card" aria-expanded={opened === line.key} onClick={() => setOpened(opened === line.key ? null : line.key)}>
              <CellMark letter={worstOf(line.row)} /><span className="unit-card-name">{line.row.name}</span><span className="grey">{openWords(line.row)}</span>
            </button>
            {opened === line.key ? <UnitTasks board={board} row={line.row} onOpen={onOpen} /> : null}
          </li>
        ))}
    </ul>
  );
};

const UnitTasks = ({ board, row, onOpen }: { board: BoardView; row: Row; onOpen: (unitId: string, taskId: string) => void }) => (
  <ul className="unit-tasks">
    {board.tasks.map((task, at) => ({ task, letter: row.cells[at] ?? '-' })).filter(({ letter }) => letter !== '-').map(({ task, letter }) => (
      <li key={task.id}><button type="button" className="plain-button unit-task" onClick={() => onOpen(row.unitId, task.id)}><CellMark letter={letter} /><span>{task.printedNo} {task.shortTitle}</span><span className="grey">{wordOf(letter)}</span></button></li>
    ))}
  </ul>
);

const worstOf = ({ cells }: Row): string => letters.find((letter) => cells.includes(letter)) ?? '-';

const openWords = ({ cells }: Row): string => {
  const open = [...cells].filter(isUnfinished).length;
  return open === 0 ? t('allEnded') : `${wordOf(letters.find((letter) => cells.includes(letter)) ?? '-')}，${t('worst', { count: open })}`;
};
