import type { NumberField } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { numberRead, type TextRead } from './text-read.js';

export const integer: FieldKind<NumberField> = {
  shape: { properties: { minimum: { type: 'integer' }, maximum: { type: 'integer' } } },
  schema,
  filled: {},
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'number' ? String(value) : ''),
  blank: null,
  read: (pasted) => wholeNumber(numberRead(pasted)),
  widget: (field) => ({ name: 'bihuan-integer', schema: schema(field) }),
};

/** Beyond the safe integers two different numbers would be stored as one. */
function schema(field: NumberField): JsonSchema {
  return { type: 'integer', minimum: field.minimum ?? Number.MIN_SAFE_INTEGER, maximum: field.maximum ?? Number.MAX_SAFE_INTEGER };
}

/** What a text that should be a whole number says; 3.0 is one. */
export const wholeNumber = (read: number | undefined): TextRead =>
  read === undefined ? { flaw: '不是数字' } : Number.isSafeInteger(read) ? { value: read } : { flaw: '不是整数' };
