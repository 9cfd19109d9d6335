import type { YesNoField } from '../definition.js';
import type { FieldKind } from './field-kind.js';

export const yesNo: FieldKind<YesNoField> = {
  shape: { properties: {} },
  schema: () => ({ type: 'boolean' }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'boolean' ? (value ? '是' : '否') : ''),
  blank: null,
  widget: () => ({ name: 'bihuan-yes-no', schema: { type: 'boolean' } }),
};
