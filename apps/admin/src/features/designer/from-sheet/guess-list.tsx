import { useEffect, useId, useRef } from 'react';
import { isOnlyInForm } from '@bihuan/forms';
import type { LeftOut } from '@bihuan/forms';
import { stem } from '../chain/new-node.js';
import { allKinds, kindWord } from '../form-builder/kinds.js';
import { idOf, isKept, labelOf } from './choosing.js';
import type { Choice, Choosing, ColumnKind, Line } from './choosing.js';
import { numbered } from './paper-of-sheet.js';
import { t } from './texts.js';

interface GuessListProps {
  readonly choosing: Choosing;
  readonly looked: string | null;
  readonly onLook: (id: string) => void;
  readonly onChoose: (choice: Choice) => void;
}

/** Everything that was read, in the order of the sheet: kept, named, given a kind, or left out. */
export const GuessList = ({ choosing, looked, onLook, onChoose }: GuessListProps) => {
  const lines = numbered(choosing.lines);
  const fields = choosing.lines.filter(({ guess }) => guess.type === 'field');
  const unsure = fields.filter((line) => line.guess.confidence < 0.6 && !line.isChanged && isKept(choosing, line)).length;
  return (
    <div className="fs-found" role="group" aria-label={t('found')} tabIndex={0}>
      <TextField
        label={t('formTitle')}
        value={choosing.title}
        hint={choosing.title.trim() === '' ? t('noTitle') : ''}
        onChange={(text) => onChoose({ type: 'write', what: 'title', text })}
      />
      {choosing.fillerLabel === '' ? null : (
        <TextField
          label={t('fillerLabel')}
          value={choosing.fillerLabel}
          hint={t('fillerHint')}
          onChange={(text) => onChoose({ type: 'write', what: 'fillerLabel', text })}
        />
      )}
      {choosing.guidance === '' ? null : (
        <TextField
          label={t('guidance')}
          value={choosing.guidance}
          hint={t('guidanceHint')}
          isLong
          onChange={(text) => onChoose({ type: 'write', what: 'guidance', text })}
        />
      )}
      <p className="fs-count">
        {fields.length === 0 ? (
          t('noGuess')
        ) : (
          <>
            <b>{t('count', { fields: fields.length })}</b>
            {unsure > 0 ? ` · ${t('unsureCount', { count: unsure })}` : ''}
          </>
        )}
      </p>
      <ol className="fs-lines">
        {lines.map(({ line, number }) =>
          line.guess.type === 'table' ? (
            <TableLine key={idOf(line.guess)} choosing={choosing} line={line} onChoose={onChoose} />
          ) : (
            <FieldLine
              key={idOf(line.guess)}
              line={line}
              number={number}
              isOn={isKept(choosing, line)}
              isLooked={looked === idOf(line.guess)}
              onLook={onLook}
              onChoose={onChoose}
            />
          ),
        )}
      </ol>
      {choosing.left.length > 0 ? <LeftPart left={choosing.left} onTake={(left) => onChoose({ type: 'take', left, id: stem('field') })} /> : null}
    </div>
  );
};

const TextField = ({
  label,
  value,
  hint,
  isLong = false,
  onChange,
}: {
  label: string;
  value: string;
  hint: string;
  isLong?: boolean;
  onChange: (text: string) => void;
}) => {
  const id = useId();
  const about = { id, value, maxLength: isLong ? 5000 : 200, 'aria-describedby': `${id}-hint` };
  return (
    <div className="dz-field">
      <label htmlFor={id}>{label}</label>
      {isLong ? (
        <textarea {...about} rows={3} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <input {...about} onChange={({ target }) => onChange(target.value)} />
      )}
      <span id={`${id}-hint`} className="field-hint">
        {hint}
      </span>
    </div>
  );
};

const sureness = (confidence: number): 'sure' | 'likely' | 'unsure' => (confidence >= 0.8 ? 'sure' : confidence >= 0.6 ? 'likely' : 'unsure');

const TableLine = ({ choosing, line, onChoose }: { choosing: Choosing; line: Line; onChoose: (choice: Choice) => void }) => {
  const { guess } = line;
  if (guess.type !== 'table') return null;
  const columns = choosing.lines.filter((one) => one.guess.type === 'field' && one.guess.table === guess.id && one.isKept).length;
  return (
    <li className={line.isKept ? 'fs-line fs-of-table' : 'fs-line fs-of-table fs-off'}>
      <label className="fs-keep">
        <input type="checkbox" checked={line.isKept} onChange={({ target }) => onChoose({ type: 'keep', id: guess.id, isKept: target.checked })} />
        <b>{t('tableOf', { rows: guess.rows })}</b>
        <span className="grey small">{t('columns', { count: columns })}</span>
      </label>
      <span className="fs-why">{t('because', { sure: t(sureness(guess.confidence)), why: t(guess.reason) })}</span>
    </li>
  );
};

interface FieldLineProps {
  readonly line: Line;
  readonly number: number;
  readonly isOn: boolean;
  readonly isLooked: boolean;
  readonly onLook: (id: string) => void;
  readonly onChoose: (choice: Choice) => void;
}

const FieldLine = ({ line, number, isOn, isLooked, onLook, onChoose }: FieldLineProps) => {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isLooked) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isLooked]);
  const { guess } = line;
  if (guess.type !== 'field') return null;
  const { field } = guess;
  const isTaken = line.isKept;
  return (
    <li ref={item} className={`fs-line${guess.table === undefined ? '' : ' fs-column'}${isOn ? '' : ' fs-off'}${isLooked ? ' fs-looked' : ''}`}>
      <div
        className="fs-line-main"
        onFocus={() => {
          if (!isLooked) onLook(field.id);
        }}
      >
        <label className="fs-keep">
          <input
            type="checkbox"
            checked={isTaken}
            aria-label={t('keep', { label: labelOf(guess) })}
            onChange={({ target }) => onChoose({ type: 'keep', id: field.id, isKept: target.checked })}
          />
          <span className="fs-number" aria-hidden="true">
            {number}
          </span>
        </label>
        <input
          className="fs-label"
          aria-label={t('label', { n: number })}
          value={field.label}
          maxLength={100}
          disabled={!isOn}
          aria-invalid={isOn && field.label.trim() === ''}
          onChange={({ target }) => onChoose({ type: 'name', id: field.id, label: target.value })}
        />
        <select
          className="fs-kind"
          aria-label={t('kind', { n: number })}
          value={field.kind}
          disabled={!isOn}
          onChange={({ target }) => onChoose({ type: 'kind', id: field.id, kind: target.value as ColumnKind })}
        >
          {allKinds
            .filter((kind) => kind !== 'table' && (guess.table === undefined || !isOnlyInForm(kind)))
            .map((kind) => (
              <option key={kind} value={kind}>
                {kindWord(kind)}
              </option>
            ))}
        </select>
        <label className="fs-required">
          <input
            type="checkbox"
            checked={field.required === true}
            disabled={!isOn}
            onChange={({ target }) => onChoose({ type: 'require', id: field.id, isRequired: target.checked })}
          />
          {t('required')}
        </label>
      </div>
      <span className={`fs-why${(guess.confidence < 0.6 && !line.isChanged) || (isOn && field.label.trim() === '') ? ' fs-ask' : ''}`}>
        {!isTaken
          ? t('dropped')
          : field.label.trim() === ''
            ? t('noLabel')
            : line.isChanged
              ? t('changed')
              : t('because', { sure: t(sureness(guess.confidence)), why: `${t(guess.reason)}，${t(`kind-${guess.kindReason}`)}` })}
        {'options' in field ? <> · {t('optionsOf', { options: field.options.map(({ label }) => label).join('、') })}</> : null}
      </span>
    </li>
  );
};

const LeftPart = ({ left, onTake }: { left: readonly LeftOut[]; onTake: (left: LeftOut) => void }) => (
  <details className="fs-left">
    <summary>
      {t('left')}（{left.length}）
    </summary>
    <p className="grey small">{t('leftAbout')}</p>
    <ul>
      {left.map((one, at) => (
        <li key={at}>
          <span>{one.text}</span>
          <span className="grey small">{t(`left-${one.reason}`)}</span>
          <button type="button" className="link-button" aria-label={`${t('take')}：${one.text}`} onClick={() => onTake(one)}>
            {t('take')}
          </button>
        </li>
      ))}
    </ul>
  </details>
);
