import type { FilesField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { idsIn, idsSchema, isEmptyList, namesIn } from './ids.js';

/** Files one field may hold when the form says nothing. */
export const FILES_MAX = 20;

export const files: FieldKind<FilesField> = {
  shape: { properties: { maxItems: { type: 'integer', minimum: 1, maximum: 100 } } },
  schema: (field) => idsSchema(field.maxItems ?? FILES_MAX),
  filled: { minItems: 1 },
  ask: '上传',
  isEmpty: isEmptyList,
  display: (value, _field, names) => namesIn(value, names),
  blank: [],
  mentions: (value) => ({ files: idsIn(value) }),
  widget: (field) => ({
    name: 'bihuan-files',
    schema: { type: 'array', items: { type: 'string' } },
    options: { maxItems: field.maxItems ?? FILES_MAX },
  }),
};
