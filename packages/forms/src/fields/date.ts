import type { DateField } from '../definition.js';
import { dayInWords } from '../day.js';
import { DAY } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';

export const date: FieldKind<DateField> = {
  shape: { properties: { notAfterToday: { type: 'boolean' } } },
  schema: () => ({ type: 'string', pattern: DAY, maxLength: 10 }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'string' ? dayInWords(value) : ''),
  blank: null,
  widget: (field) => ({ name: 'bihuan-date', schema: { type: 'string' }, options: { notAfterToday: field.notAfterToday ?? false } }),
};
