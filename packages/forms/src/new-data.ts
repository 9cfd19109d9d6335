import { columnsOf, fieldsOf, tableById } from './definition-reading.js';
import type { Field, FieldId, FormData, FormDefinition, Row } from './definition.js';
import { hasValue, kindOf } from './fields/registry.js';

/** What a new form starts with: every field blank, every table without rows. */
export function emptyData(definition: FormDefinition): FormData {
  const blanks = blankValues(fieldsOf(definition));
  return definition.nil === undefined ? blanks : { ...blanks, nil: false };
}

/** A blank row. The caller gives the id, because this package makes none up. */
export function newRow(definition: FormDefinition, tableId: FieldId, rowId: string): Row {
  const table = tableById(definition, tableId);
  return { ...blankValues(table === undefined ? [] : columnsOf(table)), rowId };
}

const blankValues = (fields: readonly Field[]): FormData =>
  Object.fromEntries(fields.filter(hasValue).map((field) => [field.key, kindOf(field).blank]));
