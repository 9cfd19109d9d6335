import type { PersonField } from '../definition.js';
import { UUID } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { nameIn } from './name-in.js';
import { idNamed } from './text-read.js';

export const person: FieldKind<PersonField> = {
  shape: { properties: {} },
  schema: () => ({ type: 'string', maxLength: 36, pattern: UUID }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, _field, names) => (typeof value === 'string' ? nameIn(names, value) : ''),
  blank: null,
  mentions: (value) => (typeof value === 'string' ? { people: [value] } : {}),
  read: (pasted, _field, { people }) => idNamed(people, pasted.trim()),
  widget: () => ({ name: 'bihuan-person', schema: { type: 'string' } }),
};
