import { columnsOf, displayOf, fieldsOf } from '@bihuan/forms';
import type { Edit, Field, FormData, FormDefinition, TableField } from '@bihuan/forms';

/** Where an edit stands, as people say it: «第2行“整改措施”». */
export function wordsOfEdit(definition: FormDefinition, data: FormData, edit: Edit): { readonly pointer: string; readonly label: string } {
  if (edit.type === 'set') return { pointer: `/${edit.field}`, label: `“${fieldNamed(definition, edit.field)?.label ?? edit.field}”` };
  const table = tableNamed(definition, edit.table);
  const label = `“${table?.label ?? edit.table}”`;
  if (edit.type !== 'cell' && edit.type !== 'delete') return { pointer: `/${edit.table}`, label };
  const index = rowsOf(data, edit.table).findIndex(({ rowId }) => rowId === edit.row);
  if (index < 0) return { pointer: `/${edit.table}`, label };
  const row = { pointer: `/${edit.table}/${index}`, label: `第${index + 1}行` };
  if (edit.type === 'delete') return row;
  return { pointer: `${row.pointer}/${edit.column}`, label: `${row.label}“${columnNamed(table, edit.column)?.label ?? edit.column}”` };
}

/** What stands there now, in words. */
export function valueText(
  definition: FormDefinition,
  { data, edit }: { readonly data: FormData; readonly edit: Edit },
  names: Readonly<Record<string, string>>,
): string {
  if (edit.type === 'set') return textOf(fieldNamed(definition, edit.field), data[edit.field], names);
  if (edit.type !== 'cell') return '';
  const row = rowsOf(data, edit.table).find(({ rowId }) => rowId === edit.row);
  return textOf(columnNamed(tableNamed(definition, edit.table), edit.column), row?.[edit.column], names);
}

const textOf = (field: Field | undefined, value: unknown, names: Readonly<Record<string, string>>): string => (field ? displayOf(field, value, names) : '');

const fieldNamed = (definition: FormDefinition, key: string): Field | undefined => fieldsOf(definition).find((field) => field.key === key);

function tableNamed(definition: FormDefinition, key: string): TableField | undefined {
  const field = fieldNamed(definition, key);
  return field?.kind === 'table' ? field : undefined;
}

const columnNamed = (table: TableField | undefined, key: string): Field | undefined =>
  table ? columnsOf(table).find((column) => column.key === key) : undefined;

function rowsOf(data: FormData, table: string): readonly FormData[] {
  const rows = data[table];
  return Array.isArray(rows) ? rows.filter((row): row is FormData => typeof row === 'object' && row !== null) : [];
}
