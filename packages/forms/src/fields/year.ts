import type { YearField } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { numberRead } from './text-read.js';

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
  read: (pasted) => {
    const read = numberRead(pasted, ['年', '年度']);
    return Number.isInteger(read) ? { value: read } : { flaw: '不是年份' };
  },
  typed: (value) => (typeof value === 'number' ? String(value) : ''),
  widget: (field) => ({ name: 'bihuan-year', schema: schema(field) }),
};

function schema({ minimum = EARLIEST, maximum = LATEST }: YearField): JsonSchema {
  return { type: 'integer', minimum, maximum };
}
