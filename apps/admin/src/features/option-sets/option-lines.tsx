import type { Issue } from '@bihuan/forms';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { addedLines, leftOutBy, moved, newLine, relabelled, retired, type Lines } from './lines.js';
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
  // Settled when the word changes: while a line is written it stays where it is.
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  // Where to go on once the lines are drawn; of no interest to the drawing itself.
  const wanted = useRef<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelector<HTMLInputElement>(`[data-option="${wanted.current}"]`)?.focus();
    wanted.current = null;
  }, [lines]);
  const word = q.trim();
  const issuesAt = (n: number) => issues.filter(({ pointer }) => pointer.startsWith(`/options/${n}/`));
  const shown = lines.map((line, n) => ({ line, n })).filter(({ line }) => !leftOut.has(line.value));
  // What is to be mended is seen, and stays so while it is mended.
  const wrong = new Set(lines.filter(({ value }, n) => leftOut.has(value) && issuesAt(n).length > 0).map(({ value }) => value));
  if (wrong.size > 0) setLeftOut(new Set([...leftOut].filter((value) => !wrong.has(value))));
  const look = (next: string) => {
    setQ(next);
    setLeftOut(leftOutBy(next, lines));
  };
  const addAfter = (n: number) => {
    const line = newLine();
    onChange(lines.toSpliced(n + 1, 0, line));
    wanted.current = line.value;
    look('');
  };
  const move = (at: number, step: 1 | -1) => {
    const [from, to] = [shown[at], shown[at + step]];
    if (from && to) onChange(moved(lines, from.n, to.n));
  };
  const handleKey =
    (at: number, { value, n }: { readonly value: string; readonly n: number }) =>
    (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return;
      if (event.key === 'Enter') addAfter(n);
      else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
        move(at, event.key === 'ArrowUp' ? -1 : 1);
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
          onChange={({ target }) => look(target.value)}
        />
      ) : null}
      {word !== '' && shown.length === 0 ? <p className="grey">{t('searchOptionsNone', { q: word })}</p> : null}
      <ol className="os-lines" ref={list}>
        {shown.map(({ line, n }, at) => (
          <li key={line.value} value={n + 1}>
            <OptionLine
              line={line}
              n={n}
              isFirst={at === 0}
              isLast={at === shown.length - 1}
              mayChange={mayChange}
              issues={issuesAt(n)}
              onKey={handleKey(at, { value: line.value, n })}
              onLabel={(label) => onChange(relabelled(lines, n, label))}
              onMove={(step) => move(at, step)}
              onRetire={(is) => onChange(retired(lines, n, is))}
              onRemove={() => {
                onChange(lines.toSpliced(n, 1));
                wanted.current = (shown[at + 1] ?? shown[at - 1])?.line.value ?? null;
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
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly mayChange: boolean;
  readonly issues: readonly Issue[];
  readonly onKey: (event: KeyboardEvent) => void;
  readonly onLabel: (label: string) => void;
  readonly onMove: (step: 1 | -1) => void;
  readonly onRetire: (isRetired: boolean) => void;
  readonly onRemove: () => void;
}

const OptionLine = ({ line, n, isFirst, isLast, mayChange, issues, onKey, onLabel, onMove, onRetire, onRemove }: OptionLineProps) => {
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
          <button type="button" className="link-button" disabled={isFirst} aria-label={t('up', at)} onClick={() => onMove(-1)}>
            ↑
          </button>
          <button type="button" className="link-button" disabled={isLast} aria-label={t('down', at)} onClick={() => onMove(1)}>
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
