import { useEffect, useId, useRef, useState } from 'react';
import { ofCard } from '../../panel/of-card.js';
import { t } from '../texts.js';

const PAUSE = 500;

interface AmountProps {
  readonly label: string;
  /** Undefined: nothing is said. */
  readonly value: number | undefined;
  readonly least: number;
  readonly most: number;
  /** Digits after the point; none when absent. */
  readonly scale?: number;
  /** What stands there while nothing is said. */
  readonly none?: string;
  readonly hint?: string;
  readonly onChange: (value: number | undefined) => void;
}

/** A number, or nothing; what is none is said and not given further. */
export const AmountField = ofCard(({ label, value, least, most, scale = 0, none, hint, onChange }: AmountProps) => {
  const id = useId();
  const shown = value === undefined ? '' : String(value);
  const [kept, setKept] = useState({ from: shown, typed: shown });
  const typed = kept.from === shown ? kept.typed : shown;
  const number = Number(typed);
  const mayBeNothing = none !== undefined;
  const isGood =
    typed.trim() === '' ? mayBeNothing : Number.isFinite(number) && number >= least && number <= most && (typed.split('.')[1] ?? '').length <= scale;
  const give = (next: string) => {
    const asNumber = next.trim() === '' ? undefined : Number(next);
    if (asNumber === value) return;
    onChange(asNumber);
    const there = asNumber === undefined ? '' : String(asNumber);
    setKept({ from: there, typed: there }); // handed on: taken back later, it must not come again
  };
  return (
    <div className="dz-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        inputMode="decimal"
        className="fb-amount"
        value={typed}
        placeholder={none}
        aria-invalid={!isGood}
        aria-describedby={isGood && hint === undefined ? undefined : `${id}-hint`}
        onChange={({ target }) => setKept({ from: shown, typed: target.value })}
        onBlur={() => (isGood ? give(typed) : setKept({ from: shown, typed: shown }))}
        onKeyDown={({ key }) => {
          if (key === 'Enter' && isGood) give(typed);
        }}
      />
      {isGood ? (
        hint === undefined ? null : (
          <p id={`${id}-hint`} className="field-hint">
            {hint}
          </p>
        )
      ) : (
        <p id={`${id}-hint`} className="field-error">
          {t('badNumber', { least, most })}
        </p>
      )}
    </div>
  );
});

interface LongFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly rows?: number;
  /** Nothing in it is nothing said; otherwise an empty one is not given further. */
  readonly optional?: boolean;
  readonly onChange: (value: string) => void;
}

/** Several lines, kept to itself until a short pause. */
export const LongField = ofCard(({ label, value, hint, rows = 3, optional = true, onChange }: LongFieldProps) => {
  const id = useId();
  const [kept, setKept] = useState({ from: value, typed: value });
  const typed = kept.from === value ? kept.typed : value;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const give = (next: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (next === value || (!optional && next.trim() === '')) return;
    onChange(next);
    setKept({ from: next, typed: next }); // handed on: taken back later, it must not come again
  };
  const latest = useRef(() => give(typed));
  latest.current = () => give(typed);
  useEffect(
    () => () => {
      if (timer.current !== undefined) latest.current();
    },
    [],
  );
  return (
    <div className="dz-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={rows}
        value={typed}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onBlur={() => give(typed)}
        onChange={({ target }) => {
          setKept({ from: value, typed: target.value });
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(), PAUSE);
        }}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
});
