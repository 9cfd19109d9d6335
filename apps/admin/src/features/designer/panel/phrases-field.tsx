import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../texts.js';
import { ofCard } from './of-card.js';

interface PhrasesFieldProps {
  readonly label: string;
  readonly value: readonly string[] | undefined;
  readonly onChange: (value: readonly string[] | undefined) => void;
}

/** Sentences, one a line. Given further when it is left: a line that is only begun would be taken for a sentence. */
export const PhrasesField = ofCard(({ label, value = [], onChange }: PhrasesFieldProps) => {
  const id = useId();
  const said = value.join('\n');
  const [kept, setKept] = useState({ from: said, typed: said });
  const typed = kept.from === said ? kept.typed : said;
  const give = () => {
    const lines = typed
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const next = lines.join('\n');
    if (next === said) return;
    onChange(lines.length === 0 ? undefined : lines);
    setKept({ from: next, typed: next }); // handed on: taken back later, it must not come again
  };
  const latest = useRef(give);
  latest.current = give;
  useEffect(() => () => latest.current(), []);
  return (
    <div className="dz-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={Math.max(2, value.length)}
        value={typed}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setKept({ from: said, typed: target.value })}
        onBlur={give}
      />
      <p id={`${id}-hint`} className="field-hint">
        {t('phrasesHint')}
      </p>
    </div>
  );
});
