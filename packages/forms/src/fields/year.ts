import type { YearField } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';

const EARLIEST = 1900;
const LATEST = 2999;
const bound: JsonSchema = { type: 'integer', minimum: EARLIEST, maximum: LATEST };

export const year: FieldKind<YearField> = {
  shape: { properties: { minimum: bound, maximum: bound } },
  schema,
  filled: {},
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'number' ? `${value}年` : ''),
  blank: null,
  widget: (field) => ({ name: 'bihuan-year', schema: schema(field) }),
};

function schema({ minimum = EARLIEST, maximum = LATEST }: YearField): JsonSchema {
  return { type: 'integer', minimum, maximum };
}
