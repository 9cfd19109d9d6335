import type { UnitsField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { IDS_MAX, idsIn, idsSchema, isEmptyList, MOST_SHAPE, namesIn } from './ids.js';

export const units: FieldKind<UnitsField> = {
  shape: { properties: { maxItems: MOST_SHAPE } },
  schema: ({ maxItems = IDS_MAX }) => idsSchema(maxItems),
  filled: { minItems: 1 },
  ask: '选择',
  isEmpty: isEmptyList,
  display: (value, _field, names) => namesIn(value, names),
  blank: [],
  mentions: (value) => ({ units: idsIn(value) }),
  widget: ({ maxItems = IDS_MAX }) => ({ name: 'bihuan-units', schema: { type: 'array', items: { type: 'string' } }, options: { maxItems } }),
};
