import { fieldsOf } from '../definition-reading.js';
import { TABLE_MAX_ROWS } from '../fields/table.js';
import type { FormData, FormDefinition, TableField } from '../definition.js';
import { fieldById } from './plan-migration.js';

/** Most rows a table may hold. */
export const mostRows = ({ maxRows }: TableField): number => maxRows ?? TABLE_MAX_ROWS;

/** Tables of the new version that may hold fewer rows than before, and would hold more than that. */
export function overfullTables({ before, after }: { readonly before: FormDefinition; readonly after: FormDefinition }, is: FormData): readonly TableField[] {
  return fieldsOf(after).filter((field): field is TableField => {
    if (field.kind !== 'table') return false;
    const was = fieldById(before, field.id);
    const rows = Object.hasOwn(is, field.key) ? is[field.key] : undefined;
    return was?.kind === 'table' && mostRows(field) < mostRows(was) && Array.isArray(rows) && rows.length > mostRows(field);
  });
}
