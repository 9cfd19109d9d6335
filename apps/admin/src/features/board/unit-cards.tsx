import { Checkbox } from 'antd';
import { useState } from 'react';
import type { BoardView } from '../../api/generated.js';
import { CellMark, isUnfinished, letters, wordOf } from './cell-marks.js';
import { linesOf } from './lines.js';
import type { Row } from './lines.js';
import { t } from './texts.js';
import type { Choosing } from './use-choosing.js';

/** As many lines as are drawn at first, and each time one asks for more. */
const PAGE = 100;

interface UnitCardsProps {
  readonly board: BoardView;
  readonly choosing: Choosing;
  readonly onOpen: (unitId: string, taskId: string) => void;
}

/** On a phone the matrix is a list of units with their worst light; a tap shows the tasks. While somebody is to be reminded both can be ticked. */
export const UnitCards = ({ board, choosing, onOpen }: UnitCardsProps) => {
  const [opened, setOpened] = useState<string | null>(null);
  const [shown, setShown] = useState(PAGE);
  const lines = linesOf(board);
  return (
    <ul className="sheet unit-cards" aria-label={t('list')}>
      {lines.slice(0, shown).map((line) =>
        line.type === 'area' ? (
          <li key={line.key} className="unit-area">
            {line.name}
            {line.leader === null ? null : <span className="grey">　{t('hasLeader', { name: line.leader })}</span>}
          </li>
        ) : (
          <li key={line.key}>
            <div className="unit-line">
              {choosing.isChoosing ? <UnitTick board={board} row={line.row} choosing={choosing} /> : null}
              <button
                type="button"
                className="plain-button unit-card"
                aria-expanded={opened === line.key}
                onClick={() => setOpened(opened === line.key ? null : line.key)}
              >
                <CellMark letter={worstOf(line.row)} />
                <span className="unit-card-name">{line.row.name}</span>
                <span className="grey">{openWords(line.row)}</span>
              </button>
            </div>
            {opened === line.key ? <UnitTasks board={board} row={line.row} choosing={choosing} onOpen={onOpen} /> : null}
          </li>
        ),
      )}
      {lines.length > shown ? (
        <li className="unit-more">
          <button type="button" className="link-button" onClick={() => setShown(shown + PAGE)}>
            {t('moreUnits', { count: Math.min(PAGE, lines.slice(shown).filter(({ type }) => type === 'unit').length) })}
          </button>
        </li>
      ) : null}
    </ul>
  );
};

/** All that is unfinished of a unit at once. */
const UnitTick = ({ board, row, choosing }: { board: BoardView; row: Row; choosing: Choosing }) => {
  const open = tasksOf(board, row).filter(({ letter }) => isUnfinished(letter));
  const chosen = open.filter(({ task }) => isChosen(choosing, row, task.id)).length;
  return (
    <Checkbox
      className="unit-tick"
      disabled={open.length === 0}
      checked={open.length > 0 && chosen === open.length}
      indeterminate={chosen > 0 && chosen < open.length}
      aria-label={t('chooseRow', { unit: row.name })}
      onChange={() => choosing.toggleRow(row)}
    />
  );
};

const UnitTasks = ({ board, row, choosing, onOpen }: UnitCardsProps & { row: Row }) => (
  <ul className="unit-tasks">
    {tasksOf(board, row).map(({ task, letter }) => (
      <li key={task.id} className="unit-line">
        {choosing.isChoosing ? (
          <Checkbox
            className="unit-tick"
            disabled={!isUnfinished(letter)}
            checked={isChosen(choosing, row, task.id)}
            aria-label={t('chooseCell', { unit: row.name, no: task.printedNo, task: task.shortTitle })}
            onChange={() => choosing.toggle(row.unitId, task.id)}
          />
        ) : null}
        <button type="button" className="plain-button unit-task" onClick={() => onOpen(row.unitId, task.id)}>
          <CellMark letter={letter} />
          <span>
            {task.printedNo} {task.shortTitle}
          </span>
          <span className="grey">{wordOf(letter)}</span>
        </button>
      </li>
    ))}
  </ul>
);

const tasksOf = (board: BoardView, row: Row) => board.tasks.map((task, at) => ({ task, letter: row.cells[at] ?? '-' })).filter(({ letter }) => letter !== '-');

const isChosen = ({ cells }: Choosing, row: Row, taskId: string): boolean => cells.some(({ unit, task }) => unit === row.unitId && task === taskId);

const worstOf = ({ cells }: Row): string => letters.find((letter) => cells.includes(letter)) ?? '-';

const openWords = ({ cells }: Row): string => {
  const open = [...cells].filter(isUnfinished).length;
  return open === 0 ? t('allEnded') : `${wordOf(letters.find((letter) => cells.includes(letter)) ?? '-')}，${t('worst', { count: open })}`;
};
