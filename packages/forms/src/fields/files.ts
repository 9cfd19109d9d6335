import type { FilesField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import { UUID } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { nameIn } from './name-in.js';

/** Files one field may hold when the form says nothing. */
export const FILES_MAX = 20;

export const files: FieldKind<FilesField> = {
  shape: { properties: { maxItems: { type: 'integer', minimum: 1, maximum: 100 } } },
  schema: (field) => ({
    type: 'array',
    uniqueItems: true,
    maxItems: field.maxItems ?? FILES_MAX,
    items: { type: 'string', maxLength: 36, pattern: UUID },
  }),
  filled: { minItems: 1 },
  ask: '上传',
  isEmpty: (value) => typeof value !== 'string' && isEmptyValue(value),
  display: (value, _field, names) =>
    Array.isArray(value) ? value.flatMap((id) => (typeof id === 'string' ? [nameIn(names, id)] : [])).join('、') : '',
  blank: [],
  widget: (field) => ({
    name: 'bihuan-files',
    schema: { type: 'array', items: { type: 'string' } },
    options: { maxItems: field.maxItems ?? FILES_MAX },
  }),
};
