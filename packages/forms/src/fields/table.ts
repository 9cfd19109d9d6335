import type { TableField } from '../definition.js';
import { isEmptyValue } from '../conditions/reading.js';
import type { FieldKind } from './field-kind.js';

/** Rows no table exceeds, whatever the form says. */
export const TABLE_MAX_ROWS = 5_000;

/** Knows the list only; rows are compiled from the columns by whoever holds the registry. */
export const table: FieldKind<TableField> = {
  shape: {
    properties: {
      columns: { type: 'object' },
      columnOrder: { type: 'array' },
      minRows: { type: 'integer', minimum: 0, maximum: TABLE_MAX_ROWS },
      maxRows: { type: 'integer', minimum: 1, maximum: TABLE_MAX_ROWS },
      rowNoun: { type: 'string', minLength: 1, maxLength: 20 },
      addLabel: { type: 'string', minLength: 1, maxLength: 50 },
    },
    required: ['columns', 'columnOrder'],
  },
  schema: (field) => ({ type: 'array', maxItems: field.maxRows ?? TABLE_MAX_ROWS }),
  filled: {},
  ask: '填写',
  isEmpty: (value) => typeof value !== 'string' && isEmptyValue(value),
  display: (value) => (Array.isArray(value) && value.length > 0 ? `${value.length}行` : ''),
  blank: [],
  isOnlyInForm: true,
  widget: (field) => ({
    name: 'bihuan-table',
    schema: { type: 'array', items: { type: 'object' } },
    options: {
      minRows: field.minRows ?? 0,
      maxRows: field.maxRows ?? TABLE_MAX_ROWS,
      rowNoun: field.rowNoun ?? '行',
      addLabel: field.addLabel ?? '再加一行',
    },
  }),
};
