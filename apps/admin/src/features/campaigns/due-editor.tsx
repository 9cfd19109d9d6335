import { Button } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { PlanTaskView } from '../../api/types.js';
import { DayField } from '../../shared/ui/index.js';
import { proposedDay } from './due-proposal.js';
import { t } from './texts.js';

interface DueEditorProps {
  readonly task: PlanTaskView;
  readonly year: number;
  readonly label: string;
  readonly onSave: (dueOn: string | null) => void;
  readonly onCancel: () => void;
}

/** The author's words stay as they are; what is edited is the day they are read as. Enter takes the proposal. */
export const DueEditor = ({ task, year, label, onSave, onCancel }: DueEditorProps) => {
  const proposal = task.dueOn?.on ?? proposedDay(task.dueReading, year);
  const [day, setDay] = useState(proposal ?? '');
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <div className="plan-editor" onKeyDown={handleKeyDown}>
      <p className="plan-note">{task.dueReading ?? t('dueAsk', { words: task.dueText })}</p>
      <DayField bare label={label} value={day} autoFocus={day === ''} onChange={setDay} />
      <div className="plan-editor-foot">
        <Button size="small" type="primary" autoFocus={day !== '' && day === proposal} disabled={day === ''} onClick={() => onSave(day)}>{t(day === proposal ? 'dueTake' : 'dueSet')}</Button>
        <Button size="small" onClick={() => onSave(null)}>{t('noDue')}</Button>
        <Button size="small" type="text" onClick={onCancel}>{t('leaveAsIs')}</Button>
      </div>
    </div>
  );
};
