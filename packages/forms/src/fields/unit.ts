import type { UnitField } from '../definition.js';
import { UUID } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { nameIn } from './name-in.js';
import { idNamed } from './text-read.js';

export const unit: FieldKind<UnitField> = {
  shape: { properties: {} },
  schema: () => ({ type: 'string', maxLength: 36, pattern: UUID }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, _field, names) => (typeof value === 'string' ? nameIn(names, value) : ''),
  blank: null,
  mentions: (value) => (typeof value === 'string' ? { units: [value] } : {}),
  read: (pasted, _field, { units }) => idNamed(units, pasted.trim()),
  widget: () => ({ name: 'bihuan-unit', schema: { type: 'string' } }),
};
