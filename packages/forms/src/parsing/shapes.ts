import type { JsonSchema } from '../json-schema.js';
import { TABLE_MAX_ROWS } from '../fields/table.js';
import { LAYOUT_SCHEMA } from '../layout/layout-problems.js';

/** A closed object of a definition: its properties one by one, so that each problem gets its own pointer. */
export interface Shape {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

const ANYTHING: JsonSchema = {};
const id: JsonSchema = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$' };
const key: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' };
const words = (maxLength: number): JsonSchema => ({ type: 'string', minLength: 1, maxLength });
const rows: JsonSchema = { type: 'integer', minimum: 0, maximum: TABLE_MAX_ROWS };
const closed = (properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

/** Fields, order and rules are only named here; each is looked at by itself. */
export const FORM_SHAPE: Shape = {
  required: ['format', 'key', 'title', 'minutes', 'fields', 'order'],
  properties: {
    format: { const: 1 },
    key,
    title: words(200),
    guidance: words(5_000),
    minutes: { type: 'integer', minimum: 0, maximum: 1_440 },
    fields: { type: 'object', maxProperties: 500 },
    order: { type: 'array', maxItems: 500, items: id },
    rules: { type: 'array', maxItems: 200 },
    nil: closed({ label: words(100), explain: { type: 'array', maxItems: 20, items: id }, table: id }, ['label', 'explain', 'table']),
    paper: closed(
      {
        annex: words(20),
        title: words(200),
        fillerLabel: words(100),
        table: id,
        columns: {
          type: 'array',
          minItems: 1,
          maxItems: 30,
          items: closed({ field: id, label: words(100), width: { type: 'number', exclusiveMinimum: 0 }, joined: { const: true } }, ['field', 'label', 'width']),
        },
        minRows: rows,
      },
      ['title', 'table', 'columns', 'minRows'],
    ),
    summary: {
      type: 'array',
      maxItems: 20,
      items: closed({ label: words(50), count: key, when: ANYTHING, unit: { type: 'string', maxLength: 10 } }, ['label', 'count', 'unit']),
    },
    access: ANYTHING,
    layout: LAYOUT_SCHEMA,
    migrations: closed(
      {
        from: { type: 'integer', minimum: 1, maximum: 1_000_000 },
        fields: {
          type: 'array',
          maxItems: 500,
          items: closed(
            {
              field: id,
              table: id,
              act: { enum: ['keep', 'hide', 'move', 'convert'] },
              to: id,
              values: { type: 'array', maxItems: 500, items: closed({ from: words(2_000), to: words(100) }, ['from', 'to']) },
            },
            ['field', 'act'],
          ),
        },
      },
      ['from', 'fields'],
    ),
  },
};

export const FIELD_SHAPE: Shape = {
  required: ['id', 'key', 'label', 'kind'],
  properties: {
    id,
    key,
    kind: { type: 'string' },
    label: words(200),
    hint: words(1_000),
    synonyms: { type: 'array', maxItems: 20, items: words(50) },
    required: { type: 'boolean' },
    requiredWhen: ANYTHING,
    readOnlyWhen: ANYTHING,
    privacy: { enum: ['public', 'internal', 'personal', 'sensitive'] },
    default: { type: ['string', 'number', 'boolean', 'array'] },
    prefill: ANYTHING,
    visible: ANYTHING,
    folded: { type: 'boolean' },
  },
};

export const RULE_SHAPE: Shape = {
  required: ['id', 'holds', 'severity', 'message'],
  properties: { id, table: id, holds: ANYTHING, severity: { enum: ['error', 'advice'] }, message: words(500), at: id },
};
