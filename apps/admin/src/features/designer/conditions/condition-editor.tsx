import { useMemo, useState } from 'react';
import { QueryBuilder, type Field, type RuleGroupType, type ValueEditorProps } from 'react-querybuilder';
import type { Condition, Field as FormField, FormDefinition } from '@bihuan/forms';
import { itemLabels, useConditionWords, useForms } from '../forms.js';
import { useNames } from '../names.js';
import { SelectField } from '../panel/fields.js';
import { t } from '../texts.js';
import { conditionOf, groupOf, KEPT, type Group } from './query.js';

interface ConditionEditorProps {
  readonly label: string;
  readonly value: Condition;
  readonly onChange: (value: Condition) => void;
}

/** Conditions on the fields of the design's forms, with the sentence they make. */
export const ConditionEditor = ({ label, value, onChange }: ConditionEditorProps) => {
  const { forms, want } = useForms();
  const names = useNames();
  const words = useConditionWords();
  const fields = useMemo(() => fieldsOf(forms, value), [forms, value]);
  const others = names.forms.filter(({ key }) => !forms.some((form) => form.key === key));
  // The builder gives its rules ids of its own, so it keeps what it made as long as it says the same.
  const [made, setMade] = useState<{ readonly group: Group; readonly value: Condition }>(() => ({ group: groupOf(value), value }));
  const group = made.value === value ? made.group : groupOf(value);
  const handleChange = (next: RuleGroupType) => {
    const plain = next as unknown as Group; // the builder's groups have these words among others
    const condition = conditionOf(plain);
    if (JSON.stringify(condition) === JSON.stringify(value)) return setMade({ group: plain, value });
    setMade({ group: plain, value: condition });
    onChange(condition);
  };
  return (
    <div className="dz-condition" role="group" aria-label={label}>
      <p className="dz-sentence">{words(value)}</p>
      {forms.length === 0 ? <p className="grey">{t('noFields')}</p> : null}
      <QueryBuilder
        fields={fields} query={group as unknown as RuleGroupType} onQueryChange={handleChange} combinators={combinators} translations={translations} showNotToggle
        controlElements={{ valueEditor: ValueField }} autoSelectField addRuleToNewGroups listsAsArrays
      />
      {others.length > 0 ? <SelectField label={t('moreForms')} value="" choices={others.map(({ key, label: title }) => ({ value: key, label: title }))} onChange={want} /> : null}
    </div>
  );
};

function fieldsOf(forms: readonly FormDefinition[], value: Condition): Field[] {
  const known = [...forms.flatMap((form) => form.order.flatMap((id) => { const field = form.fields[id]; return field ? fieldFor(field, form, forms.length > 1) : []; })), ...itemFields];
  return [...known, ...unknownIn(groupOf(value), known.map(({ name }) => name))];
}

const combinators = [{ name: 'and', label: t('allOf') }, { name: 'or', label: t('anyOf') }];
const ordered = [{ name: '==', label: t('opIs') }, { name: '!=', label: t('opIsNot') }, { name: '>', label: t('opOver') }, { name: '>=', label: t('opAtLeast') }, { name: '<', label: t('opUnder') }, { name: '<=', label: t('opAtMost') }];
const given = [{ name: 'filled', label: t('opFilled') }, { name: 'empty', label: t('opEmpty') }];
const same = ordered.slice(0, 2);

const itemFields: readonly Field[] = Object.entries(itemLabels).map(([path, label]) => ({ name: path, value: path, label, operators: ordered, ...(path === 'item.dueOn' ? { inputType: 'date', defaultValue: '' } : { inputType: 'number', defaultValue: 1, defaultOperator: '>=' }) }));

/** A field with what may be asked of it. */
function fieldFor(field: FormField, form: FormDefinition, isOneOfMany: boolean): readonly Field[] {
  const path = `latest.${form.key}.${field.key}`;
  const base = { name: path, value: path, label: isOneOfMany ? `${form.title}：${field.label}` : field.label, defaultValue: '' };
  switch (field.kind) {
    case 'static':
      return [];
    case 'integer': case 'decimal': case 'year': case 'score': case 'rating':
      return [{ ...base, operators: [...ordered, ...given], inputType: 'number', defaultValue: 0, defaultOperator: '>=' }];
    case 'date':
      return [{ ...base, operators: [...ordered, ...given], inputType: 'date' }];
    case 'choice':
      return [{ ...base, operators: [...same, { name: 'in', label: t('opIn') }, ...given], values: field.options.map(({ value, label }) => ({ name: value, label })), defaultValue: field.options[0]?.value ?? '' }];
    case 'yes-no':
      return [{ ...base, operators: [...same, ...given], datatype: 'yes-no', defaultValue: true }];
    case 'text':
      return [{ ...base, operators: [...same, ...given] }];
    default:
      return [{ ...base, operators: given, defaultOperator: 'filled' }];
  }
}

/** A path of a form that is not here stays as it is, and can still be compared. */
function unknownIn(group: Group, known: readonly string[]): readonly Field[] {
  const used = group.rules.flatMap((part): readonly string[] => ('rules' in part ? unknownIn(part, known).map(({ name }) => name) : [part.field]));
  return [...new Set(used)].filter((name) => !known.includes(name)).map((name) => ({ name, value: name, label: name === KEPT ? t('keptCondition') : name, operators: name === KEPT ? [{ name: '==', label: t('opKept') }] : [...ordered, ...given] }));
}

/** The value beside a comparison; of a condition carried along, its sentence. */
const ValueField = ({ value, operator, fieldData, handleOnChange, field }: ValueEditorProps) => {
  const words = useConditionWords();
  if (field === KEPT) return <span className="dz-sentence">{words(value as Condition)}</span>; // put there by query.ts alone
  if (operator === 'filled' || operator === 'empty') return null;
  const label = t('valueOf', { field: fieldData.label });
  if (fieldData.datatype === 'yes-no') return <select aria-label={label} value={String(value)} onChange={({ target }) => handleOnChange(target.value === 'true')}><option value="true">{t('yes')}</option><option value="false">{t('no')}</option></select>;
  const options = (fieldData.values ?? []) as readonly { readonly name: string; readonly label: string }[]; // as fieldFor made them
  if (operator === 'in') return <Several label={label} options={options} value={Array.isArray(value) ? value.map(String) : []} onChange={handleOnChange} />;
  if (options.length > 0) return <select aria-label={label} value={String(value)} onChange={({ target }) => handleOnChange(target.value)}>{options.map((option) => <option key={option.name} value={option.name}>{option.label}</option>)}</select>;
  const isNumber = fieldData.inputType === 'number';
  return <input aria-label={label} type={fieldData.inputType ?? 'text'} value={String(value ?? '')} onChange={({ target }) => handleOnChange(isNumber ? Number(target.value) : target.value)} />;
};

const Several = ({ label, options, value, onChange }: { label: string; options: readonly { readonly name: string; readonly label: string }[]; value: readonly string[]; onChange: (value: readonly string[]) => void }) => (
  <fieldset className="field dz-several"><legend className="visually-hidden">{label}</legend>
    {options.map(({ name, label: words }) => <label key={name} className="dz-check"><input type="checkbox" checked={value.includes(name)} onChange={({ target }) => onChange(options.map((one) => one.name).filter((one) => (one === name ? target.checked : value.includes(one))))} /><span>{words}</span></label>)}
  </fieldset>
);

const says = (key: Parameters<typeof t>[0]) => ({ title: t(key), label: t(key) });
const translations = {
  fields: { title: t('qbField'), placeholderName: '~', placeholderLabel: t('pleaseChoose'), placeholderGroupLabel: t('pleaseChoose') }, operators: { title: t('qbOperator'), placeholderName: '~', placeholderLabel: t('pleaseChoose'), placeholderGroupLabel: t('pleaseChoose') }, combinators: { title: t('qbCombinator') },
  addRule: says('qbAddRule'), addGroup: says('qbAddGroup'), removeRule: says('qbRemoveRule'), removeGroup: says('qbRemoveGroup'), notToggle: says('qbNot'),
};
