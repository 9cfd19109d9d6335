import type { StaticField } from '../definition.js';
import type { FieldKind } from './field-kind.js';

export const staticText: FieldKind<StaticField> = {
  shape: { properties: { text: { type: 'string', minLength: 1, maxLength: 20_000 } }, required: ['text'] },
  schema: () => undefined,
  filled: {},
  ask: '填写',
  isEmpty: () => true,
  display: () => '',
  blank: undefined,
  widget: (field) => ({ name: 'bihuan-static', schema: { type: 'null' }, options: { text: field.text } }),
};
