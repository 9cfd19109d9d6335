import type { LongTextField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import { WRITING, WRITING_FILLED, withTexts, writingOf } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';

/** Characters a long text may have when the form says nothing. */
export const LONG_TEXT_MAX_LENGTH = 5_000;

export const longText: FieldKind<LongTextField> = {
  shape: {
    properties: {
      maxLength: { type: 'integer', minimum: 1, maximum: 50_000 },
      phrases: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 500 } },
    },
  },
  schema: (field) => ({ type: 'string', maxLength: field.maxLength ?? LONG_TEXT_MAX_LENGTH, pattern: WRITING }),
  filled: { pattern: WRITING_FILLED },
  ask: '填写',
  isEmpty: isEmptyValue,
  display: (value) => (typeof value === 'string' ? value : ''),
  blank: '',
  read: (pasted) => ({ value: writingOf(pasted).trim() }),
  written: (value) => withTexts(value, writingOf),
  widget: (field) => ({
    name: 'bihuan-long-text',
    schema: { type: 'string', maxLength: field.maxLength ?? LONG_TEXT_MAX_LENGTH },
    options: { phrases: field.phrases ?? [] },
  }),
};
