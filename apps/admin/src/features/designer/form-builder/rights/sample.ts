import { columnsOf, emptyData, fieldsOf, newRow, type Field, type FormData as Filled, type FormDefinition } from '@bihuan/forms';
import { t } from '../texts.js';

const ROWS = 2;

/** Something in every field that can be made up: to look at, never to be kept. */
export function sampleData(form: FormDefinition, today: string): Filled {
  const given = fieldsOf(form).flatMap((field): readonly (readonly [string, unknown])[] => {
    if (field.kind === 'table')
      return [
        [
          field.key,
          Array.from({ length: ROWS }, (_, n) => ({ ...newRow(form, field.id, `sample-${n}`), ...valuesOf(columnsOf(field), today, `${n + 1}`) })),
        ] as const,
      ];
    return Object.entries(valuesOf([field], today, ''));
  });
  return { ...emptyData(form), ...Object.fromEntries(given) };
}

const valuesOf = (fields: readonly Field[], today: string, nth: string): Filled =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = valueOf(field, today, nth);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );

function valueOf(field: Field, today: string, nth: string): unknown {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return t('sampleText', { label: field.label, nth });
    case 'integer':
    case 'rating':
      return Math.max('minimum' in field ? (field.minimum ?? 3) : 3, 3);
    case 'decimal':
      return 12.5;
    case 'score':
      return Math.min(90, field.maximum);
    case 'date':
      return today;
    case 'month':
      return today.slice(0, 7);
    case 'year':
      return Number(today.slice(0, 4));
    case 'date-time':
      return `${today}T09:00`;
    case 'choice':
      return field.options[0]?.value;
    case 'choices':
      return field.options.slice(0, 2).map(({ value }) => value);
    case 'checklist':
      return field.options.map(({ value }) => value);
    case 'yes-no':
      return true;
    default:
      return undefined;
  }
}
