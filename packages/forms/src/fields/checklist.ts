import type { ChecklistField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import type { FieldKind } from './field-kind.js';
import { labelOf, optionFlaws, optionProperties, optionValues, TICKS_SHAPE, titled, valuesLabelled } from './options.js';

export const checklist: FieldKind<ChecklistField> = {
  shape: { properties: optionProperties(TICKS_SHAPE), required: ['options'] },
  lint: optionFlaws,
  schema: (field) => ({ type: 'array', uniqueItems: true, maxItems: field.options.length, items: { type: 'string', enum: optionValues(field.options) } }),
  filled: { minItems: 1 },
  ask: '勾选',
  isEmpty: (value) => typeof value !== 'string' && isEmptyValue(value),
  display: (value, field) => (Array.isArray(value) ? value.map((one) => `✓${labelOf(field.options, one)}`).join(' ') : ''),
  blank: [],
  lack: (value, field) => {
    const missing = field.options.filter(
      ({ value: tick, optional, retired }) => optional !== true && retired !== true && !(Array.isArray(value) && value.includes(tick)),
    );
    return missing.length === 0 ? undefined : { code: 'form.incomplete', words: `“${field.label}”还没有勾选：${missing.map(({ label }) => label).join('、')}` };
  },
  read: (pasted, { options }) => valuesLabelled(options, pasted),
  widget: (field) => ({
    name: 'bihuan-checklist',
    schema: { type: 'array', uniqueItems: true, items: { type: 'string', oneOf: titled(field.options) } },
    options: { optional: field.options.filter(({ optional }) => optional === true).map(({ value }) => value), isRequired: field.required ?? false },
  }),
};
