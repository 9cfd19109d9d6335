import { emptyData, fieldsOf, isNil, newRow } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Known, Row, TableField } from '@bihuan/forms';
import { newKey } from '../api/client.js';
import { opensField, opensRows } from './rights.js';
import type { MaybeRights } from './rights.js';

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

/** A row nobody has written in: what the form itself begins a row with is nobody's writing. */
export const isBlankRow = (definition: FormDefinition, table: TableField, row: Row): boolean => {
  for (const key in row) {
    const value = row[key];
    if (key !== 'rowId' && !isBlank(value) && JSON.stringify(value) !== JSON.stringify(begunWith(definition, table)[key])) return false;
  }
  return true;
};

const begun = new WeakMap<TableField, Row>();

/** What the form begins a row with, made once for each table: a long one asks row by row. */
const begunWith = (definition: FormDefinition, table: TableField): Row => {
  const row = begun.get(table) ?? newRow(definition, table.id, '');
  begun.set(table, row);
  return row;
};

export const rowsOf = (data: Filled, table: TableField): readonly Row[] => {
  const rows = data[table.key];
  return Array.isArray(rows) ? (rows as Row[]) : []; // drafts are checked by the server when saved
};

export const tablesOf = (definition: FormDefinition): readonly TableField[] => fieldsOf(definition).filter((field) => field.kind === 'table');

/** Each table in which rows may be added opens with one to write in. */
export const withFirstRows = (definition: FormDefinition, data: Filled, rights: MaybeRights = null): Filled =>
  tablesOf(definition).reduce(
    (filled, table) =>
      rowsOf(filled, table).length > 0 || !opensRows(rights, table.id, 'add') ? filled : { ...filled, [table.key]: [newRow(definition, table.id, newKey())] },
    data,
  );

/** Rows left blank are no rows; a table nobody wrote in keeps one to point at. The very same where none is left out. */
export const withoutBlankRows = (definition: FormDefinition, data: Filled): Filled =>
  tablesOf(definition).reduce<Filled>((filled, table) => {
    const rows = rowsOf(filled, table);
    const written = rows.filter((row) => !isBlankRow(definition, table, row));
    const left = written.length > 0 ? written : rows.slice(0, 1);
    return table.key in filled && left.length === rows.length ? filled : { ...filled, [table.key]: left };
  }, data);

/** What the server is asked to keep: nothing but written rows. */
export const storable = (definition: FormDefinition, data: Filled): Filled =>
  tablesOf(definition).reduce<Filled>(
    (filled, table) => ({ ...filled, [table.key]: rowsOf(filled, table).filter((row) => !isBlankRow(definition, table, row)) }),
    data,
  );

/** How many written rows a nil report leaves out: they stay in the draft until it is handed in. */
export const rowsLeftOut = (definition: FormDefinition, data: Filled): number => {
  const table = isNil(definition, data) ? tablesOf(definition).find(({ id }) => id === definition.nil?.table) : undefined;
  return table ? rowsOf(data, table).filter((row) => !isBlankRow(definition, table, row)).length : 0;
};

/** What a draft is asked to keep: a row nobody has written in yet is none, one that was emptied is. */
export const keepable = (definition: FormDefinition, data: Filled, seen: Filled): Filled =>
  tablesOf(definition).reduce<Filled>((filled, table) => {
    if (!(table.key in filled)) return filled;
    const known = new Set(rowsOf(seen, table).map(({ rowId }) => rowId));
    const rows = rowsOf(filled, table);
    const kept = rows.filter((row) => known.has(row.rowId) || !isBlankRow(definition, table, row));
    return kept.length === rows.length ? filled : { ...filled, [table.key]: kept };
  }, data);

/** A new form, its days set to today. */
export const firstDataOf = (definition: FormDefinition, { today, ...known }: Known & { readonly today: string }, rights: MaybeRights = null): Filled => {
  const days = fieldsOf(definition).filter((field) => field.kind === 'date' && field.notAfterToday === true && opensField(rights, field.id));
  return withFirstRows(definition, { ...emptyData(definition, { today, ...known }), ...Object.fromEntries(days.map((field) => [field.key, today])) }, rights);
};
