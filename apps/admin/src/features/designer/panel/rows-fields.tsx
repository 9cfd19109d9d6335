import type { FormDefinition } from '@bihuan/forms';
import type { RowsOf } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { SelectField, type Choice } from './fields.js';

const tablesOf = (forms: readonly FormDefinition[]) =>
  forms.flatMap((form) => Object.values(form.fields).flatMap((table) => (table.kind === 'table' ? [{ form, table }] : [])));

/** The rows of the first table there is. */
export function firstRows(forms: readonly FormDefinition[]): RowsOf {
  const [first] = tablesOf(forms);
  return rowsOf(first);
}

function rowsOf(at: ReturnType<typeof tablesOf>[number] | undefined): RowsOf {
  return {
    type: 'rows',
    form: at?.form.key ?? 'form',
    field: at?.table.key ?? 'field',
    called: Object.values(at?.table.columns ?? {})[0]?.key ?? 'column',
  };
}

/** 逐行: of which table, by what each row is called, and in whose hands it is. */
export const RowsFields = ({ each, onChange }: { each: RowsOf; onChange: (each: RowsOf) => void }) => {
  const forms = useDesign(({ document }) => document.forms);
  const tables = tablesOf(forms);
  const here = tables.find(({ form, table }) => form.key === each.form && table.key === each.field);
  const columns = Object.values(here?.table.columns ?? {});
  const choices = (kind?: 'unit' | 'person'): readonly Choice[] =>
    columns.flatMap(({ key, label, kind: own }) => (kind === undefined || own === kind ? [{ value: key, label }] : []));
  const put = (name: 'unit' | 'person', column: string): void => {
    const { [name]: _, ...rest } = each;
    onChange(column === '' ? rest : { ...rest, [name]: column });
  };
  return (
    <>
      <SelectField
        label={t('rowsTable')}
        value={`${each.form}/${each.field}`}
        choices={tables.map(({ form, table }) => ({ value: `${form.key}/${table.key}`, label: `${form.title}：${table.label}` }))}
        onChange={(at) => onChange(rowsOf(tables.find(({ form, table }) => `${form.key}/${table.key}` === at)))}
      />
      <SelectField label={t('rowCalled')} value={each.called} choices={choices()} onChange={(called) => onChange({ ...each, called })} />
      <SelectField
        label={t('rowUnit')}
        value={each.unit ?? ''}
        choices={[{ value: '', label: t('rowUnitOwn') }, ...choices('unit')]}
        onChange={(column) => put('unit', column)}
      />
      <SelectField
        label={t('rowPerson')}
        value={each.person ?? ''}
        choices={[{ value: '', label: t('rowPersonNone') }, ...choices('person')]}
        onChange={(column) => put('person', column)}
      />
    </>
  );
};
