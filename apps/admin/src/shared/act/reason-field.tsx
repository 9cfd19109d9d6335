import { Input } from 'antd';
import { useId } from 'react';
import type { AllowedAction } from '../../api/types.js';
import { words } from '../texts/words.js';
import '../ui/sheet.css';

const t = words('reason', {
  opinion: '意见（可不填）',
  opinionRequired: '意见',
  question: '想请对方看什么',
  comment: '留言',
  required: '原因',
  optional: '说明（可不填）',
  tooLong: '已写{{written}}字，最多{{most}}字。',
  phrases: '常用语，点一下填入，可再改',
});

/** Longest sentence that goes with an act. */
export const longest = 500;

const said: ReadonlySet<AllowedAction['type']> = new Set(['AGREE', 'ANSWER', 'COMMENT']);

/** What is written is an opinion, not a reason. */
export const isOpinion = (action: Pick<AllowedAction, 'type'>): boolean => said.has(action.type);

/** What of an act the words beside it depend on. */
type Worded = Pick<AllowedAction, 'type' | 'reason' | 'phrases'>;

const labelOf = (action: Worded) => {
  if (action.type === 'CONSULT') return t('question');
  if (action.type === 'COMMENT') return t('comment');
  if (isOpinion(action)) return action.reason === 'required' ? t('opinionRequired') : t('opinion');
  return action.reason === 'required' ? t('required') : t('optional');
};

interface ReasonFieldProps {
  readonly action: Worded;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
}

/** A sentence in one's own words; phrases are offered for editing, never sent as they are unread. */
export const ReasonField = ({ action, value, error, onChange }: ReasonFieldProps) => {
  const id = useId();
  const handlePhrase = (phrase: string) => onChange(value.trim() === '' ? phrase : `${value.replace(/[；。\s]+$/u, '')}；${phrase}`);
  return (
    <div className="field">
      <label htmlFor={id}>{labelOf(action)}</label>
      <Input.TextArea
        id={id}
        value={value}
        autoSize={{ minRows: 3, maxRows: 8 }}
        autoFocus={action.type === 'RETURN'}
        status={error ? 'error' : ''}
        aria-invalid={error !== null}
        aria-describedby={`${id}-error`}
        onChange={(event) => onChange(event.target.value)}
      />
      {action.phrases.length > 0 ? (
        <div className="phrases" role="group" aria-label={t('phrases')}>
          {action.phrases.map((phrase) => (
            <button key={phrase} type="button" className="phrase" onClick={() => handlePhrase(phrase)}>
              {phrase}
            </button>
          ))}
        </div>
      ) : null}
      <p id={`${id}-error`} className="field-error" aria-live="polite">
        {error ?? (value.length > longest ? t('tooLong', { written: value.length, most: longest }) : null)}
      </p>
    </div>
  );
};
