import type { FormDefinition } from '@bihuan/forms';
import type { Answers } from './answer-fields.js';
import { t } from './texts.js';

/** What was filled in for a try, field by field; what the forms do not know any more is left out. */
export function answersInWords(answers: Answers, forms: readonly FormDefinition[]): string {
  return forms
    .flatMap((form) =>
      Object.values(form.fields).flatMap((field) => {
        const value = answers[form.key]?.[field.key];
        return value === undefined ? [] : [t('answerOf', { field: field.label, value: valueWords(field, value) })];
      }),
    )
    .join('，');
}

function valueWords(field: FormDefinition['fields'][string], value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (field.kind === 'choice') return field.options.find((option) => option.value === value)?.label ?? String(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}
