import { isPlainObject } from '../conditions/reading.js';
import { fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, Issue } from '../definition.js';
import { errorAt, inRow, inside } from './place.js';

/** Rows are known by their ids, so no two rows of a table may share one. */
export function rowIdIssues(definition: FormDefinition, data: FormData): readonly Issue[] {
  return fieldsOf(definition).flatMap((field) => {
    const rows = field.kind === 'table' && Object.hasOwn(data, field.key) ? data[field.key] : undefined;
    return Array.isArray(rows) ? repeatedIds(rows, inside({ pointer: '' }, field.key)) : [];
  });
}

function repeatedIds(rows: readonly unknown[], place: { readonly pointer: string }): readonly Issue[] {
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const id = isPlainObject(row) && Object.hasOwn(row, 'rowId') ? row['rowId'] : undefined;
    if (typeof id !== 'string') return [];
    const known = seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    return known ? [errorAt(inside(inRow(place, index), 'rowId'), 'form.row-id-repeated', '与前面的行重复，请删去重填')] : [];
  });
}
