import type { ScoreField } from '../definition.js';
import { fixedText } from '../decimal.js';
import { decimalFlaw, decimalRead } from './decimal.js';
import type { FieldKind } from './field-kind.js';
import { numberRead } from './text-read.js';

export const score: FieldKind<ScoreField> = {
  shape: {
    properties: { maximum: { type: 'integer', minimum: 1, maximum: 1_000 }, scale: { type: 'integer', minimum: 0, maximum: 2 } },
    required: ['maximum'],
  },
  schema: ({ maximum }) => ({ type: 'number', minimum: 0, maximum }),
  filled: {},
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, { maximum, scale = 0 }) => (typeof value === 'number' ? `${fixedText(value, scale)}分（满分${maximum}分）` : ''),
  blank: null,
  flaw: (value, { label, scale = 0 }) => decimalFlaw(value, { label, scale }),
  read: (pasted) => decimalRead(numberRead(pasted, ['分'])),
  typed: (value, { scale = 0 }) => (typeof value === 'number' ? fixedText(value, scale) : ''),
  widget: ({ maximum, scale = 0 }) => ({ name: 'bihuan-score', schema: { type: 'number', minimum: 0, maximum }, options: { scale, maximum } }),
};
