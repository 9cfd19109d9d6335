import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, Issue, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import type { JsonSchema } from '../json-schema.js';
import { formSchema, type ObjectSchema, type TableSchema } from './compile-schema.js';
import { errorAt, inRow, inside, type Place } from './place.js';
import { brokenKeyword } from './schema-piece.js';
import { nothingSeen, type Seen } from './seen-rows.js';
import { askFor, sentenceFor, tooFewRows, wrongType } from './sentences.js';

/**
 * What the compiled schema says about the data, one issue for each field, in the words of the form.
 * The schema is walked piece by piece, so that no size or shape of the data can exhaust the interpreter.
 */
export function schemaIssues(definition: FormDefinition, data: unknown, { draft = false, seen = nothingSeen }: SchemaOptions = {}): readonly Issue[] {
  const place: Place = { pointer: '' };
  if (!isPlainObject(data)) return [errorAt(place, 'form.wrong-type', '表单内容的格式不对')];
  return objectIssues({ ...partsOf(definition, draft), place, seen }, data);
}

interface SchemaOptions {
  readonly draft?: boolean;
  readonly seen?: Seen;
}

/** Unknown properties named one by one in each object; more of them teach nobody anything. */
const UNKNOWN_NAMED = 20;

interface Parts {
  readonly schema: ObjectSchema;
  readonly fields: ReadonlyMap<string, Field>;
}
interface ObjectAt extends Parts {
  readonly place: Place;
  readonly seen: Seen;
}

function objectIssues({ schema, fields, place, seen }: ObjectAt, object: Readonly<Record<string, unknown>>): readonly Issue[] {
  const unknown = Object.keys(object)
    .filter((key) => !Object.hasOwn(schema.properties, key))
    .slice(0, UNKNOWN_NAMED);
  const required = new Set(schema.required);
  return [
    ...unknown.map((key) => errorAt(inside(place, key), 'form.unknown-property', `表单里没有“${key.slice(0, 40)}”这一项`)),
    ...Object.entries(schema.properties).flatMap(([key, property]) => {
      const here = inside(place, key);
      const field = fields.get(key);
      if (!Object.hasOwn(object, key)) return required.has(key) ? [missing(field, property, here)] : [];
      return field === undefined ? bareIssues(property, object[key], here) : fieldIssues({ field, schema: property, place: here, seen }, object[key]);
    }),
  ];
}

interface FieldAt {
  readonly field: Field;
  readonly schema: JsonSchema;
  readonly place: Place;
  readonly seen: Seen;
}

function fieldIssues({ field, schema, place, seen }: FieldAt, value: unknown): readonly Issue[] {
  if (field.kind === 'table' && Array.isArray(value)) return tableIssues({ table: field, schema, place, seen }, value);
  const keyword = brokenKeyword(schema, value);
  if (keyword === undefined) return [];
  if (kindOf(field).isEmpty(value)) return [missing(field, schema, place)];
  const { code, words } = sentenceFor(field, keyword, schema);
  return [errorAt(place, code, words)];
}

function tableIssues({ table, schema, place, seen }: Omit<FieldAt, 'field'> & { readonly table: TableField }, rows: readonly unknown[]): readonly Issue[] {
  const { items, maxItems, minItems = 0 } = schema as TableSchema; // a table's schema is compiled by tableSchema alone
  if (rows.length > maxItems) return [say(place, sentenceFor(table, 'maxItems', schema))];
  const parts = { schema: items, fields: columnsByKey(table), seen };
  const few = rows.length < minItems ? [say(place, tooFewRows(table, minItems))] : [];
  return [
    ...few,
    ...rows.flatMap((row, index) => {
      const look = () => rowIssues({ ...parts, place: inRow(place, index) }, row);
      return isPlainObject(row) ? seen.ask(table, { row, index }, look) : look();
    }),
  ];
}

function rowIssues(at: ObjectAt, row: unknown): readonly Issue[] {
  return isPlainObject(row) ? objectIssues(at, row) : [errorAt(at.place, 'form.wrong-type', '这一行的格式不对')];
}

/** `nil` and `rowId`: no field of the form, filled by the machine. */
function bareIssues(schema: JsonSchema, value: unknown, place: Place): readonly Issue[] {
  return brokenKeyword(schema, value) === undefined ? [] : [missing(undefined, schema, place)];
}

function missing(field: Field | undefined, schema: JsonSchema, place: Place): Issue {
  if (field === undefined) return say(place, wrongType(place.row === undefined ? '零报告' : '行标识'));
  const least = schema['minItems'];
  return say(place, field.kind === 'table' && typeof least === 'number' ? tooFewRows(field, least) : askFor(field));
}

const say = (place: Place, { code, words }: ReturnType<typeof askFor>): Issue => errorAt(place, code, words);

const columns = new WeakMap<TableField, ReadonlyMap<string, Field>>();

function columnsByKey(table: TableField): ReadonlyMap<string, Field> {
  const known = columns.get(table) ?? byKey(columnsOf(table));
  columns.set(table, known);
  return known;
}

const compiled = { strict: new WeakMap<FormDefinition, Parts>(), draft: new WeakMap<FormDefinition, Parts>() };

/** Compiled once for each definition object; published definitions never change. */
function partsOf(definition: FormDefinition, draft: boolean): Parts {
  const cache = draft ? compiled.draft : compiled.strict;
  const parts = cache.get(definition) ?? { schema: formSchema(definition, { draft }), fields: byKey(fieldsOf(definition)) };
  cache.set(definition, parts);
  return parts;
}

const byKey = (fields: readonly Field[]): ReadonlyMap<string, Field> => new Map(fields.map((field) => [field.key, field]));
