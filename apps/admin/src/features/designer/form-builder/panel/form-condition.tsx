import { useMemo } from 'react';
import type { Field as Question } from 'react-querybuilder';
import { columnsOf, fieldsOf, formConditionWords, tableById, type Condition, type Field, type FieldPlace, type FormDefinition } from '@bihuan/forms';
import { ConditionBuilder } from '../../conditions/condition-builder.js';
import { ordered, questionsFor } from '../../conditions/questions.js';
import { LENGTH_OF, ROWS_OF } from '../../conditions/query.js';
import { useForm } from '../store/form.js';
import { t } from '../texts.js';

interface FormConditionProps {
  readonly label: string;
  /** Undefined: none. */
  readonly value: Condition | undefined;
  /** What holds then. */
  readonly none: string;
  /** A column, in which the row at hand may be asked about; of a field it does not ask about itself. */
  readonly place: Partial<FieldPlace>;
  readonly onChange: (value: Condition | undefined) => void;
}

/** A condition on the form's own answers, with its sentence; there may be none. */
export const FormCondition = ({ label, value, none, place, onChange }: FormConditionProps) => {
  const form = useForm();
  const { field, table } = place;
  const fields = useMemo(
    () => questionsIn(form, { ...(field === undefined ? {} : { field }), ...(table === undefined ? {} : { table }) }),
    [form, field, table],
  );
  if (value === undefined)
    return (
      <p className="dz-more">
        <span className="grey">{none}</span>
        <button type="button" className="link-button" onClick={() => onChange({ and: [] })}>
          {t('addWhen')}
        </button>
      </p>
    );
  return (
    <>
      <ConditionBuilder
        label={label}
        value={value}
        fields={fields}
        words={(when) => formConditionWords(form, when, tableById(form, table))}
        onChange={onChange}
      />
      <p className="dz-more">
        <button type="button" className="link-button" onClick={() => onChange(undefined)}>
          {t('removeWhen')}
        </button>
      </p>
    </>
  );
};

/** Of a text also how long it is. */
const asked = (field: Field, at: { readonly path: string; readonly label: string }): readonly Question[] => [
  ...questionsFor(field, at),
  ...(field.kind === 'text' || field.kind === 'long-text' ? [counted(`${LENGTH_OF}${at.path}`, t('lengthOf', { label: at.label }))] : []),
];

const counted = (name: string, label: string): Question => ({
  name,
  value: name,
  label,
  operators: ordered,
  inputType: 'number',
  defaultValue: 1,
  defaultOperator: '>=',
});

/** What may be asked where a field stands: columns of its own row, other fields, how many rows a table has. */
export function questionsIn(form: FormDefinition, { field: own, table }: Partial<FieldPlace>): readonly Question[] {
  const owner = tableById(form, table);
  const row = owner
    ? columnsOf(owner)
        .filter(({ id }) => id !== own)
        .flatMap((column) => asked(column, { path: `row.${column.key}`, label: t('rowField', { label: column.label }) }))
    : [];
  const fields = fieldsOf(form)
    .filter(({ id }) => id !== own && id !== table)
    .flatMap((field): readonly Question[] =>
      field.kind === 'table' ? [counted(`${ROWS_OF}${field.key}`, t('rowsOf', { label: field.label }))] : asked(field, { path: field.key, label: field.label }),
    );
  const nil: readonly Question[] = form.nil
    ? [{ name: 'nil', value: 'nil', label: t('nilField'), operators: ordered.slice(0, 2), datatype: 'yes-no', defaultValue: true }]
    : [];
  return [...row, ...fields, ...nil];
}
