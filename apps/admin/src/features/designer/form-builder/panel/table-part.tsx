import { fieldsOf, isGiven, type Field, type TableField } from '@bihuan/forms';
import { CheckField, Part, TextField } from '../../panel/fields.js';
import { useForm, useFormSet } from '../store/form.js';
import { t } from '../texts.js';
import { AmountField } from './lines.js';

/** What a row is called, how many there may be, and whether «nothing to report» is an answer. */
export const TablePart = ({ field }: { field: Field }) => (field.kind === 'table' ? <Rows table={field} /> : null);

const Rows = ({ table }: { table: TableField }) => {
  const set = useFormSet({ type: 'field', field: table.id });
  const text = (path: string) => (value: string) => set({ path: [path], ...(value.trim() === '' ? {} : { value }) });
  const amount = (path: string) => (value: number | undefined) => set({ path: [path], ...(value === undefined ? {} : { value }) });
  return (
    <Part title={t('partTable')}>
      <TextField optional label={t('rowNoun')} hint={t('rowNounHint')} value={table.rowNoun ?? ''} onChange={text('rowNoun')} />
      <TextField optional label={t('addLabelField')} value={table.addLabel ?? ''} onChange={text('addLabel')} />
      <div className="fb-pair">
        <AmountField label={t('minRows')} none="0" least={0} most={5000} value={table.minRows} onChange={amount('minRows')} />
        <AmountField label={t('maxRows')} none={t('noLimit')} least={1} most={5000} value={table.maxRows} onChange={amount('maxRows')} />
      </div>
      <Nil table={table} />
    </Part>
  );
};

const Nil = ({ table }: { table: TableField }) => {
  const form = useForm();
  const set = useFormSet({ type: 'form' });
  const nil = form.nil?.table === table.id ? form.nil : undefined;
  const others = fieldsOf(form).filter((field) => field.id !== table.id && field.kind !== 'static' && !isGiven(field) && field.kind !== 'table');
  return (
    <>
      <CheckField
        label={t('nilOn')}
        checked={nil !== undefined}
        onChange={(on) => set({ path: ['nil'], ...(on ? { value: { label: t('nilDefault'), explain: [], table: table.id } } : {}) })}
      />
      {nil ? (
        <div className="dz-inner">
          <TextField label={t('nilLabel')} value={nil.label} onChange={(value) => set({ path: ['nil', 'label'], value })} />
          {others.length > 0 ? (
            <fieldset className="field">
              <legend className="field-label">{t('nilExplain')}</legend>
              {others.map(({ id, label }) => (
                <CheckField
                  key={id}
                  label={label}
                  checked={nil.explain.includes(id)}
                  onChange={(on) => set({ path: ['nil', 'explain'], value: on ? [...nil.explain, id] : nil.explain.filter((one) => one !== id) })}
                />
              ))}
            </fieldset>
          ) : null}
        </div>
      ) : null}
    </>
  );
};
