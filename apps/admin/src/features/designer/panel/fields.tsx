import { Fragment, useContext, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { t } from '../texts.js';
import { CardContext, ofCard } from './of-card.js';

const PAUSE = 500;

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly placeholder?: string;
  /** May be left empty; then nothing is said. */
  readonly optional?: boolean;
  readonly onChange: (value: string) => void;
}

/** Keeps what is typed to itself until a short pause, so that a key costs nothing but its own letter. */
export const TextField = ofCard(({ label, value, hint, placeholder, optional = false, onChange }: TextFieldProps) => {
  const id = useId();
  const [kept, setKept] = useState({ from: value, typed: value });
  // What came from elsewhere meanwhile replaces what was typed over something older.
  const typed = kept.from === value ? kept.typed : value;
  const setTyped = (next: string) => setKept({ from: value, typed: next });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const give = (next: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (next === value || (next.trim() === '' && !optional)) return;
    onChange(next);
    setKept({ from: next, typed: next }); // handed on: taken back later, it must not come again
  };
  const latest = useRef(give);
  latest.current = give;
  const unsent = useRef(typed);
  unsent.current = typed;
  useEffect(
    () => () => {
      if (timer.current !== undefined) latest.current(unsent.current);
    },
    [],
  );
  const isMissing = typed.trim() === '' && !optional;
  return (
    <div className="dz-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={typed}
        placeholder={placeholder}
        aria-invalid={isMissing}
        aria-describedby={isMissing || hint ? `${id}-hint` : undefined}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => latest.current(target.value), PAUSE);
        }}
        onBlur={() => give(typed)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault(); // it breaks no line and sends nothing off: the browser need not look for either
          give(typed);
        }}
      />
      {isMissing ? (
        <p id={`${id}-hint`} className="field-error">
          {t('cannotBeEmpty')}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      ) : null}
    </div>
  );
});

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Those of one group stand together under its name. */
  readonly group?: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly hint?: string;
  /** Said by the place it stands at: only read aloud. */
  readonly isPlain?: boolean;
  readonly onChange: (value: string) => void;
}

/** With what was chosen, should it no longer be offered: its key says nothing to whoever reads it. */
export const withChosen = (choices: readonly Choice[], value: string): readonly Choice[] =>
  choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: t('chosenGone') }];

/** The browser's own list: quick by keyboard and by thumb. A value nobody offers stays and is shown as it is. */
export const SelectField = ({ label, value, choices, hint, isPlain = false, onChange }: SelectFieldProps) => {
  const id = useId();
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <div className="dz-field">
      <label htmlFor={id} className={isPlain ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select id={id} value={value} aria-describedby={hint === undefined ? undefined : `${id}-hint`} onChange={({ target }) => onChange(target.value)}>
        {isKnown ? null : <option value={value}>{value === '' ? t('pleaseChoose') : value}</option>}
        {[...new Set(choices.map(({ group }) => group))].map((group) => {
          const options = <Options key={group ?? ''} choices={choices.filter((choice) => choice.group === group)} />;
          return group === undefined ? (
            options
          ) : (
            <optgroup key={group} label={group}>
              {options}
            </optgroup>
          );
        })}
      </select>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
};

const Options = ({ choices }: { choices: readonly Choice[] }) =>
  choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {choice.label}
    </option>
  ));

export const CheckField = ({ label, hint, checked, onChange }: { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void }) => (
  <label className="dz-check">
    <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
    <span>
      {label}
      {hint ? <span className="field-hint">{hint}</span> : null}
    </span>
  </label>
);

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly isPlain?: boolean;
  readonly onChange: (value: number) => void;
}

/** A whole number from 1 on; anything else is not given further. */
export const NumberField = ofCard(({ label, value, isPlain = false, onChange }: NumberFieldProps) => {
  const id = useId();
  const [kept, setKept] = useState({ from: value, typed: String(value) });
  const typed = kept.from === value ? kept.typed : String(value);
  const setTyped = (next: string) => setKept({ from: value, typed: next });
  const isGood = /^[1-9]\d{0,3}$/u.test(typed);
  return (
    <div className="dz-field dz-number">
      <label htmlFor={id} className={isPlain ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        inputMode="numeric"
        value={typed}
        aria-invalid={!isGood}
        onChange={({ target }) => {
          const next = Number(target.value);
          if (!/^[1-9]\d{0,3}$/u.test(target.value)) return setTyped(target.value);
          onChange(next);
          setKept({ from: next, typed: target.value });
        }}
        onBlur={() => {
          if (!isGood) setTyped(String(value));
        }}
      />
    </div>
  );
});

/** A part of a panel; `summary` keeps it folded, with what it says now beside its name. */
export const Part = ({ title, summary, children }: { title: string; summary?: string; children: ReactNode }) => {
  if (summary === undefined)
    return (
      <section className="dz-part">
        <h3>{title}</h3>
        {children}
      </section>
    );
  return (
    <Fold
      className="dz-part"
      summary={
        <>
          <span>{title}</span>
          <span className="grey small">{summary}</span>
        </>
      }
    >
      {children}
    </Fold>
  );
};

interface FoldProps {
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/**
 * What is in it is drawn when it is first opened: most are not, and walking from card to card would draw them all. With another card it is as
 * that card has it; the part itself stays, for a new one costs the page a style and a layout of its own.
 */
export const Fold = ({ summary, isOpen = false, className = 'dz-fold', children }: FoldProps) => {
  const card = useContext(CardContext);
  const begun = { card, asked: isOpen, isOpen, isDrawn: isOpen };
  const [kept, setKept] = useState(begun);
  const now = kept.card !== card ? begun : kept.asked === isOpen ? kept : { ...begun, isDrawn: kept.isDrawn || isOpen };
  return (
    <details
      className={className}
      open={now.isOpen}
      onToggle={({ currentTarget: { open } }) => setKept({ ...now, isOpen: open, isDrawn: now.isDrawn || open })}
    >
      <summary onClick={() => setKept({ ...now, isDrawn: true })}>{summary}</summary>
      {now.isDrawn ? <Fragment key={card}>{children}</Fragment> : null}
    </details>
  );
};
