import { isEmptyValue } from '../conditions/reading.js';
import type { SerialField } from '../definition.js';
import { WRITING } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';

/** Given by the server when it is handed in for the first time, and never typed; it stays with the record for good. */
export const serial: FieldKind<SerialField> = {
  shape: {
    properties: {
      prefix: { type: 'string', minLength: 1, maxLength: 20, pattern: WRITING },
      yearly: { type: 'boolean' },
      digits: { type: 'integer', minimum: 1, maximum: 9 },
      per: { enum: ['unit'] },
    },
    required: ['digits'],
  },
  schema: () => ({ type: 'string', maxLength: 60, pattern: WRITING }),
  filled: {},
  ask: '填写',
  isEmpty: isEmptyValue,
  display: (value) => (typeof value === 'string' ? value : ''),
  blank: null,
  isGiven: true,
  isOnlyInForm: true,
  widget: () => ({ name: 'bihuan-serial', schema: { type: 'null' } }),
};

/** «ZG2018-0007»; a number that outgrows its digits takes more of them. */
export const serialText = ({ prefix = '', yearly, digits }: SerialField, { year, number }: { readonly year: number; readonly number: number }): string =>
  `${prefix}${yearly === true ? `${year}-` : ''}${String(number).padStart(digits, '0')}`;
