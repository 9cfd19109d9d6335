import type { ChoiceField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { labelOf, optionFlaws, optionProperties, OPTIONS_SHAPE, optionValues, titled, valueLabelled } from './options.js';

export const choice: FieldKind<ChoiceField> = {
  shape: { properties: optionProperties(OPTIONS_SHAPE), required: ['options'] },
  lint: optionFlaws,
  schema: (field) => ({ type: 'string', enum: optionValues(field.options) }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, field) => labelOf(field.options, value),
  blank: null,
  read: (pasted, { options }) => {
    const value = valueLabelled(options, pasted);
    return value === undefined ? { flaw: '不在可选范围内' } : { value };
  },
  widget: (field) => ({ name: 'bihuan-choice', schema: { type: 'string', oneOf: titled(field.options) } }),
};
