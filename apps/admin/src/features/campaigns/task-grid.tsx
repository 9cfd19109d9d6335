import { Checkbox } from 'antd';
import { useImperativeHandle } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { CampaignView, Choices, PlanChange, PlanEdit, PlanStageView } from '../../api/types.js';
import { LightlessState } from './stage-line.js';
import type { Cell, GapColumn } from './missing-cells.js';
import { NewTaskRow } from './new-task-row.js';
import { TaskRow } from './task-row.js';
import { t } from './texts.js';
import { useGridFocus } from './use-grid-focus.js';

export interface TaskGridHandle {
  readonly focusCell: (cell: Cell) => void;
}

interface TaskGridProps {
  readonly ref: Ref<TaskGridHandle>;
  readonly view: CampaignView;
  readonly choices: Choices | undefined;
  readonly selected: ReadonlySet<string>;
  readonly editing: Cell | null;
  readonly onSelect: (taskId: string) => void;
  readonly onSelectAll: (on: boolean) => void;
  readonly onEdit: (cell: Cell | null) => void;
  readonly onChange: (change: PlanChange, cell: Cell) => void;
  readonly onAdd: (edit: Extract<PlanEdit, { type: 'add-task' }>, then: () => void) => void;
  readonly onMove: (by: -1 | 1, rows: ReadonlySet<string>) => void;
  readonly onMoveDue?: (taskId: string) => void;
  readonly onNextGap: (column: GapColumn | null, from: string | null) => void;
}

const editColumns = ['pick', 'no', 'task', 'lead', 'due', 'how'] as const;
const readColumns = ['no', 'task', 'lead', 'due', 'how', 'progress'] as const;

/** The plan's table. Numbers are text and keep their gaps; tasks stand under their stage as printed. */
export const TaskGrid = ({ ref, view, onNextGap, onSelectAll, onAdd, ...rest }: TaskGridProps) => {
  const columns = view.editable ? editColumns : readColumns;
  const grid = useGridFocus(
    view.tasks.map((task) => task.id),
    columns,
  );
  useImperativeHandle(ref, () => ({ focusCell: (cell) => grid.focusCell(cell.taskId, cell.column) }));

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'F8' && view.editable) {
      event.preventDefault();
      const place = event.target instanceof HTMLElement ? (event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] ?? '') : '';
      const [taskId = null, column = ''] = place === '' ? [] : place.split('/');
      onNextGap(column === 'lead' || column === 'due' || column === 'how' ? column : null, taskId);
      return;
    }
    grid.handleKeyDown(event);
  };

  return (
    <div
      ref={grid.root}
      role="grid"
      aria-label={view.tableTitle}
      aria-rowcount={view.tasks.length}
      className={`plan-grid ${view.editable ? 'plan-grid-edit' : 'plan-grid-read'}`}
      onKeyDown={handleKeyDown}
    >
      <div role="rowgroup">
        <div role="row" className="plan-grid-head">
          {columns.map((column) => (
            <div key={column} role="columnheader">
              {column === 'pick' ? <PickAll view={view} selected={rest.selected} onSelectAll={onSelectAll} /> : t(column)}
            </div>
          ))}
        </div>
      </div>
      {view.stages
        .filter((stage) => view.editable || view.tasks.some((task) => task.stageId === stage.id))
        .map((stage) => (
          <div key={stage.id} role="rowgroup">
            <StageRow stage={stage} span={columns.length} />
            {view.tasks
              .filter((task) => task.stageId === stage.id)
              .map((task) => (
                <TaskRow
                  key={task.id}
                  task={task}
                  year={view.year}
                  editable={view.editable}
                  isPrinted={view.tasks.some(({ leadText }) => leadText !== null)}
                  cellProps={(column) => grid.cellProps(task.id, column)}
                  onFocusCell={(column) => grid.focusCell(task.id, column)}
                  {...rest}
                />
              ))}
            {view.editable ? <NewTaskRow stage={stage} tasks={view.tasks} span={columns.length} onAdd={onAdd} /> : null}
          </div>
        ))}
    </div>
  );
};

const PickAll = ({ view, selected, onSelectAll }: Pick<TaskGridProps, 'view' | 'selected' | 'onSelectAll'>) => {
  const isAll = selected.size > 0 && selected.size === view.tasks.length;
  return (
    <Checkbox aria-label={t('pickAll')} checked={isAll} indeterminate={selected.size > 0 && !isAll} onChange={(event) => onSelectAll(event.target.checked)} />
  );
};

const StageRow = ({ stage, span }: { stage: PlanStageView; span: number }) => (
  <div role="row" className="plan-grid-stage">
    <div role="gridcell" aria-colspan={span}>
      <strong>
        {stage.label}
        {stage.title}
      </strong>{' '}
      <span className="grey">{stage.dueText}</span> <LightlessState stage={stage} />
    </div>
  </div>
);
