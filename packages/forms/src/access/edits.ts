import { isEmptyValue } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { hasValue } from '../fields/registry.js';
import { errorAt, inRow, inside, type Place } from '../validation/place.js';
import { isOnlySeen, mayDeleteRow, mayRows, rightOfCell, rightOfField, type Rights } from './rights.js';
import type { RowOperation } from './form-access.js';
import { sameValue } from './same-value.js';
import { tableByKey } from './shown.js';
import { notThere, notWritable, own, rowsOf, type Written } from './written.js';

/** One change of one place of the data, with the revision of that place its author saw. Rows are named by their ids. */
export type Edit =
  | { readonly type: 'set'; readonly field: string; readonly value: unknown; readonly revision: number }
  | { readonly type: 'cell'; readonly table: string; readonly row: string; readonly column: string; readonly value: unknown; readonly revision: number }
  | { readonly type: 'add'; readonly table: string; readonly row: FormData }
  | { readonly type: 'delete'; readonly table: string; readonly row: string; readonly revision: number }
  | { readonly type: 'order'; readonly table: string; readonly rows: readonly string[]; readonly revision: number };

interface Editing {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  readonly current: FormData;
}

/** The data after the edits, and which of them their author may not make. Shape and rules are the validator's. */
export function edited({ definition, rights, current }: Editing, edits: readonly Edit[]): Written {
  let data = current;
  const issues: Issue[] = [];
  for (const edit of edits) {
    const found = mayEdit({ definition, rights, current: data }, edit);
    if (found.length > 0) issues.push(...found);
    else data = made(data, edit);
  }
  return { data, issues };
}

/** Edits that would leave things as they are say nothing, whoever else was there meanwhile. */
export function isIdle(data: FormData, edit: Edit): boolean {
  switch (edit.type) {
    case 'set':
      return sameValue(own(data, edit.field), edit.value);
    case 'cell': {
      const row = rowById(data, edit.table, edit.row);
      return row !== undefined && sameValue(own(row, edit.column), edit.value);
    }
    case 'delete':
      return !rowById(data, edit.table, edit.row);
    case 'order':
      return JSON.stringify(idsOf(data, edit.table)) === JSON.stringify(edit.rows);
    case 'add':
      return false;
  }
}

function mayEdit(editing: Editing, edit: Edit): readonly Issue[] {
  const { definition, rights, current } = editing;
  if (edit.type === 'set') {
    const field = fieldsOf(definition).find(({ key, kind }) => key === edit.field && kind !== 'table');
    const place = inside({ pointer: '' }, edit.field);
    const right = field && hasValue(field) ? rightOfField(rights, field.id) : 'hidden';
    return right === 'write' ? [] : [field && isOnlySeen(right) ? notWritable(place, field.label, rights) : notThere(place, edit.field)];
  }
  const table = tableByKey(definition, edit.table);
  const place = inside({ pointer: '' }, edit.table);
  if (!table || rightOfField(rights, table.id) === 'hidden') return [notThere(place, edit.table)];
  return inTable({ ...editing, table, place, index: indexOf(current, edit) }, edit);
}

interface TableEditing extends Editing {
  readonly table: TableField;
  readonly place: Place;
  readonly index: number;
}

function inTable({ rights, table, place, index, current }: TableEditing, edit: Exclude<Edit, { type: 'set' }>): readonly Issue[] {
  const operation = (may: RowOperation, words: string): readonly Issue[] =>
    mayRows(rights, table.id, may) ? [] : [errorAt(place, 'form.not-writable', `“${table.label}”在这一步不能${words}`)];
  switch (edit.type) {
    case 'cell':
      return index < 0
        ? [errorAt(place, 'form.row-gone', `“${table.label}”的这一行已不在`)]
        : cellIssues({ rights, table, place: inRow(place, index) }, { row: edit.row, key: edit.column });
    case 'add': {
      const cells = Object.keys(edit.row)
        .filter((key) => key !== 'rowId')
        .flatMap((key) => cellIssues({ rights, table, place }, { row: edit.row['rowId'], key }));
      return [...operation('add', '加行'), ...cells];
    }
    case 'delete':
      return mayDeleteRow(rights, table.id, edit.row) ? [] : operation('delete', '删行');
    case 'order': {
      const known = [...idsOf(current, edit.table)].sort();
      const complete = JSON.stringify(known) === JSON.stringify([...edit.rows].sort());
      return [
        ...operation('reorder', '调整顺序'),
        ...(complete ? [] : [errorAt(place, 'form.row-gone', `“${table.label}”的行已有增减，请按最新内容调整顺序`)]),
      ];
    }
  }
}

function cellIssues({ rights, table, place }: Pick<TableEditing, 'rights' | 'table' | 'place'>, { row, key }: { row: unknown; key: string }): readonly Issue[] {
  const column = columnsOf(table).find((one) => one.key === key);
  const right = column && hasValue(column) ? rightOfCell(rights, table.id, { row, column: column.id }) : 'hidden';
  return right === 'write' ? [] : [column && isOnlySeen(right) ? notWritable(inside(place, key), column.label, rights) : notThere(inside(place, key), key)];
}

function made(data: FormData, edit: Edit): FormData {
  switch (edit.type) {
    case 'set':
      return withValue(data, edit.field, edit.value);
    case 'cell':
      return withRows(data, edit.table, (rows) => rows.map((row) => (row['rowId'] === edit.row ? withValue(row, edit.column, edit.value) : row)));
    case 'add':
      return withRows(data, edit.table, (rows) => [...rows, edit.row]);
    case 'delete':
      return withRows(data, edit.table, (rows) => rows.filter((row) => row['rowId'] !== edit.row));
    case 'order':
      return withRows(data, edit.table, (rows) => edit.rows.flatMap((id) => rows.filter((row) => row['rowId'] === id)));
  }
}

/** Emptied is absent, as it is where nothing was ever typed. */
function withValue(data: FormData, key: string, value: unknown): FormData {
  const { [key]: _, ...rest } = data;
  return isEmptyValue(value) ? rest : { ...data, [key]: value };
}

const withRows = (data: FormData, table: string, change: (rows: readonly FormData[]) => readonly FormData[]): FormData => ({
  ...data,
  [table]: change(rowsOf(own(data, table))),
});

export const rowById = (data: FormData, table: string, id: string): FormData | undefined => rowsOf(own(data, table)).find((row) => row['rowId'] === id);

export const idsOf = (data: FormData, table: string): readonly unknown[] => rowsOf(own(data, table)).map((row) => row['rowId']);

const indexOf = (data: FormData, edit: Edit): number => (edit.type === 'cell' || edit.type === 'delete' ? idsOf(data, edit.table).indexOf(edit.row) : -1);
