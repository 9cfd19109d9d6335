import { isPlainObject } from '../conditions/reading.js';
import type { Field, FormDefinition, TableField } from '../definition.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import { hasValue, isGiven, kindOf } from '../fields/registry.js';
import { STORABLE, UUID, WRITING, type JsonSchema } from '../json-schema.js';

export interface CompileOptions {
  /** Drafts may be unfinished: nothing is required and no table has a least number of rows. */
  readonly draft?: boolean;
}

/** A form or a row: closed, with its properties at hand. */
export interface ObjectSchema extends JsonSchema {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

export interface TableSchema extends JsonSchema {
  readonly type: readonly ['array', 'null'] | 'array';
  readonly maxItems: number;
  readonly minItems?: number;
  readonly items: ObjectSchema;
}

/**
 * The form as JSON Schema 2020-12. It says what holds whatever else was filled in; what depends on
 * other answers (visibility, rules, the nil report, whether a day exists) is said by `validate`.
 */
export function compileSchema(definition: FormDefinition, options: CompileOptions = {}): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', title: definition.title, ...formSchema(definition, options) };
}

/** The same without its head, typed for the interpreter. */
export function formSchema(definition: FormDefinition, { draft = false }: CompileOptions): ObjectSchema {
  const asked = fieldsOf(definition).map((field): Asked => ({ field, required: !draft && !isGiven(field) && isAlwaysRequired(field, definition), draft }));
  const form = objectSchema(asked);
  if (definition.nil === undefined) return form;
  return { ...form, properties: { ...form.properties, nil: { type: ['boolean', 'null'] } } };
}

/** One row of a table: closed, with the id that never changes. */
export function rowSchema(table: TableField, draft: boolean): ObjectSchema {
  const row = objectSchema(
    columnsOf(table).map((field): Asked => ({ field, required: !draft && !isGiven(field) && field.required === true && field.visible === undefined, draft })),
  );
  return { ...row, required: ['rowId', ...row.required], properties: { rowId: { type: 'string', maxLength: 36, pattern: UUID }, ...row.properties } };
}

/** The least number of rows a table asks for while it is shown. */
export const leastRows = (table: TableField): number => table.minRows ?? (table.required === true ? 1 : 0);

/** Required in every filled form: neither its visibility nor a nil report can lift it. */
export function isAlwaysRequired(field: Field, { nil }: FormDefinition): boolean {
  const depends = field.visible !== undefined || nil?.table === field.id || (nil?.explain.includes(field.id) ?? false);
  const asked = field.kind === 'table' ? leastRows(field) > 0 : field.required === true;
  return asked && !depends;
}

interface Asked {
  readonly field: Field;
  readonly required: boolean;
  readonly draft: boolean;
}

function objectSchema(asked: readonly Asked[]): ObjectSchema {
  const withValue = asked.filter(({ field }) => hasValue(field));
  return {
    type: 'object',
    additionalProperties: false,
    required: withValue.filter(({ required }) => required).map(({ field }) => field.key),
    properties: Object.fromEntries(withValue.map((one) => [one.field.key, valueSchema(one)])),
  };
}

function valueSchema({ field, required, draft }: Asked): JsonSchema {
  if (field.kind === 'table') return tableSchema(field, { required, draft });
  const kind = kindOf(field);
  const schema = draft ? asDrafted(kind.schema(field) ?? {}) : (kind.schema(field) ?? {});
  return required ? { ...schema, ...kind.filled } : nullable(schema);
}

/** A draft keeps signs nobody sees: nothing typed waits for them, and they are left behind or told of when it is handed in. */
function asDrafted(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, value === WRITING ? STORABLE : isPlainObject(value) ? asDrafted(value) : value]),
  );
}

function tableSchema(table: TableField, { required, draft }: { required: boolean; draft: boolean }): JsonSchema {
  const schema = { ...kindOf(table).schema(table), items: rowSchema(table, draft) };
  return required ? { ...schema, minItems: leastRows(table) } : nullable(schema);
}

/** `null` says "no answer" wherever an answer may be missing. */
function nullable(schema: JsonSchema): JsonSchema {
  const { type, enum: values } = schema;
  return {
    ...schema,
    type: [...(Array.isArray(type) ? (type as readonly unknown[]) : [type]), 'null'],
    ...(Array.isArray(values) ? { enum: [...values, null] } : {}),
  };
}
