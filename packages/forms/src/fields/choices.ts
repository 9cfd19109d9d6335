import type { ChoicesField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import type { FieldKind } from './field-kind.js';
import { labelOf, optionFlaws, optionProperties, OPTIONS_SHAPE, optionValues, titled, valuesLabelled } from './options.js';

export const choices: FieldKind<ChoicesField> = {
  shape: { properties: optionProperties(OPTIONS_SHAPE), required: ['options'] },
  lint: optionFlaws,
  schema: (field) => ({
    type: 'array',
    uniqueItems: true,
    maxItems: field.options.length,
    items: { type: 'string', enum: optionValues(field.options) },
  }),
  filled: { minItems: 1 },
  ask: '选择',
  isEmpty: (value) => typeof value !== 'string' && isEmptyValue(value),
  display: (value, field) => (Array.isArray(value) ? value.map((one) => labelOf(field.options, one)).join('、') : ''),
  blank: [],
  read: (pasted, { options }) => valuesLabelled(options, pasted),
  widget: (field) => ({
    name: 'bihuan-choices',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: titled(field.options) } },
  }),
};
