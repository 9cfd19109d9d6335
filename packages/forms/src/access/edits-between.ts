import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, TableField } from '../definition.js';
import { hasValue } from '../fields/registry.js';
import type { Edit } from './edits.js';
import { mayDeleteRow, mayRows, rightOfCell, rightOfColumn, rightOfField, type Rights } from './rights.js';
import { sameValue } from './same-value.js';
import { own, rowsOf } from './written.js';

interface Between {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** In which revision each place was seen; what is not named is 0. */
  readonly revisions: Readonly<Record<string, number>>;
}

/** The edits that lead from what somebody saw to what he typed, of places he may write. Rows are named by their ids. */
export function editsBetween(
  { definition, rights, revisions }: Between,
  { before, after }: { readonly before: FormData; readonly after: FormData },
): readonly Edit[] {
  return fieldsOf(definition)
    .filter(hasValue)
    .flatMap((field): readonly Edit[] => {
      const [was, is] = [own(before, field.key), own(after, field.key)];
      if (field.kind === 'table') return ofTable({ table: field, rights, revisions }, rowsOf(was), rowsOf(is));
      if (rightOfField(rights, field.id) !== 'write' || sameValue(was, is)) return [];
      return [{ type: 'set', field: field.key, value: is ?? null, revision: revisions[field.key] ?? 0 }];
    });
}

interface InTable {
  readonly table: TableField;
  readonly rights: Rights;
  readonly revisions: Readonly<Record<string, number>>;
}

function ofTable({ table, rights, revisions }: InTable, was: readonly FormData[], is: readonly FormData[]): readonly Edit[] {
  const columns = columnsOf(table).filter((column) => hasValue(column) && rightOfColumn(rights, table.id, column.id) === 'write');
  const [old, now] = [new Map(was.map((row) => [idOf(row), row])), new Map(is.map((row) => [idOf(row), row]))];
  const seen = (place: string): number => revisions[place] ?? 0;
  const cells = [...now].flatMap(([id, row]) => {
    const before = old.get(id);
    if (!before) return [];
    return columns
      .filter((column) => rightOfCell(rights, table.id, { row: id, column: column.id }) === 'write')
      .filter(({ key }) => !sameValue(own(before, key), own(row, key)))
      .map(({ key }): Edit => ({
        type: 'cell',
        table: table.key,
        row: id,
        column: key,
        value: own(row, key) ?? null,
        revision: seen(`${table.key}/${id}/${key}`),
      }));
  });
  const written = new Set(['rowId', ...columns.map(({ key }) => key)]);
  const added = mayRows(rights, table.id, 'add')
    ? [...now]
        .filter(([id]) => !old.has(id))
        .map(([, row]): Edit => ({ type: 'add', table: table.key, row: Object.fromEntries(Object.entries(row).filter(([key]) => written.has(key))) }))
    : [];
  const gone = [...old.keys()]
    .filter((id) => !now.has(id) && mayDeleteRow(rights, table.id, id))
    .map((id): Edit => ({ type: 'delete', table: table.key, row: id, revision: newestOf(revisions, `${table.key}/${id}`) }));
  return [...gone, ...cells, ...added, ...orderOf({ table, rights, revisions }, [...old.keys()], [...now.keys()])];
}

/** Whoever deletes a row has seen the newest of all that stands in it. */
const newestOf = (revisions: Readonly<Record<string, number>>, row: string): number =>
  Math.max(0, ...Object.entries(revisions).flatMap(([place, revision]) => (place === row || place.startsWith(`${row}/`) ? [revision] : [])));

/** New rows come last by themselves. */
function orderOf({ table, rights, revisions }: InTable, was: readonly string[], is: readonly string[]): readonly Edit[] {
  if (!mayRows(rights, table.id, 'reorder')) return [];
  const byThemselves = [...was.filter((id) => is.includes(id)), ...is.filter((id) => !was.includes(id))];
  return byThemselves.every((id, index) => id === is[index]) ? [] : [{ type: 'order', table: table.key, rows: is, revision: revisions[table.key] ?? 0 }];
}

const idOf = (row: FormData): string => String(row['rowId']);

/** The place an edit writes to, as revisions name it; null where it writes to none that was there. */
export function placeOfEdit(edit: Edit): string | null {
  switch (edit.type) {
    case 'set':
      return edit.field;
    case 'cell':
      return `${edit.table}/${edit.row}/${edit.column}`;
    case 'delete':
      return `${edit.table}/${edit.row}`;
    case 'order':
      return edit.table;
    case 'add':
      return null;
  }
}
