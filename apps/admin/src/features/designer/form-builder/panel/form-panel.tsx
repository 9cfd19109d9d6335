import { useContext } from 'react';
import { columnsOf, fieldsOf, hasValue, isGiven, type FormDefinition, type SummaryPart, type TableField } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useDesign } from '../../store/editor.js';
import { focusField, useBuilder } from '../canvas/context.js';
import { FormKeyContext, useForm, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField, LongField } from './lines.js';

/** What holds for the whole form: its name, how to fill it in, how long that takes, what lists show of it. */
export const FormPanel = () => {
  const form = useForm();
  const set = useFormSet({ type: 'form' });
  return (
    <>
      <FormProblems />
      <section className="dz-part">
        <TextField label={t('formTitle')} value={form.title} onChange={(value) => set({ path: ['title'], value })} />
        <LongField
          label={t('guidance')}
          hint={t('guidanceHint')}
          rows={4}
          value={form.guidance ?? ''}
          onChange={(value) => set({ path: ['guidance'], ...(value.trim() === '' ? {} : { value }) })}
        />
      </section>
      <LoadPart form={form} />
      <SummaryLines form={form} />
    </>
  );
};

/** Everything in the form that is to be put right; what stands at a field leads there. */
const FormProblems = () => {
  const form = useContext(FormKeyContext);
  const { choose } = useBuilder();
  const found = useDesign((state) => state.found).filter(({ inForm }) => inForm?.form === form);
  if (found.length === 0) return null;
  return (
    <ul className="dz-faults">
      {found.map(({ pointer, code, message, mend, inForm }) => {
        const place = inForm?.field === undefined ? null : { field: inForm.field, ...(inForm.table === undefined ? {} : { table: inForm.table }) };
        return (
          <li key={`${pointer} ${code}`}>
            {place ? (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  choose(place);
                  focusField(place);
                }}
              >
                {message}
              </button>
            ) : (
              <p>{message}</p>
            )}
            <p className="grey small">{mend}</p>
          </li>
        );
      })}
    </ul>
  );
};

const LoadPart = ({ form }: { form: FormDefinition }) => {
  const set = useFormSet({ type: 'form' });
  const asked = fieldsOf(form).filter((field) => hasValue(field) && !isGiven(field));
  const tables = asked.filter((field): field is TableField => field.kind === 'table');
  const perRow = tables.reduce((sum, table) => sum + columnsOf(table).filter((column) => hasValue(column) && !isGiven(column)).length, 0);
  const estimate = estimated(form);
  return (
    <Part title={t('duration')}>
      <p>
        {t('load', { fields: asked.length, required: asked.filter(({ required }) => required === true).length })}
        {tables.length > 0 ? `；${t('loadTable', { count: perRow })}` : ''}。
      </p>
      <AmountField
        label={t('minutesField')}
        least={0}
        most={1440}
        value={form.minutes}
        onChange={(value) => {
          if (value !== undefined) set({ path: ['minutes'], value });
        }}
      />
      {estimate === form.minutes ? null : (
        <p className="dz-more">
          <span className="grey">{t('estimate', { count: estimate })}</span>
          <button type="button" className="link-button" onClick={() => set({ path: ['minutes'], value: estimate })}>
            {t('useEstimate')}
          </button>
        </p>
      )}
    </Part>
  );
};

const ROWS_EXPECTED = 5;
const SECONDS: Readonly<Partial<Record<string, number>>> = { 'long-text': 60, 'rich-text': 120, files: 60, roster: 60, matrix: 60, table: 0 };

/** A minute for what is written out, some seconds for what is picked; of a table five rows, and one minute to read it all. */
export function estimated(form: FormDefinition): number {
  const seconds = fieldsOf(form)
    .filter((field) => hasValue(field) && !isGiven(field))
    .reduce((sum, field) => {
      const own = SECONDS[field.kind] ?? 15;
      return (
        sum +
        own +
        (field.kind === 'table'
          ? ROWS_EXPECTED *
            columnsOf(field)
              .filter((column) => !isGiven(column))
              .reduce((row, column) => row + (SECONDS[column.kind] ?? 15), 0)
          : 0)
      );
    }, 60);
  return Math.ceil(seconds / 60);
}

const SummaryLines = ({ form }: { form: FormDefinition }) => {
  const set = useFormSet({ type: 'form' });
  const tables = fieldsOf(form).filter((field): field is TableField => field.kind === 'table');
  const parts = form.summary ?? [];
  if (tables.length === 0) return null;
  const put = (next: readonly SummaryPart[]) => set({ path: ['summary'], ...(next.length === 0 ? {} : { value: next }) });
  return (
    <Part title={t('partSummary')}>
      <p className="grey small">{t('summaryHint')}</p>
      {tables.map((table) => {
        const own = parts.find(({ count, when }) => count === table.key && when === undefined);
        return (
          <div key={table.id}>
            <CheckField
              label={t('summaryOn', { table: table.label })}
              checked={own !== undefined}
              onChange={(on) =>
                put(
                  on
                    ? [...parts, { label: table.rowNoun ?? table.label, count: table.key, unit: t('summaryUnitDefault') }]
                    : parts.filter((one) => one !== own),
                )
              }
            />
          </div>
        );
      })}
    </Part>
  );
};
