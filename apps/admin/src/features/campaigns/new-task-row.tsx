import { Button, Input } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { PlanEdit, PlanStageView, PlanTaskView } from '../../api/types.js';
import { t } from './texts.js';

interface NewTaskRowProps {
  readonly stage: PlanStageView;
  readonly tasks: readonly PlanTaskView[];
  readonly span: number;
  readonly onAdd: (edit: Extract<PlanEdit, { type: 'add-task' }>, then: () => void) => void;
}

/** The line under each stage where the next task is typed; Enter adds it and goes on. */
export const NewTaskRow = ({ stage, tasks, span, onAdd }: NewTaskRowProps) => {
  const [no, setNo] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const proposed = no ?? nextNo(tasks);
  const handleAdd = () => {
    if (title.trim() === '') return;
    onAdd({ type: 'add-task', stageId: stage.id, printedNo: proposed.trim(), title: title.trim() }, () => {
      setTitle('');
      setNo(null);
    });
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    handleAdd();
  };
  const name = `${stage.label}${stage.title}`;
  return (
    <div role="row" className="plan-new">
      <div role="gridcell" aria-colspan={span} className="plan-new-cell">
        <Input
          className="plan-new-no"
          size="small"
          aria-label={`${t('addTaskTo', { stage: name })} ${t('addTaskNo')}`}
          value={proposed}
          maxLength={20}
          onChange={(event) => setNo(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        <Input
          size="small"
          aria-label={t('addTaskTo', { stage: name })}
          placeholder={t('addTaskHint')}
          value={title}
          maxLength={400}
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        <Button size="small" disabled={title.trim() === ''} onClick={handleAdd}>
          {t('addIt')}
        </Button>
      </div>
    </div>
  );
};

/** One more than the highest number that is printed; a proposal, gaps stay gaps. */
const nextNo = (tasks: readonly PlanTaskView[]): string => String(Math.max(0, ...tasks.map(({ printedNo }) => Number(printedNo)).filter(Number.isInteger)) + 1);
