import { Button, Input } from 'antd';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { PlanChange, PlanTaskView } from '../../api/types.js';
import { DayField } from '../../shared/ui/index.js';
import { proposedDay } from './due-proposal.js';
import { readDueWords } from './read-due-words.js';
import { shortDay } from './short-day.js';
import { t } from './texts.js';

export type DueCells = Pick<PlanChange, 'dueOn' | 'noDue' | 'dueText' | 'dueReading'>;

interface DueEditorProps {
  readonly task: PlanTaskView;
  readonly year: number;
  readonly label: string;
  readonly onSave: (cells: DueCells) => void;
  readonly onCancel: () => void;
}

/** The author's words and the day they are read as, side by side. Words propose a day; nothing is filled in before somebody takes it. Enter takes the proposal. */
export const DueEditor = ({ task, year, label, onSave, onCancel }: DueEditorProps) => {
  const [words, setWords] = useState(task.dueText);
  const isNew = words.trim() !== task.dueText;
  const known = isNew ? null : (task.dueOn?.on ?? proposedDay(task.dueReading, year));
  const read = known === null ? readDueWords(words, year) : null;
  const proposal = known ?? read?.on ?? null;
  const [typed, setTyped] = useState<string | null>(null);
  const day = typed ?? proposal ?? '';
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  const said = { ...(isNew ? { dueText: words.trim() } : {}), ...(read && day === read.on ? { dueReading: read.because } : {}) };
  return (
    <div className="plan-editor" onKeyDown={handleKeyDown}>
      <Input
        size="small"
        aria-label={`${label}${t('dueWords')}`}
        placeholder={t('dueWords')}
        value={words}
        maxLength={60}
        autoFocus={day === '' && words === ''}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="plan-note" role="status">
        {!isNew && words !== '' && task.dueOn && day !== '' && day !== task.dueOn.on
          ? t('dueWordsGo', { words })
          : readingOf({ words, reading: isNew ? null : task.dueReading, read })}
      </p>
      <DayField bare label={label} value={day} autoFocus={day === '' && words !== ''} onChange={setTyped} />
      <div className="plan-editor-foot">
        <Button size="small" type="primary" autoFocus={day !== '' && day === proposal} disabled={day === ''} onClick={() => onSave({ dueOn: day, ...said })}>
          {t(day === proposal ? 'dueTake' : 'dueSet')}
        </Button>
        <Button size="small" onClick={() => onSave({ dueOn: null, noDue: true, ...said })}>
          {t('noDue')}
        </Button>
        <Button size="small" type="text" onClick={onCancel}>
          {t('leaveAsIs')}
        </Button>
      </div>
    </div>
  );
};

const readingOf = ({ words, reading, read }: { words: string; reading: string | null; read: ReturnType<typeof readDueWords> }): string => {
  if (reading !== null) return reading;
  if (read !== null) return t('proposal', { words, because: read.because, day: shortDay(read.on) });
  return words.trim() === '' ? '' : t('dueAsk', { words });
};
