import { columnsOf, fieldsOf, tableById } from './definition-reading.js';
import type { Field, FieldId, FormData, FormDefinition, Prefill, Row } from './definition.js';
import { hasValue, kindOf } from './fields/registry.js';

/** What is known when somebody begins: the local day, his id, the id of the unit he fills it in for. */
export type Known = Readonly<Partial<Record<Prefill, string>>>;

/** What a new form starts with: every field blank but for what the form itself begins with, every table without rows. */
export function emptyData(definition: FormDefinition, known: Known = {}): FormData {
  const begun = firstValues(fieldsOf(definition), known);
  return definition.nil === undefined ? begun : { ...begun, nil: false };
}

/** A new row. The caller gives the id, because this package makes none up. */
export function newRow(definition: FormDefinition, tableId: FieldId, rowId: string, known: Known = {}): Row {
  const table = tableById(definition, tableId);
  return { ...firstValues(table === undefined ? [] : columnsOf(table), known), rowId };
}

const firstValues = (fields: readonly Field[], known: Known): FormData =>
  Object.fromEntries(fields.filter(hasValue).map((field) => [field.key, firstValue(field, known)]));

function firstValue(field: Field, known: Known): unknown {
  const prefilled = field.prefill === undefined ? undefined : known[field.prefill];
  if (prefilled !== undefined) return field.kind === 'month' ? prefilled.slice(0, 7) : field.kind === 'year' ? Number(prefilled.slice(0, 4)) : prefilled;
  return field.default ?? kindOf(field).blank;
}
