import { useMemo, useState } from 'react';
import { QueryBuilder, type Field, type RuleGroupType, type ValueEditorProps, type ValueSelectorProps } from 'react-querybuilder';
import type { Condition } from '@bihuan/forms';
import { t } from '../texts.js';
import { unknownIn } from './questions.js';
import { LaterField } from './later-field.js';
import { conditionOf, groupOf, isLater, isVariable, KEPT, type Group } from './query.js';

interface ConditionBuilderProps {
  readonly label: string;
  readonly value: Condition;
  /** What may be asked, by path. */
  readonly fields: readonly Field[];
  /** The sentence a condition makes. */
  readonly words: (when: Condition) => string;
  readonly onChange: (value: Condition) => void;
}

/** What a value editor asks of what is around it. */
interface Around {
  readonly fields: readonly Field[];
  readonly words: (when: Condition) => string;
}

/** A condition put together by clicking, with the sentence it makes. Knows neither forms nor processes. */
export const ConditionBuilder = ({ label, value, fields: known, words, onChange }: ConditionBuilderProps) => {
  const fields = useMemo(
    () => [
      ...known,
      ...unknownIn(
        groupOf(value),
        known.map(({ name }) => name),
      ),
    ],
    [known, value],
  );
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
      <QueryBuilder
        fields={fields}
        query={group as unknown as RuleGroupType}
        onQueryChange={handleChange}
        combinators={combinators}
        translations={translations}
        showNotToggle
        controlElements={{ valueEditor: ValueField, valueSelector: Selector }}
        context={{ fields: known, words } satisfies Around}
        autoSelectField
        addRuleToNewGroups
        listsAsArrays
      />
    </div>
  );
};

const combinators = [
  { name: 'and', label: t('allOf') },
  { name: 'or', label: t('anyOf') },
];

/** Named by more than what appears under a pointer. */
const Selector = ({ title = '', className, value, options, disabled, handleOnChange }: ValueSelectorProps) => (
  <select aria-label={title} className={className} value={value} disabled={disabled} onChange={({ target }) => handleOnChange(target.value)}>
    {options.map((option) =>
      'options' in option ? null : (
        <option key={option.name} value={option.name}>
          {option.label}
        </option>
      ),
    )}
  </select>
);

/** The value beside a comparison, or another field; of a condition carried along, its sentence. */
const ValueField = (props: ValueEditorProps) => {
  const { value, operator, fieldData, handleOnChange, field } = props;
  const { words, fields } = props.context as Around; // given right above
  if (field === KEPT) return <span className="dz-sentence">{words(value as Condition)}</span>; // put there by query.ts alone
  if (['filled', 'empty', 'workday', 'free-day'].includes(operator)) return null;
  const others =
    operator === 'in'
      ? []
      : fields.filter(
          (one) =>
            one.name !== field &&
            one.inputType === fieldData.inputType &&
            one.datatype === fieldData.datatype &&
            (one.values === undefined) === (fieldData.values === undefined),
        );
  const [first] = others;
  const isOther = isVariable(value);
  // A day may be counted from another one; from itself it says nothing.
  const days = operator === 'in' || fieldData.inputType !== 'date' ? [] : others;
  const later = isLater(value) ? value : null;
  return (
    <span className="dz-value">
      {later ? (
        <LaterField field={fieldData.label} value={later} days={days} onChange={handleOnChange} />
      ) : isOther ? (
        <OtherField label={t('valueOf', { field: fieldData.label })} value={value.var} others={others} onChange={(path) => handleOnChange({ var: path })} />
      ) : (
        <Written {...props} />
      )}
      {isOther || later ? (
        <button type="button" onClick={() => handleOnChange(fieldData.defaultValue ?? '')}>
          {t('compareValue')}
        </button>
      ) : first ? (
        <button type="button" onClick={() => handleOnChange({ var: first.name })}>
          {t('compareField')}
        </button>
      ) : null}
      {later === null && days[0] ? (
        <button type="button" onClick={() => handleOnChange({ 'add-workdays': [{ var: isOther ? value.var : (days[0]?.name ?? '') }, 5] })}>
          {t('compareLater')}
        </button>
      ) : null}
    </span>
  );
};

const OtherField = ({ label, value, others, onChange }: { label: string; value: string; others: readonly Field[]; onChange: (path: string) => void }) => (
  <select aria-label={label} value={value} onChange={({ target }) => onChange(target.value)}>
    {others.some(({ name }) => name === value) ? null : <option value={value}>{value}</option>}
    {others.map(({ name, label: words }) => (
      <option key={name} value={name}>
        {words}
      </option>
    ))}
  </select>
);

const Written = ({ value, operator, fieldData, handleOnChange }: ValueEditorProps) => {
  const label = t('valueOf', { field: fieldData.label });
  if (fieldData.datatype === 'yes-no')
    return (
      <select aria-label={label} value={String(value)} onChange={({ target }) => handleOnChange(target.value === 'true')}>
        <option value="true">{t('yes')}</option>
        <option value="false">{t('no')}</option>
      </select>
    );
  const options = (fieldData.values ?? []) as readonly { readonly name: string; readonly label: string }[]; // as questionsFor made them
  if (operator === 'in') return <Several label={label} options={options} value={Array.isArray(value) ? value.map(String) : []} onChange={handleOnChange} />;
  if (options.length > 0)
    return (
      <select aria-label={label} value={String(value)} onChange={({ target }) => handleOnChange(target.value)}>
        {options.map((option) => (
          <option key={option.name} value={option.name}>
            {option.label}
          </option>
        ))}
      </select>
    );
  const isNumber = fieldData.inputType === 'number';
  return (
    <input
      aria-label={label}
      type={fieldData.inputType ?? 'text'}
      value={String(value ?? '')}
      onChange={({ target }) => handleOnChange(isNumber ? Number(target.value) : target.value)}
    />
  );
};

const Several = ({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { readonly name: string; readonly label: string }[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) => (
  <fieldset className="field dz-several">
    <legend className="visually-hidden">{label}</legend>
    {options.map(({ name, label: words }) => (
      <label key={name} className="dz-check">
        <input
          type="checkbox"
          checked={value.includes(name)}
          onChange={({ target }) => onChange(options.map((one) => one.name).filter((one) => (one === name ? target.checked : value.includes(one))))}
        />
        <span>{words}</span>
      </label>
    ))}
  </fieldset>
);

const says = (key: Parameters<typeof t>[0]) => ({ title: t(key), label: t(key) });
const translations = {
  fields: { title: t('qbField'), placeholderName: '~', placeholderLabel: t('pleaseChoose'), placeholderGroupLabel: t('pleaseChoose') },
  operators: { title: t('qbOperator'), placeholderName: '~', placeholderLabel: t('pleaseChoose'), placeholderGroupLabel: t('pleaseChoose') },
  combinators: { title: t('qbCombinator') },
  addRule: says('qbAddRule'),
  addGroup: says('qbAddGroup'),
  removeRule: says('qbRemoveRule'),
  removeGroup: says('qbRemoveGroup'),
  notToggle: says('qbNot'),
};
