import type { Issue } from '@bihuan/forms';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addedLines, moved, newLine, relabelled, retired, type Lines } from './lines.js';
import { t } from './texts.js';

interface OptionLinesProps {
  readonly lines: Lines;
  readonly issues: readonly Issue[];
  readonly mayChange: boolean;
  readonly onChange: (lines: Lines) => void;
}

/** Beyond so many one looks for an option. */
const MANY = 12;

/** The options one below the other: written in place, moved, retired, by hand or by keys. */
export const OptionLines = ({ lines, issues, mayChange, onChange }: OptionLinesProps) => {
  const [q, setQ] = useState('');
  // Where to go on once the lines are drawn; of no interest to the drawing itself.
  const wanted = useRef<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLInputElement>(`[data-option="${wanted.current}"]`)?.focus();
    wanted.current = null;
  }, [lines]);
  const word = q.trim();
  const shown = lines.map((line, n) => ({ line, n })).filter(({ line }) => word === '' || line.label.includes(word));
  const addAfter = (n: number) => {
    const line = newLine();
    onChange(lines.toSpliced(n + 1, 0, line));
    wanted.current = line.value;
    setQ('');
  };
  const handleKey = (n: number, value: string) => (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') addAfter(n);
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      onChange(moved(lines, n, event.key === 'ArrowUp' ? -1 : 1));
      wanted.current = value;
    } else return;
    event.preventDefault();
  };
  return (
    <>
      {lines.length > MANY || word !== '' ? (
        <input
          type="search"
          className="control os-search"
          value={q}
          aria-label={t('searchOptions')}
          placeholder={t('searchOptions')}
          onChange={({ target }) => setQ(target.value)}
        />
      ) : null}
      {word !== '' && shown.length === 0 ? <p className="grey">{t('searchOptionsNone', { q: word })}</p> : null}
      <ol className="os-lines" ref={list}>
        {shown.map(({ line, n }) => (
          <li key={line.value} value={n + 1}>
            <OptionLine
              line={line}
              n={n}
              count={lines.length}
              mayChange={mayChange}
              issues={issues.filter(({ pointer }) => pointer.startsWith(`/options/${n}/`))}
              onKey={handleKey(n, line.value)}
              onLabel={(label) => onChange(relabelled(lines, n, label))}
              onMove={(step) => onChange(moved(lines, n, step))}
              onRetire={(is) => onChange(retired(lines, n, is))}
              onRemove={() => {
                onChange(lines.toSpliced(n, 1));
                wanted.current = (lines[n + 1] ?? lines[n - 1])?.value ?? null;
              }}
            />
          </li>
        ))}
      </ol>
      {mayChange ? <Adding onAdd={() => addAfter(lines.length - 1)} onAddMany={(text) => onChange(addedLines(lines, text))} /> : null}
    </>
  );
};

interface OptionLineProps {
  readonly line: Lines[number];
  readonly n: number;
  readonly count: number;
  readonly mayChange: boolean;
  readonly issues: readonly Issue[];
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLabel: (label: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRetire: (isRetired: boolean) => void;
  readonly onRemove: () => void;
}

const OptionLine = ({ line, n, count, mayChange, issues, onKey, onLabel, onMove, onRetire, onRemove }: OptionLineProps) => {
  const at = { n: n + 1 };
  const isRetired = line.retired === true;
  return (
    <div className={`os-line${isRetired ? ' os-retired' : ''}`}>
      <input
        className="control"
        data-option={line.value}
        value={line.label}
        maxLength={200}
        readOnly={!mayChange}
        aria-label={t('label', at)}
        aria-invalid={issues.length > 0}
        aria-describedby={issues.length > 0 ? `os-issue-${line.value}` : undefined}
        onChange={({ target }) => onLabel(target.value)}
        onKeyDown={mayChange ? onKey : undefined}
      />
      {isRetired ? <span className="os-tag">{t('retired')}</span> : null}
      {mayChange ? (
        <span className="os-acts">
          <button type="button" className="link-button" disabled={n === 0} aria-label={t('up', at)} onClick={() => onMove(-1)}>
            ↑
          </button>
          <button type="button" className="link-button" disabled={n === count - 1} aria-label={t('down', at)} onClick={() => onMove(1)}>
            ↓
          </button>
          <button type="button" className="link-button" aria-label={t(isRetired ? 'restoreLabel' : 'retireLabel', at)} onClick={() => onRetire(!isRetired)}>
            {t(isRetired ? 'restore' : 'retire')}
          </button>
          <button type="button" className="link-button" aria-label={t('removeLabel', at)} onClick={onRemove}>
            {t('remove')}
          </button>
        </span>
      ) : null}
      {issues.length > 0 ? (
        <p className="field-error os-issue" id={`os-issue-${line.value}`}>
          {issues.map(({ message }) => message).join('；')}
        </p>
      ) : null}
    </div>
  );
};

const Adding = ({ onAdd, onAddMany }: { readonly onAdd: () => void; readonly onAddMany: (text: string) => void }) => {
  const [many, setMany] = useState<string | null>(null);
  if (many === null)
    return (
      <p className="os-more">
        <button type="button" className="link-button" onClick={onAdd}>
          {t('add')}
        </button>
        <button type="button" className="link-button" onClick={() => setMany('')}>
          {t('many')}
        </button>
        <span className="grey small os-keys">{t('keys')}</span>
      </p>
    );
  return (
    <div className="os-many">
      <textarea
        className="control"
        rows={5}
        autoFocus
        aria-label={t('manyHint')}
        placeholder={t('manyHint')}
        value={many}
        onChange={({ target }) => setMany(target.value)}
      />
      <button
        type="button"
        className="link-button"
        onClick={() => {
          onAddMany(many);
          setMany(null);
        }}
      >
        {t('addThem')}
      </button>
    </div>
  );
};
