import type { FormDefinition } from '@bihuan/forms';
import { Input, InputNumber, Select } from 'antd';
import { DayField } from '../../../shared/ui/index.js';
import { Field } from '../../../shared/organisation/index.js';
import type { Preview } from './queries.js';
import { t } from './texts.js';

export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type FieldOf = FormDefinition['fields'][string];

interface AnswerFieldsProps {
  readonly asks: Preview['asks'];
  readonly forms: readonly FormDefinition[];
  readonly answers: Answers;
  readonly onChange: (answers: Answers) => void;
}

/** What conditions and steps read of a form, to be filled in for the try; what a page cannot ask simply is left open. */
export const AnswerFields = ({ asks, forms, answers, onChange }: AnswerFieldsProps) => {
  const asked = asks.flatMap(({ form, fields }) => {
    const definition = forms.find(({ key }) => key === form);
    return fields.flatMap((key) => {
      const field = Object.values(definition?.fields ?? {}).find((one) => one.key === key);
      return field && isAsked(field) ? [{ form, field }] : [];
    });
  });
  if (asked.length === 0) return null;
  return (
    <fieldset className="try-answers">
      <legend>{t('answers')}</legend>
      {asked.map(({ form, field }) => (
        <Field key={`${form} ${field.id}`} label={field.label}>
          {(id) => (
            <One
              id={id}
              field={field}
              value={answers[form]?.[field.key]}
              onChange={(value) => onChange({ ...answers, [form]: filled(answers[form], field.key, value) })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
};

const FULL = { width: '100%' } as const;

const isAsked = ({ kind }: FieldOf): boolean => kind === 'choice' || kind === 'yes-no' || kind === 'integer' || kind === 'date' || kind === 'text';

const filled = (before: Readonly<Record<string, unknown>> | undefined, key: string, value: unknown): Readonly<Record<string, unknown>> => {
  const { [key]: _, ...others } = before ?? {};
  return value === undefined || value === null || value === '' ? others : { ...others, [key]: value };
};

interface OneProps {
  readonly id: string;
  readonly field: FieldOf;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const One = ({ id, field, value, onChange }: OneProps) => {
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          id={id}
          style={FULL}
          allowClear
          placeholder={t('answerNone')}
          value={typeof value === 'string' ? value : undefined}
          onChange={onChange}
          options={field.options.map((option) => ({ value: option.value, label: option.label }))}
        />
      );
    case 'yes-no':
      return (
        <Select
          id={id}
          style={FULL}
          allowClear
          placeholder={t('answerNone')}
          value={typeof value === 'boolean' ? value : undefined}
          onChange={onChange}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'integer':
      return (
        <InputNumber id={id} style={FULL} placeholder={t('answerNone')} value={typeof value === 'number' ? value : null} precision={0} onChange={onChange} />
      );
    case 'date':
      return <DayField bare label={field.label} value={typeof value === 'string' ? value : ''} onChange={onChange} />;
    default:
      return <Input id={id} placeholder={t('answerNone')} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />;
  }
};
