import { Button, Checkbox } from 'antd';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Choices, PlanChange, PlanTaskView } from '../../api/types.js';
import { DueCell, HowCell, LeadCell } from './cells.js';
import { DueEditor } from './due-editor.js';
import { LeadEditor } from './lead-editor.js';
import type { Cell, GapColumn } from './missing-cells.js';
import { TextEditor } from './text-editor.js';
import { t } from './texts.js';
import { Unchecked } from './unchecked.js';
import type { CellProps } from './use-grid-focus.js';

interface TaskRowProps {
  readonly task: PlanTaskView;
  readonly year: number;
  readonly editable: boolean;
  /** The plan was printed once: a blank cell of it is worth telling. */
  readonly isPrinted: boolean;
  readonly choices: Choices | undefined;
  readonly selected: ReadonlySet<string>;
  readonly editing: Cell | null;
  readonly cellProps: (column: string) => CellProps;
  readonly onFocusCell: (column: string) => void;
  readonly onSelect: (taskId: string) => void;
  readonly onEdit: (cell: Cell | null) => void;
  readonly onChange: (change: PlanChange, cell: Cell) => void;
  /** Alt with an arrow takes the row along. */
  readonly onMove: (by: -1 | 1, rows: ReadonlySet<string>) => void;
  /** The plan is under way: days are moved with a reason. */
  readonly onMoveDue?: ((taskId: string) => void) | undefined;
}

/** One task. Enter opens the editor of the cell the focus is on. */
export const TaskRow = (props: TaskRowProps) => {
  const { task, editable, selected, cellProps, onSelect, onMove } = props;
  const isPicked = selected.has(task.id);
  const handleKeyDown = (event: KeyboardEvent) => {
    if (!editable || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === 'ArrowUp' ? -1 : 1, new Set([task.id]));
  };
  return (
    <div role="row" onKeyDown={handleKeyDown} className={isPicked ? 'plan-row plan-row-picked' : 'plan-row'} aria-selected={editable ? isPicked : undefined}>
      {editable ? (
        <div role="gridcell" {...cellProps('pick')} onKeyDown={onKeys(['Enter', ' '], () => onSelect(task.id))}>
          <Checkbox checked={isPicked} tabIndex={-1} aria-label={t('pick', { no: task.printedNo })} onChange={() => onSelect(task.id)} />
        </div>
      ) : null}
      <TextCell {...props} column="no" />
      <TextCell {...props} column="task" />
      <EditCell {...props} column="lead" />
      <EditCell {...props} column="due" />
      <EditCell {...props} column="how" />
      {editable ? null : (
        <div role="gridcell" data-label={t('progress')} {...cellProps('progress')}>
          <Progress task={task} />
        </div>
      )}
    </div>
  );
};

const onKeys = (names: readonly string[], run: () => void) => (event: KeyboardEvent) => {
  if (!names.includes(event.key) || event.target !== event.currentTarget) return;
  event.preventDefault();
  run();
};

const TextCell = (props: TaskRowProps & { column: 'no' | 'task' }) => {
  const { task, column, editable, editing, cellProps, onEdit, onFocusCell, onChange } = props;
  const cell = { taskId: task.id, column };
  const isOpen = editable && editing?.taskId === task.id && editing.column === column;
  const handleOpen = () => (editable ? onEdit(cell) : undefined);
  const handleCancel = () => {
    onEdit(null);
    onFocusCell(column);
  };
  const words = column === 'no' ? task.printedNo : task.title;
  const label = t('edit', { no: task.printedNo, column: t(column) });
  const place = column === 'no' ? 'plan-no' : 'plan-title';
  return (
    <div
      role={column === 'no' ? 'gridcell' : 'rowheader'}
      className={editable ? `${place} plan-cell-open` : place}
      {...cellProps(column)}
      onKeyDown={onKeys(['Enter', 'F2'], handleOpen)}
      onClick={isOpen ? undefined : handleOpen}
    >
      {isOpen ? (
        <TextEditor
          value={words}
          label={label}
          most={column === 'no' ? 20 : 400}
          required={column === 'task'}
          onCancel={handleCancel}
          onSave={(value) => onChange({ taskId: task.id, [column === 'no' ? 'printedNo' : 'title']: value }, cell)}
        />
      ) : (
        <>
          {words}
          {column === 'task' && task.addedOn ? <span className="plan-note">{t('addedOn', { day: task.addedOn.text })}</span> : null}
        </>
      )}
    </div>
  );
};

const EditCell = (props: TaskRowProps & { column: GapColumn }) => {
  const { task, column, editable, editing, cellProps, onEdit, onFocusCell, onChange, onMoveDue } = props;
  const cell = { taskId: task.id, column };
  const isOpen = editing?.taskId === task.id && editing.column === column && column !== 'how';
  const handleOpen = () => (editable ? onEdit(cell) : undefined);
  const handleCancel = () => {
    onEdit(null);
    onFocusCell(column);
  };
  return (
    <div
      role="gridcell"
      aria-readonly={editable ? undefined : true}
      className={editable ? 'plan-cell plan-cell-open' : 'plan-cell'}
      data-label={t(column)}
      {...cellProps(column)}
      onKeyDown={onKeys(['Enter', 'F2'], handleOpen)}
      onClick={isOpen ? undefined : handleOpen}
    >
      {isOpen ? (
        <Editor {...props} cell={cell} onCancel={handleCancel} onLeave={() => onEdit(null)} />
      ) : (
        <Shown task={task} column={column} isPrinted={props.isPrinted} />
      )}
      {column === 'due' && task.unchecked && !isOpen ? (
        <Unchecked label={t('checkNo', { no: task.printedNo })} onCheck={editable ? () => onChange({ taskId: task.id, checked: true }, cell) : undefined} />
      ) : null}
      {column === 'due' && onMoveDue ? (
        <Button
          size="small"
          type="link"
          className="plan-move"
          aria-label={`${t('moveDue')} ${t('taskNo', { no: task.printedNo })}`}
          onClick={() => onMoveDue(task.id)}
        >
          {t('moveDue')}
        </Button>
      ) : null}
    </div>
  );
};

const Shown = ({ task, column, isPrinted }: { task: PlanTaskView; column: GapColumn; isPrinted: boolean }) => {
  if (column === 'lead') return <LeadCell task={task} isPrinted={isPrinted} />;
  return column === 'due' ? <DueCell task={task} /> : <HowCell task={task} />;
};

const Editor = ({ task, year, choices, cell, onChange, onCancel, onLeave }: TaskRowProps & { cell: Cell; onCancel: () => void; onLeave: () => void }) => {
  const label = t('edit', { no: task.printedNo, column: t(cell.column) });
  if (cell.column === 'due') {
    return <DueEditor task={task} year={year} label={label} onCancel={onCancel} onSave={(cells) => onChange({ taskId: task.id, ...cells }, cell)} />;
  }
  if (choices === undefined) return null;
  return (
    <LeadEditor
      lead={task.lead}
      choices={choices}
      label={label}
      onCancel={onCancel}
      onLeave={onLeave}
      onSave={(lead) => onChange({ taskId: task.id, lead, leadSource: null }, cell)}
    />
  );
};

const Progress = ({ task }: { task: PlanTaskView }) => {
  if (task.progress === null) return null;
  const words = t('progressLine', { done: task.progress.done, total: task.progress.total });
  return (
    <>
      {task.taskItemId ? <Link to={`/items/${task.taskItemId}`}>{words}</Link> : words}
      {task.progress.overdue > 0 ? <span className="plan-overdue">{t('overdueLine', { overdue: task.progress.overdue })}</span> : null}
    </>
  );
};
