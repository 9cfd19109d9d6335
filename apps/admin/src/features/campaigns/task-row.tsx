import { Checkbox } from 'antd';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { Choices, PlanChange, PlanTaskView } from '../../api/types.js';
import { DueCell, HowCell, LeadCell } from './cells.js';
import { DueEditor } from './due-editor.js';
import { LeadEditor } from './lead-editor.js';
import type { Cell, GapColumn } from './missing-cells.js';
import { t } from './texts.js';
import type { CellProps } from './use-grid-focus.js';

interface TaskRowProps {
  readonly task: PlanTaskView;
  readonly year: number;
  readonly editable: boolean;
  readonly choices: Choices | undefined;
  readonly selected: ReadonlySet<string>;
  readonly editing: Cell | null;
  readonly cellProps: (column: string) => CellProps;
  readonly onFocusCell: (column: string) => void;
  readonly onSelect: (taskId: string) => void;
  readonly onEdit: (cell: Cell | null) => void;
  readonly onChange: (change: PlanChange, cell: Cell) => void;
}

/** One task. Enter opens the editor of the cell the focus is on. */
export const TaskRow = (props: TaskRowProps) => {
  const { task, editable, selected, cellProps, onSelect } = props;
  const isPicked = selected.has(task.id);
  return (
    <div role="row" className={isPicked ? 'plan-row plan-row-picked' : 'plan-row'} aria-selected={editable ? isPicked : undefined}>
      {editable ? (
        <div role="gridcell" {...cellProps('pick')} onKeyDown={onKeys(['Enter', ' '], () => onSelect(task.id))}>
          <Checkbox checked={isPicked} tabIndex={-1} aria-label={t('pick', { no: task.printedNo })} onChange={() => onSelect(task.id)} />
        </div>
      ) : null}
      <div role="gridcell" className="plan-no" {...cellProps('no')}>{task.printedNo}</div>
      <div role="rowheader" className="plan-title" {...cellProps('task')}>{task.title}</div>
      <EditCell {...props} column="lead" />
      <EditCell {...props} column="due" />
      <EditCell {...props} column="how" />
      {editable ? null : <div role="gridcell" data-label={t('progress')} {...cellProps('progress')}><Progress task={task} /></div>}
    </div>
  );
};

const onKeys = (names: readonly string[], run: () => void) => (event: KeyboardEvent) => {
  if (!names.includes(event.key) || event.target !== event.currentTarget) return;
  event.preventDefault();
  run();
};

const EditCell = (props: TaskRowProps & { column: GapColumn }) => {
  const { task, column, editable, editing, cellProps, onEdit, onFocusCell } = props;
  const cell = { taskId: task.id, column };
  const isOpen = editing?.taskId === task.id && editing.column === column && column !== 'how';
  const handleOpen = () => (editable ? onEdit(cell) : undefined);
  const handleCancel = () => {
    onEdit(null);
    onFocusCell(column);
  };
  return (
    <div role="gridcell" aria-readonly={editable ? undefined : true} className={editable ? 'plan-cell plan-cell-open' : 'plan-cell'} data-label={t(column)} {...cellProps(column)} onKeyDown={onKeys(['Enter', 'F2'], handleOpen)} onClick={isOpen ? undefined : handleOpen}>
      {isOpen ? <Editor {...props} cell={cell} onCancel={handleCancel} onLeave={() => onEdit(null)} /> : <Shown task={task} column={column} />}
    </div>
  );
};

const Shown = ({ task, column }: { task: PlanTaskView; column: GapColumn }) => {
  if (column === 'lead') return <LeadCell task={task} />;
  return column === 'due' ? <DueCell task={task} /> : <HowCell task={task} />;
};

const Editor = ({ task, year, choices, cell, onChange, onCancel, onLeave }: TaskRowProps & { cell: Cell; onCancel: () => void; onLeave: () => void }) => {
  const label = t('edit', { no: task.printedNo, column: t(cell.column) });
  if (cell.column === 'due') {
    return <DueEditor task={task} year={year} label={label} onCancel={onCancel} onSave={(dueOn) => onChange({ taskId: task.id, dueOn, ...(dueOn === null ? { noDue: true } : {}) }, cell)} />;
  }
  if (choices === undefined) return null;
  return <LeadEditor lead={task.lead} choices={choices} label={label} onCancel={onCancel} onLeave={onLeave} onSave={(lead) => onChange({ taskId: task.id, lead, leadSource: null }, cell)} />;
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
