import { useState } from 'react';
import type { Field, FieldPlace, FormCommand, Option, OptionList } from '@bihuan/forms';
import { stem } from '../../chain/new-node.js';
import { CheckField, Part, SelectField, TextField } from '../../panel/fields.js';
import { ofCard } from '../../panel/of-card.js';
import { useFormDo, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';
import { OwnOfOption } from './own-of-option.js';
import { FromSetButton, SharedOptions } from './shared-options.js';

/** Answers to choose from; rows and columns of a fixed table. */
export const OptionsPart = ({ field, place }: { field: Field; place: FieldPlace }) => {
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'checklist')
    return (
      <Part title={t('partOptions')}>
        {field.optionSet ? (
          <SharedOptions field={field} used={field.optionSet} place={place} />
        ) : (
          <>
            <Lines place={place} list="options" lines={field.options} kind={field.kind} />
            <FromSetButton field={field} place={place} />
          </>
        )}
      </Part>
    );
  return field.kind === 'matrix' ? <MatrixPart field={field} place={place} /> : null;
};

const MatrixPart = ({ field, place }: { field: Extract<Field, { kind: 'matrix' }>; place: FieldPlace }) => {
  const set = useFormSet({ type: 'field', ...place });
  const flag = (on: boolean) => set({ path: ['totals'], ...(on ? { value: true } : {}) });
  return (
    <>
      <Part title={t('rows')}>
        <Lines place={place} list="rows" lines={field.rows} kind="matrix" />
      </Part>
      <Part title={t('columns')}>
        <Lines place={place} list="columns" lines={field.columns} kind="matrix" />
      </Part>
      <Part title={t('cellKind')}>
        <SelectField
          isPlain
          label={t('cellKind')}
          value={field.cell}
          choices={[
            { value: 'tick', label: t('cellTick') },
            { value: 'number', label: t('cellNumber') },
            { value: 'text', label: t('cellText') },
          ]}
          onChange={(value) => set({ path: ['cell'], value })}
        />
        {field.cell === 'number' ? (
          <>
            <AmountField
              label={t('scale')}
              none="0"
              least={0}
              most={6}
              value={field.scale}
              onChange={(value) => set({ path: ['scale'], ...(value === undefined ? {} : { value }) })}
            />
            <CheckField label={t('totals')} checked={field.totals === true} onChange={flag} />
          </>
        ) : null}
      </Part>
    </>
  );
};

interface LinesProps {
  readonly place: FieldPlace;
  readonly list: OptionList;
  readonly lines: readonly (Option & { readonly optional?: boolean })[];
  readonly kind: 'choice' | 'choices' | 'checklist' | 'matrix';
}

const Lines = ofCard(({ place, list, lines, kind }: LinesProps) => {
  const act = useFormDo();
  const [many, setMany] = useState<string | null>(null);
  const at = { ...place, list };
  const last = lines.at(-1)?.value;
  const put = (labels: readonly string[]) => {
    let after = last;
    const commands = labels.map((label): FormCommand => {
      const option = { value: stem('o'), label };
      const command: FormCommand = { type: 'insert-option', at, option, ...(after === undefined ? {} : { after }) };
      after = option.value;
      return command;
    });
    if (commands.length > 0) act({ type: 'all', commands });
  };
  const move = (n: number, step: 1 | -1) => {
    const [line, after] = [lines[n], lines[step === 1 ? n + 1 : n - 2]];
    if (line) act({ type: 'move-option', at, option: line.value, ...(after ? { after: after.value } : {}) });
  };
  return (
    <>
      <ol className="fb-lines">
        {lines.map((line, n) => (
          <li key={line.value}>
            <Line place={place} list={list} line={line} n={n + 1} kind={kind} />
            <span className="fb-line-acts">
              <button type="button" className="link-button" disabled={n === 0} aria-label={t('optionUp', { n: n + 1 })} onClick={() => move(n, -1)}>
                ↑
              </button>
              <button
                type="button"
                className="link-button"
                disabled={n === lines.length - 1}
                aria-label={t('optionDown', { n: n + 1 })}
                onClick={() => move(n, 1)}
              >
                ↓
              </button>
              <button
                type="button"
                className="link-button"
                disabled={lines.length === 1}
                aria-label={t('removeOption', { n: n + 1 })}
                onClick={() => act({ type: 'remove-option', at, option: line.value })}
              >
                {t('remove')}
              </button>
            </span>
          </li>
        ))}
      </ol>
      {many === null ? (
        <p className="dz-more">
          <button type="button" className="link-button" onClick={() => put([t('optionN', { n: lines.length + 1 })])}>
            {t(list === 'rows' ? 'addRowLine' : list === 'columns' ? 'addColumnLine' : 'addOption')}
          </button>
          <button type="button" className="link-button" onClick={() => setMany('')}>
            {t('manyOptions')}
          </button>
        </p>
      ) : (
        <div className="dz-field">
          <textarea aria-label={t('manyHint')} placeholder={t('manyHint')} rows={4} value={many} onChange={({ target }) => setMany(target.value)} />
          <p className="dz-more">
            <button
              type="button"
              className="link-button"
              onClick={() => {
                put(
                  many
                    .split('\n')
                    .map((one) => one.trim())
                    .filter((one) => one !== ''),
                );
                setMany(null);
              }}
            >
              {t('addThem')}
            </button>
          </p>
        </div>
      )}
    </>
  );
});

const Line = ({ place, list, line, n, kind }: Omit<LinesProps, 'lines'> & { line: LinesProps['lines'][number]; n: number }) => {
  const set = useFormSet({ type: 'option', ...place, list, option: line.value });
  const label = t(list === 'rows' ? 'rowLabel' : list === 'columns' ? 'columnLabel' : 'optionLabel', { n });
  return (
    <div className="fb-line-own">
      <div className="fb-plain-label">
        <TextField label={label} value={line.label} onChange={(value) => set({ path: ['label'], value })} />
      </div>
      {kind === 'matrix' ? null : (
        <>
          <OwnOfOption line={line} n={n} place={place} isTick={kind === 'checklist'} />
          <CheckField
            label={t('optionRetired')}
            checked={line.retired === true}
            onChange={(on) => set({ path: ['retired'], ...(on ? { value: true } : {}) })}
          />
        </>
      )}
    </div>
  );
};
