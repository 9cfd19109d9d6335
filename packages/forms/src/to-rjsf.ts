import type { Reading } from './conditions/condition.js';
import { isPlainObject } from './conditions/reading.js';
import { columnsOf } from './definition-reading.js';
import type { Field, FormData, FormDefinition, Option, TableField } from './definition.js';
import { kindOf } from './fields/registry.js';
import type { JsonSchema } from './json-schema.js';
import type { FieldSpan } from './layout/form-layout.js';
import { groupsOf, spanOf } from './layout/reading-order.js';
import { isOption, isRequired, readingOf, visibleFields } from './visibility.js';

/** What rjsf is given: plain data, our own widget and field names as strings. */
export interface RjsfForm {
  readonly schema: JsonSchema;
  readonly uiSchema: Readonly<Record<string, unknown>>;
}

/**
 * The fields shown for the data, in order, for rjsf to render. It is no schema to validate by: that is `validate`.
 * Lists and static texts are custom fields (`ui:field`), the rest are widgets (`ui:widget`).
 */
export function toRjsf(definition: FormDefinition, data: FormData): RjsfForm {
  const fields = visibleFields(definition, data);
  const reading = readingOf(definition, data);
  const parts = fields.map((field) => ({ field, ...fieldPart(withOffered(field, reading)) }));
  return {
    schema: {
      type: 'object',
      title: definition.title,
      required: fields.filter((field) => isRequired(definition, field, reading)).map(({ key }) => key),
      properties: Object.fromEntries(parts.map(({ field, schema }) => [field.key, schema])),
    },
    uiSchema: {
      'ui:order': fields.map(({ key }) => key),
      ...(definition.layout ? { 'ui:options': { parts: partsOf(definition, fields) } } : {}),
      ...Object.fromEntries(parts.map(({ field, ui }) => [field.key, ui])),
    },
  };
}

/** One part of a form as it is drawn: a heading, where it has one, over fields in twelve columns. */
export interface DrawnPart {
  readonly id: string;
  readonly title?: string;
  readonly help?: string;
  readonly fields: readonly { readonly key: string; readonly span: FieldSpan }[];
}

/** The parts of which anything is shown, in the order of reading. */
export function partsOf(definition: FormDefinition, shown: readonly Field[]): readonly DrawnPart[] {
  const byId = new Map(shown.map((field) => [field.id, field]));
  return groupsOf(definition).flatMap(({ section, fields }) => {
    const here = fields.flatMap((id) => {
      const field = byId.get(id);
      return field ? [{ key: field.key, span: spanOf(definition, id) }] : [];
    });
    return here.length === 0 ? [] : [{ ...section, id: section?.id ?? '', fields: here }];
  });
}

/** A choice with what it offers now; what is not offered any more is there as long as it stands. */
export function withOffered<F extends Field>(field: F, reading: Reading): F {
  if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'checklist') return field;
  const options: readonly Option[] = field.options;
  if (options.every(({ when, retired }) => when === undefined && retired !== true)) return field;
  const { row } = reading;
  const stands: unknown = (isPlainObject(row) ? row : reading)[field.key];
  const isChosen = (value: string): boolean => (Array.isArray(stands) ? stands.includes(value) : stands === value);
  return { ...field, options: options.filter((one) => (one.retired === true ? isChosen(one.value) : isOption(one, reading))) };
}

interface FieldPart {
  readonly schema: JsonSchema;
  readonly ui: JsonSchema;
}

function fieldPart(field: Field): FieldPart {
  const { name, schema, options = {} } = kindOf(field).widget(field);
  const common = { kind: field.kind, folded: field.folded ?? false, ...options };
  return {
    schema: { ...schema, title: field.label, ...(field.hint === undefined ? {} : { description: field.hint }) },
    ui: { ...drawnBy(name, schema), 'ui:options': field.kind === 'table' ? { ...common, fieldId: field.id, columns: columnParts(field) } : common },
  };
}

/** rjsf lets a widget draw single values only; lists and what has no value need a field of their own. */
const drawnBy = (name: string, schema: JsonSchema): JsonSchema =>
  schema['type'] === 'array' || schema['type'] === 'object' || schema['type'] === 'null' ? { 'ui:field': name } : { 'ui:widget': name };

/** Columns as plain data for the grid: which of them a row shows is asked of `visibleColumns`. */
const columnParts = (table: TableField): readonly JsonSchema[] =>
  columnsOf(table).map((column) => {
    const { schema, ui } = fieldPart(column);
    return { id: column.id, key: column.key, required: column.required ?? false, schema, ui };
  });
