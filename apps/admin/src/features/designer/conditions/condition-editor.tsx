import { useMemo } from 'react';
import type { Field } from 'react-querybuilder';
import type { Condition, FormDefinition } from '@bihuan/forms';
import { itemLabels, useConditionWords, useForms } from '../forms.js';
import { useNames } from '../names.js';
import { SelectField } from '../panel/fields.js';
import { t } from '../texts.js';
import { ConditionBuilder } from './condition-builder.js';
import { ordered, questionsFor } from './questions.js';

interface ConditionEditorProps {
  readonly label: string;
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
}

/** Conditions of a process, on what was handed in with its forms. */
export const ConditionEditor = ({ label, value, onChange }: ConditionEditorProps) => {
  const { forms, want } = useForms();
  const names = useNames();
  const words = useConditionWords();
  const fields = useMemo(() => [...forms.flatMap((form) => fieldsIn(form, forms.length > 1)), ...itemFields], [forms]);
  const others = names.forms.filter(({ key }) => !forms.some((form) => form.key === key));
  return (
    <>
      {forms.length === 0 ? <p className="grey">{t('noFields')}</p> : null}
      <ConditionBuilder label={label} value={value} fields={fields} words={words} onChange={onChange} />
      {others.length > 0 ? (
        <SelectField label={t('moreForms')} value="" choices={others.map(({ key, label: title }) => ({ value: key, label: title }))} onChange={want} />
      ) : null}
    </>
  );
};

const itemFields: readonly Field[] = Object.entries(itemLabels).map(([path, label]) => ({
  name: path,
  value: path,
  label,
  operators: ordered,
  ...(path === 'item.dueOn' ? { inputType: 'date', defaultValue: '' } : { inputType: 'number', defaultValue: 1, defaultOperator: '>=' }),
}));

const fieldsIn = (form: FormDefinition, isOneOfMany: boolean): readonly Field[] =>
  form.order.flatMap((id) => {
    const field = form.fields[id];
    return field ? questionsFor(field, { path: `latest.${form.key}.${field.key}`, label: isOneOfMany ? `${form.title}：${field.label}` : field.label }) : [];
  });
