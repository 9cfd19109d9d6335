import { columnsOf, fieldsOf, namingColumns } from '@bihuan/forms';
import type { FormDefinition } from '@bihuan/forms';
import type { RowsOf } from '@bihuan/workflows';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { SelectField, withChosen, type Choice } from './fields.js';

const tablesOf = (forms: readonly FormDefinition[]) =>
  forms.flatMap((form) => fieldsOf(form).flatMap((table) => (table.kind === 'table' ? [{ form, table }] : [])));

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
    called: (at && (namingColumns(at.form, at.table)[0] ?? columnsOf(at.table)[0]))?.key ?? 'column',
  };
}

/** 表格里的每一行: of which table, by what each row is called, and in whose hands it is. */
export const RowsFields = ({ each, onChange }: { each: RowsOf; onChange: (each: RowsOf) => void }) => {
  const forms = useDesign(({ document }) => document.forms);
  const tables = tablesOf(forms);
  const here = tables.find(({ form, table }) => form.key === each.form && table.key === each.field);
  const inHands = (kind: 'unit' | 'person'): readonly Choice[] =>
    (here ? columnsOf(here.table) : []).flatMap((column) => (column.kind === kind ? [{ value: column.key, label: column.label }] : []));
  const naming = here ? namingColumns(here.form, here.table).map(({ key, label }) => ({ value: key, label })) : [];
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
      <SelectField
        label={t('rowCalled')}
        value={each.called}
        hint={t('rowCalledHint')}
        choices={withChosen(naming, each.called)}
        onChange={(called) => onChange({ ...each, called })}
      />
      <SelectField
        label={t('rowUnit')}
        value={each.unit ?? ''}
        choices={withChosen([{ value: '', label: t('rowUnitOwn') }, ...inHands('unit')], each.unit ?? '')}
        onChange={(column) => put('unit', column)}
      />
      <SelectField
        label={t('rowPerson')}
        value={each.person ?? ''}
        choices={withChosen([{ value: '', label: t('rowPersonNone') }, ...inHands('person')], each.person ?? '')}
        onChange={(column) => put('person', column)}
      />
    </>
  );
};
