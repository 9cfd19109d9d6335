import { useLayoutEffect, useMemo, useState } from 'react';
import type { CSSProperties } from 'react';
import type { BoardHands, BoardView } from '../../api/generated.js';
import { CellMark, isUnfinished, wordOf } from './cell-marks.js';
import { linesOf, windowOf } from './lines.js';
import type { Line, Row } from './lines.js';
import { t } from './texts.js';
import { useMatrixFocus } from './use-matrix-focus.js';
import type { MatrixFocus, Place } from './use-matrix-focus.js';

export interface MatrixProps {
  readonly board: BoardView;
  /** Id of the task whose hands are shown. */
  readonly focus: string | null;
  readonly hands: BoardHands | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly isChoosing: boolean;
  readonly onFocusTask: (taskId: string) => void;
  readonly onOpen: (unitId: string, taskId: string) => void;
  readonly onChoose: (unitId: string, taskId: string) => void;
  readonly onChooseRow: (row: Row) => void;
}

export const cellKey = (unitId: string, taskId: string): string => `${unitId} ${taskId}`;

/** Unit × task. Only the lines in the window are drawn, so two thousand units cost no more than thirty. */
export const Matrix = (props: MatrixProps) => {
  const { board, focus, isChoosing, onFocusTask, onOpen, onChoose } = props;
  const lines = useMemo(() => linesOf(board), [board]);
  const order = useMemo(() => lines.flatMap((line) => (line.type === 'unit' ? [line.row] : [])), [lines]);
  const at = ({ row, column }: Place, act: (unitId: string, taskId: string) => void) => {
    const [unit, task] = [order[row], board.tasks[column]];
    if (unit && task) act(unit.unitId, task.id);
  };
  const [drawn, setDrawn] = useState({ from: 0, to: 24, line: 40 });
  const matrix = useMatrixFocus({
    rows: order.length,
    columns: board.tasks.length,
    reveal: (row) =>
      reveal(
        matrix.root.current,
        lines.findIndex((line) => line.type === 'unit' && line.row === order[row]),
        drawn.line,
      ),
    onOpen: (place) => at(place, isChoosing ? onChoose : onOpen),
    onChoose: (place) => at(place, onChoose),
  });
  useLayoutEffect(() => {
    const root = matrix.root.current;
    if (!root) return;
    const measure = () => {
      const line = root.querySelector<HTMLElement>('[data-line]')?.offsetHeight || 40;
      const { from, to } = windowOf({ top: root.scrollTop, height: root.clientHeight, line, count: lines.length });
      setDrawn((last) => (last.from === from && last.to === to && last.line === line ? last : { from, to, line }));
    };
    measure();
    root.addEventListener('scroll', measure, { passive: true });
    window.addEventListener('resize', measure);
    return () => {
      root.removeEventListener('scroll', measure);
      window.removeEventListener('resize', measure);
    };
  }, [lines, matrix.root]);
  const task = board.tasks.find(({ id }) => id === focus);
  const places = new Map(order.map((row, place) => [row.unitId, place]));
  return (
    <div
      ref={matrix.root}
      role="grid"
      aria-label={t('grid')}
      aria-rowcount={lines.length + 1}
      aria-colcount={board.tasks.length + 2}
      aria-multiselectable={isChoosing}
      className="matrix no-print"
      style={{ '--columns': board.tasks.length } as CSSProperties}
    >
      <div role="row" aria-rowindex={1} className="matrix-line matrix-head">
        <span role="columnheader" className="matrix-unit">
          {t('unit')}
        </span>
        {board.tasks.map(({ id, printedNo, shortTitle, title, due }) => (
          <span key={id} role="columnheader" className={id === focus ? 'matrix-task matrix-task-focus' : 'matrix-task'}>
            <button
              type="button"
              aria-pressed={id === focus}
              title={`${title}　${due}`}
              aria-label={t('focusTask', { no: printedNo, task: shortTitle })}
              onClick={() => onFocusTask(id)}
            >
              <b>{printedNo}</b>
              <span>{shortTitle}</span>
            </button>
          </span>
        ))}
        <span role="columnheader" className="matrix-hands">
          {task ? t('handsOf', { no: task.printedNo, task: task.shortTitle }) : t('hands')}
        </span>
      </div>
      <div role="presentation" style={{ height: drawn.from * drawn.line }} />
      {lines.slice(drawn.from, drawn.to).map((line, n) => (
        <MatrixLine
          key={line.key}
          line={line}
          index={drawn.from + n + 2}
          place={line.type === 'unit' ? (places.get(line.row.unitId) ?? 0) : 0}
          matrix={matrix}
          {...props}
        />
      ))}
      <div role="presentation" style={{ height: (lines.length - Math.min(drawn.to, lines.length)) * drawn.line }} />
    </div>
  );
};

const reveal = (root: HTMLElement | null, at: number, line: number) => {
  if (!root || at < 0) return;
  const [top, head] = [at * line, root.querySelector<HTMLElement>('.matrix-head')?.offsetHeight ?? 0];
  if (top < root.scrollTop) root.scrollTop = top;
  else if (top + line + head > root.scrollTop + root.clientHeight) root.scrollTop = top + line + head - root.clientHeight;
};

const MatrixLine = ({ line, index, place, matrix, ...props }: MatrixProps & { line: Line; index: number; place: number; matrix: MatrixFocus }) => {
  if (line.type === 'area') {
    return (
      <div role="row" aria-rowindex={index} data-line className="matrix-line matrix-area">
        <span role="rowheader" aria-colspan={props.board.tasks.length + 2}>
          {line.name}
          <span className="grey">
            {t('units', { shown: line.units })}
            {line.leader === null ? '' : `　${t('hasLeader', { name: line.leader })}`}
          </span>
        </span>
      </div>
    );
  }
  const { row } = line;
  return (
    <div role="row" aria-rowindex={index} data-line className="matrix-line">
      <span role="rowheader" className="matrix-unit">
        {props.isChoosing ? (
          <button type="button" className="link-button" tabIndex={-1} onClick={() => props.onChooseRow(row)} aria-label={t('chooseRow', { unit: row.name })}>
            {row.name}
          </button>
        ) : (
          row.name
        )}
      </span>
      {props.board.tasks.map((task, column) => (
        <MatrixCell key={task.id} row={row} task={task} letter={row.cells[column] ?? '-'} at={{ row: place, column }} matrix={matrix} {...props} />
      ))}
      <span role="gridcell" className="matrix-hands" title={props.hands?.[row.unitId]}>
        {props.hands?.[row.unitId] ?? t('nobody')}
      </span>
    </div>
  );
};

interface MatrixCellProps extends MatrixProps {
  readonly row: Row;
  readonly task: BoardView['tasks'][number];
  readonly letter: string;
  readonly at: Place;
  readonly matrix: MatrixFocus;
}

const MatrixCell = ({ row, task, letter, at, matrix, chosen, isChoosing, onOpen, onChoose, focus }: MatrixCellProps) => {
  const isChosen = chosen.has(cellKey(row.unitId, task.id));
  const isActive = matrix.active.row === at.row && matrix.active.column === at.column;
  const label = t('cell', { unit: row.name, no: task.printedNo, task: task.shortTitle, word: wordOf(letter) });
  const handleClick = () => {
    matrix.setActive(at);
    if (letter === '-') return;
    (isChoosing && isUnfinished(letter) ? onChoose : onOpen)(row.unitId, task.id);
  };
  return (
    <span
      role="gridcell"
      data-cell={`${at.row}/${at.column}`}
      tabIndex={isActive ? 0 : -1}
      aria-label={label}
      aria-selected={isChoosing ? isChosen : undefined}
      title={wordOf(letter)}
      className={`matrix-cell matrix-cell-${letter === '-' ? 'none' : letter}${task.id === focus ? ' matrix-cell-focus' : ''}${isChosen ? ' matrix-cell-chosen' : ''}`}
      onFocus={() => {
        if (!isActive) matrix.setActive(at);
      }}
      onClick={handleClick}
      onKeyDown={matrix.handleKeyDown}
    >
      <CellMark letter={letter} />
    </span>
  );
};
