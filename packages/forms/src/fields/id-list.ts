import type { PersonsField, UnitsField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { IDS_MAX, idsIn, idsSchema, isEmptyList, MOST_SHAPE, namesIn } from './ids.js';
import { idsNamed } from './text-read.js';

/** A kind whose value is a list of people or of units, in the order they were named. */
export const idListKind = (whom: 'people' | 'units', widget: string): FieldKind<PersonsField | UnitsField> => ({
  shape: { properties: { maxItems: MOST_SHAPE } },
  schema: ({ maxItems = IDS_MAX }) => idsSchema(maxItems),
  filled: { minItems: 1 },
  ask: '选择',
  isEmpty: isEmptyList,
  display: (value, _field, names) => namesIn(value, names),
  blank: [],
  mentions: (value) => ({ [whom]: idsIn(value) }),
  read: (text, _field, known) => idsNamed(known[whom], text),
  widget: ({ maxItems = IDS_MAX }) => ({ name: widget, schema: { type: 'array', items: { type: 'string' } }, options: { maxItems } }),
});
