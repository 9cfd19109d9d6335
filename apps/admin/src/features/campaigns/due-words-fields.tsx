import { Button, Input } from 'antd';
import { DayField } from '../../shared/ui/index.js';
import { Field } from './field.js';
import { readDueWords } from './read-due-words.js';
import { shortDay } from './short-day.js';
import { t } from './texts.js';

interface DueWordsFieldsProps {
  readonly label: string;
  readonly year: number;
  readonly dueText: string;
  /** Local date, or empty. */
  readonly dueOn: string;
  readonly onChange: (change: { readonly dueText?: string; readonly dueOn?: string }) => void;
}

/** A deadline as the paper words it, and its day: read from the words as a proposal while none was chosen. */
export const DueWordsFields = ({ label, year, dueText, dueOn, onChange }: DueWordsFieldsProps) => {
  const read = dueOn === '' ? readDueWords(dueText, year) : null;
  return (
    <>
      <Field label={label}>{(id) => <Input id={id} value={dueText} maxLength={60} onChange={(event) => onChange({ dueText: event.target.value })} />}</Field>
      {read ? (
        <p className="plan-note">
          {t('proposal', { words: dueText, because: read.because, day: shortDay(read.on) })}{' '}
          <Button size="small" onClick={() => onChange({ dueOn: read.on })}>
            {t('dueTake')}
          </Button>
        </p>
      ) : null}
      <div className="field">
        <DayField label={t('due')} value={dueOn} onChange={(day) => onChange({ dueOn: day })} />
      </div>
    </>
  );
};
