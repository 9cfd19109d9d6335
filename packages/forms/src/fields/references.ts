import type { ReferencesField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { idsIn, idsSchema, isEmptyList } from './ids.js';

/** Records one field may name when the form says nothing. */
const REFERENCES_MAX = 20;

/** Value: ids of records. Whoever may not read one is given no words for it, and sees that it is there. */
export const references: FieldKind<ReferencesField> = {
  shape: {
    properties: {
      of: { type: 'array', maxItems: 20, items: { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' } },
      maxItems: { type: 'integer', minimum: 1, maximum: 100 },
    },
    required: ['of'],
  },
  schema: ({ maxItems = REFERENCES_MAX }) => idsSchema(maxItems),
  filled: { minItems: 1 },
  ask: '选择',
  isEmpty: isEmptyList,
  display: (value, _field, names) => {
    const ids = idsIn(value);
    const known = ids.flatMap((id) => (Object.hasOwn(names, id) ? [names[id] ?? ''] : []));
    const unknown = ids.length - known.length;
    return [...known, ...(unknown > 0 ? [`${known.length > 0 ? '另有' : ''}${unknown}条记录`] : [])].join('；');
  },
  blank: [],
  mentions: (value) => ({ records: idsIn(value) }),
  widget: ({ of, maxItems = REFERENCES_MAX }) => ({
    name: 'bihuan-references',
    schema: { type: 'array', items: { type: 'string' } },
    options: { of, maxItems },
  }),
};
