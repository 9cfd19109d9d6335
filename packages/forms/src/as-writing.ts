import { isPlainObject } from './conditions/reading.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { Field, FormData, FormDefinition } from './definition.js';
import { kindOf } from './fields/registry.js';

/**
 * The data without signs nobody sees in what somebody typed: a draft of long ago, or what another program brought, may hold them. Words stay
 * as they are, and what is of another shape than its field; the very same data where there are none.
 */
export const asWriting = (definition: FormDefinition, data: FormData): FormData => ofAll(fieldsOf(definition), data);

function ofAll(fields: readonly Field[], data: FormData): FormData {
  const changed = fields.flatMap((field): readonly (readonly [string, unknown])[] => {
    if (!Object.hasOwn(data, field.key)) return [];
    const was = data[field.key];
    const is = field.kind === 'table' ? rowsAsWriting(columnsOf(field), was) : (kindOf(field).written?.(was) ?? was);
    return is === was ? [] : [[field.key, is]];
  });
  return changed.length === 0 ? data : { ...data, ...Object.fromEntries(changed) };
}

function rowsAsWriting(columns: readonly Field[], rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  const written = rows.map((row: unknown) => (isPlainObject(row) ? ofAll(columns, row) : row));
  return written.every((row, at) => row === rows[at]) ? rows : written;
}
