import { asWriting } from '../as-writing.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FieldId, FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { hasValue } from '../fields/registry.js';
import { rowById } from './edits.js';
import { changedPlaces } from './revisions.js';
import { mayAddRow, mayDeleteRow, rightOfCell, rightOfColumn, rightOfField, rightsAt, type Rights, type RightsInTable, type RowOpened } from './rights.js';
import { own, rowsOf, writablePart } from './written.js';

/** Places that were given back to be put right, named as in `revisionsOf`: a field or a whole table, a row, a cell. */
export type Marks = readonly string[];

type Marked =
  | { readonly type: 'field'; readonly id: FieldId }
  | { readonly type: 'table'; readonly table: TableField }
  | { readonly type: 'row'; readonly table: TableField; readonly row: string }
  | { readonly type: 'cell'; readonly table: TableField; readonly row: string; readonly column: FieldId };

interface Marking {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** What stands there now. */
  readonly data: FormData;
}

/**
 * The rights of whoever is asked for these places alone: the rest he may read, no row comes or goes but one that was marked as a whole.
 * Marks never open what was not his to write. Where none of them names anything any more, nothing is narrowed.
 */
export function narrowed({ definition, rights, data }: Marking, marks: Marks): Rights {
  const found = marks.flatMap((mark) => foundAt({ definition, rights, data }, mark) ?? []);
  if (found.length === 0) return rights;
  const tables = fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [field] : []));
  const open = tables.map((table) => ({ table, ...opened(table, rights, found) }));
  const isOpen = (id: FieldId): boolean => found.some((one) => (one.type === 'field' ? one.id : one.table.id) === id);
  return {
    fields: Object.fromEntries(Object.entries(rights.fields).map(([id, right]) => [id, right === 'write' && !isOpen(id) ? 'read' : right])),
    tables: Object.fromEntries(open.map(({ table, inTable }) => [table.id, inTable])),
    only: Object.fromEntries(open.flatMap(({ table, rows }) => (rows ? [[table.id, rows] as const] : []))),
  };
}

/** Marks that still name something there which the filler may write. */
export const marksLeft = (marking: Marking, marks: Marks): Marks => marks.filter((mark) => foundAt(marking, mark) !== null);

/** Marks whose places stand in a form as somebody knows it. */
export function placesShown(seen: FormDefinition, data: FormData, marks: Marks): Marks {
  const rights = readAsWritten(rightsAt(seen, { type: 'filling' }));
  return marks.filter((mark) => foundAt({ definition: seen, rights, data }, mark) !== null);
}

/** What the machine gives may be looked at all the same. */
function readAsWritten({ fields, tables }: Rights): Rights {
  const open = (rights: Rights['fields']): Rights['fields'] => Object.fromEntries(Object.keys(rights).map((id) => [id, 'write'] as const));
  return { fields: open(fields), tables: Object.fromEntries(Object.entries(tables).map(([id, { columns, rows }]) => [id, { columns: open(columns), rows }])) };
}

/** What may be marked by somebody who sees this much: what the filler writes of it. */
export function markableAmong(seen: Rights, filling: Rights): Rights {
  const both = (rights: Rights['fields'], own: Rights['fields'] | undefined): Rights['fields'] =>
    Object.fromEntries(
      Object.entries(rights).map(([id, right]) => [id, right === 'hidden' || right === 'masked' ? right : own?.[id] === 'write' ? 'write' : 'read'] as const),
    );
  return {
    fields: both(seen.fields, filling.fields),
    tables: Object.fromEntries(Object.entries(seen.tables).map(([id, { columns }]) => [id, { columns: both(columns, filling.tables[id]?.columns), rows: [] }])),
  };
}

/** What two people gave back one after the other; whoever marks nothing gives back everything. */
export const marksTogether = (first: Marks | null, second: Marks | null): Marks | null =>
  first === null || second === null ? null : [...new Set([...first, ...second])];

/** Marked places in which nothing anybody sees differs from what was handed in. */
export function unchangedMarks(definition: FormDefinition, marks: Marks, { before, after }: { readonly before: FormData; readonly after: FormData }): Marks {
  const changed = changedPlaces(definition, { before: asWriting(definition, before), after: asWriting(definition, after) });
  return marks.filter((mark) => !changed.some((place) => place === mark || place.startsWith(`${mark}/`)));
}

/** Without errors at places he may not write that stood there when it was given back: they are nobody's to put right now. */
export function withoutStanding(
  { definition, rights, data }: Marking,
  issues: readonly Issue[],
  { after, before }: { readonly after: FormData; readonly before: readonly Issue[] },
): readonly Issue[] {
  if (!rights.only) return issues;
  const known = new Set(before.map(({ pointer, code }) => `${code} ${placeAt(data, pointer)}`));
  return issues.filter(({ pointer, code, severity }) => {
    const place = placeAt(after, pointer);
    if (severity !== 'error' || isOpenPlace({ definition, rights, data: after }, place)) return true;
    // What an open place takes out of sight goes with it.
    return code !== 'form.hidden-has-value' && !known.has(`${code} ${place}`);
  });
}

/** What of a draft may still be written: it may have been typed when other places were open. */
export function draftWithin({ definition, rights, data }: Marking, draft: FormData): FormData {
  if (!rights.only) return draft;
  const rowsWithin = (table: TableField, typed: unknown): unknown => {
    if (rights.tables[table.id]?.rows.includes('add') === true) return typed;
    const byId = new Map(rowsOf(typed).map((row) => [row['rowId'], row]));
    const there = rowsOf(own(data, table.key));
    const stood = there.flatMap(({ rowId }) => byId.get(rowId) ?? (mayDeleteRow(rights, table.id, rowId) ? [] : [{ rowId }]));
    const ids = new Set(there.map(({ rowId }) => rowId));
    return [...stood, ...rowsOf(typed).filter(({ rowId }) => !ids.has(rowId) && mayAddRow(rights, table.id, rowId))];
  };
  const tables = new Map(fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [[field.key, field] as const] : [])));
  return Object.fromEntries(
    Object.entries(writablePart(definition, rights, draft)).map(([key, value]) => {
      const table = tables.get(key);
      return [key, table ? rowsWithin(table, value) : value];
    }),
  );
}

/** Rows by their ids instead of their numbers: `/rows/2/what` is `rows/<id>/what`. */
function placeAt(data: FormData, pointer: string): string {
  const [, key = '', index, column] = pointer.split('/');
  if (index === undefined) return key;
  const row = rowsOf(own(data, key))[Number(index)]?.['rowId'];
  return typeof row === 'string' ? [key, row, ...(column === undefined ? [] : [column])].join('/') : key;
}

function isOpenPlace({ definition, rights, data }: Marking, place: string): boolean {
  const found = foundAt({ definition, rights, data }, place);
  if (found === null) return false;
  return found.type !== 'cell' || rightOfCell(rights, found.table.id, found) === 'write';
}

/** What a mark names; null where that is gone, or was never his to write. */
function foundAt({ definition, rights, data }: Marking, mark: string): Marked | null {
  const [key = '', row, columnKey, ...more] = mark.split('/');
  const field = fieldsOf(definition).find((one) => one.key === key && hasValue(one));
  if (!field || more.length > 0 || rightOfField(rights, field.id) !== 'write') return null;
  if (field.kind !== 'table') return row === undefined ? { type: 'field', id: field.id } : null;
  if (row === undefined) return { type: 'table', table: field };
  if (!rowById(data, field.key, row)) return null;
  if (columnKey === undefined) return { type: 'row', table: field, row };
  const column = columnsOf(field).find((one) => one.key === columnKey && hasValue(one));
  return column && rightOfColumn(rights, field.id, column.id) === 'write' ? { type: 'cell', table: field, row, column: column.id } : null;
}

/** A table marked as a whole stays as it was. */
function opened(table: TableField, rights: Rights, found: readonly Marked[]): { inTable: RightsInTable; rows?: Readonly<Record<string, RowOpened>> } {
  const was = rights.tables[table.id] ?? { columns: {}, rows: [] };
  const marks = found.filter((one) => one.type !== 'field' && one.table.id === table.id);
  if (marks.some(({ type }) => type === 'table')) return { inTable: was };
  const written = Object.keys(was.columns).filter((id) => was.columns[id] === 'write');
  const rows: Record<string, RowOpened> = {};
  for (const mark of marks) {
    if (mark.type !== 'row' && mark.type !== 'cell') continue;
    const { columns, goes } = rows[mark.row] ?? { columns: [], goes: false };
    rows[mark.row] = mark.type === 'row' ? { columns: written, goes: was.rows.includes('delete') } : { columns: [...new Set([...columns, mark.column])], goes };
  }
  const any = new Set(Object.values(rows).flatMap(({ columns }) => columns));
  const columns = Object.fromEntries(Object.entries(was.columns).map(([id, right]) => [id, right === 'write' && !any.has(id) ? 'read' : right] as const));
  return { inTable: { columns, rows: [] }, ...(marks.length > 0 ? { rows } : {}) };
}
