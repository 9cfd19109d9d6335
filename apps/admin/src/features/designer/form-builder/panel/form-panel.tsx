import { useContext } from 'react';
import { fieldsOf, type FormDefinition, type SummaryPart, type TableField } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useDesign } from '../../store/editor.js';
import { focusField, useBuilder } from '../canvas/context.js';
import { FormKeyContext, useForm, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { LongField } from './lines.js';
import { LoadPart } from './load-part.js';

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
