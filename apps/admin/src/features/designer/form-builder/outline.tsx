import { memo, useDeferredValue, useMemo, useState } from 'react';
import { columnsOf, fieldsOf, type FieldPlace, type FormDefinition } from '@bihuan/forms';
import { focusField, useBuilder } from './canvas/context.js';
import { kindWord } from './kinds.js';
import { useIsChosen, useIsPicking } from './store/chosen.js';
import { useFaults } from './store/faults.js';
import { useForm } from './store/form.js';
import { t } from './texts.js';

interface Line {
  readonly place: FieldPlace;
  readonly label: string;
  readonly kind: string;
}

/** The whole form, small: one line a field, columns indented; searched by the words on them. */
export const FormOutline = () => {
  const form = useDeferredValue(useForm());
  const [words, setWords] = useState('');
  const lines = useMemo(() => linesOf(form), [form]);
  const asked = words.trim();
  const here = asked === '' ? lines : lines.filter(({ label, kind }) => label.includes(asked) || kind.includes(asked));
  const { choose } = useBuilder();
  const go = ({ place }: Line) => {
    choose(place);
    focusField(place);
  };
  return (
    <nav className="fb-outline" aria-label={t('outline')}>
      <div className="dz-field">
        <input
          type="search"
          aria-label={t('findField')}
          placeholder={t('findField')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={({ key, nativeEvent }) => {
            const [first] = here;
            if (key === 'Enter' && first && !nativeEvent.isComposing) go(first);
          }}
        />
      </div>
      {here.length === 0 ? <p className="grey small">{t('noField')}</p> : null}
      <ol>
        {here.map((line) => (
          <OutlineLine key={line.place.field} line={line} />
        ))}
      </ol>
    </nav>
  );
};

const OutlineLine = memo(({ line: { place, label, kind } }: { line: Line }) => {
  const { press } = useBuilder();
  const isNow = useIsChosen(place.field);
  const isPicking = useIsPicking();
  const isWrong = useFaults(place.field) !== undefined;
  return (
    <li>
      <button
        type="button"
        className={`plain-button dz-outline-line${isNow ? ' dz-now' : ''}`}
        aria-current={isNow ? 'true' : undefined}
        aria-pressed={isPicking ? isNow : undefined}
        style={{ paddingInlineStart: place.table === undefined ? 8 : 24 }}
        onClick={(event) => {
          press(place, event);
          if (!isPicking && !event.ctrlKey && !event.metaKey && !event.shiftKey) focusField(place);
        }}
      >
        <span>
          {isPicking ? <span className={`fb-pick${isNow ? ' fb-picked' : ''}`} aria-hidden="true" /> : null}
          {label}
        </span>
        {isWrong ? <span className="dz-dot" role="img" aria-label={t('hasProblem')} /> : <span className="grey small">{kind}</span>}
      </button>
    </li>
  );
});
OutlineLine.displayName = 'OutlineLine';

const linesOf = (form: FormDefinition): readonly Line[] =>
  fieldsOf(form).flatMap((field) => [
    { place: { field: field.id }, label: field.label, kind: kindWord(field.kind) },
    ...(field.kind === 'table'
      ? columnsOf(field).map((column) => ({ place: { field: column.id, table: field.id }, label: column.label, kind: kindWord(column.kind) }))
      : []),
  ]);
