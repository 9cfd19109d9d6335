import type { TextField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import { holdsUnseen, lineOf, WRITING, WRITING_FILLED, withTexts } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { maskedText } from './masked-text.js';

/** Characters a one-line text may have when the form says nothing. */
export const TEXT_MAX_LENGTH = 500;

export const text: FieldKind<TextField> = {
  shape: { properties: { maxLength: { type: 'integer', minimum: 1, maximum: 2_000 } } },
  schema: (field) => ({ type: 'string', maxLength: field.maxLength ?? TEXT_MAX_LENGTH, pattern: WRITING }),
  filled: { pattern: WRITING_FILLED },
  ask: '填写',
  isEmpty: isEmptyValue,
  display: (value) => (typeof value === 'string' ? value : ''),
  blank: '',
  masked: (value) => (typeof value === 'string' ? maskedText(value) : undefined),
  read: (pasted) => ({ value: lineOf(pasted).trim() }),
  written: (value) => withTexts(value, (one) => (holdsUnseen(one) ? lineOf(one) : one)),
  widget: (field) => ({ name: 'bihuan-text', schema: { type: 'string', maxLength: field.maxLength ?? TEXT_MAX_LENGTH } }),
};
