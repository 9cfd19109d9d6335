import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition, TableField } from '../definition.js';
import { isGiven, isMaskable } from '../fields/registry.js';
import type { AccessPlace, FieldRight, FormAccess, PlaceAccess, RowOperation, TableRight } from './form-access.js';

/** Rights at a place, one for every field; a table's own is the widest of its columns. */
export interface Rights {
  readonly fields: Readonly<Record<FieldId, FieldRight>>;
  readonly tables: Readonly<Record<FieldId, RightsInTable>>;
  /** Given back to be put right: of these tables what is named here may be written, by the ids of rows, and nothing else. Absent: every row alike. */
  readonly only?: Readonly<Record<FieldId, Readonly<Record<string, RowOpened>>>>;
  /** Locked by what stands in the form: in these rows of these tables, by their ids. */
  readonly locked?: Readonly<Record<FieldId, Readonly<Record<string, { readonly columns: readonly FieldId[]; readonly stays: boolean }>>>>;
}
export interface RightsInTable {
  readonly columns: Readonly<Record<FieldId, FieldRight>>;
  readonly rows: readonly RowOperation[];
}

/** What of one row may be written where not every row may. */
export interface RowOpened {
  readonly columns: readonly FieldId[];
  /** It may be taken away. */
  readonly goes: boolean;
}

export const ROW_OPERATIONS: readonly RowOperation[] = ['add', 'delete', 'reorder'];

/** What somebody may at one place. Whoever writes there should be asked with this one place alone. */
export function rightsAt(definition: FormDefinition, place: AccessPlace): Rights {
  const said = accessAt(definition.access, place);
  const otherwise = said?.otherwise ?? (place.type === 'filling' ? 'write' : 'read');
  const own = (id: FieldId): FieldRight | TableRight => (said?.fields && Object.hasOwn(said.fields, id) ? said.fields[id] : undefined) ?? otherwise;
  const tables = fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [[field.id, inTable(field, own(field.id))] as const] : []));
  const byTable = Object.fromEntries(tables);
  return { fields: Object.fromEntries(fieldsOf(definition).map((field) => [field.id, rightOf(field, own(field.id), byTable)])), tables: byTable };
}

/** What somebody may see who had it in hand at these places: the most that any of them shows. Nowhere: as one of the others. */
export function rightsAmong(definition: FormDefinition, places: readonly AccessPlace[]): Rights {
  const [first = rightsAt(definition, { type: 'others' }), ...more] = places.map((place) => rightsAt(definition, place));
  return more.reduce(widest, first);
}

/** Whether anything at all may be changed. */
export const writesAnything = ({ fields, tables }: Rights): boolean =>
  Object.values(fields).includes('write') || Object.values(tables).some(({ rows }) => rows.length > 0);

/** Whether nothing is kept back. */
export const seesEverything = ({ fields, tables }: Rights): boolean =>
  !Object.values(fields).some(isKeptBack) && !Object.values(tables).some(({ columns }) => Object.values(columns).some(isKeptBack));

/** Whether it is not sent, or not whole. */
export const isKeptBack = (right: FieldRight): boolean => right === 'hidden' || right === 'masked';

/** Whether a column is not sent, or not whole, to somebody at any place the form speaks of. */
export function isColumnKeptBack(definition: FormDefinition, table: FieldId, column: FieldId): boolean {
  const steps = Object.keys(definition.access?.steps ?? {}).map((step): AccessPlace => ({ type: 'step', step }));
  return [{ type: 'filling' } as const, { type: 'others' } as const, ...steps].some((place) =>
    isKeptBack(rightOfColumn(rightsAt(definition, place), table, column)),
  );
}

/** Whether it stands in front of somebody, whole or in part, who may not write it. */
export const isOnlySeen = (right: FieldRight): boolean => right === 'read' || right === 'masked';

export const rightOfColumn = ({ tables }: Rights, table: FieldId, column: FieldId): FieldRight => tables[table]?.columns[column] ?? 'hidden';

/** A row of which nothing is named may be read, as far as its columns may. */
export function rightOfCell(rights: Rights, table: FieldId, { row, column }: { readonly row: unknown; readonly column: FieldId }): FieldRight {
  const right = rightOfColumn(rights, table, column);
  if (right === 'write' && own(own(rights.locked, table), String(row))?.columns.includes(column) === true) return 'read';
  const rows = own(rights.only, table);
  return right !== 'write' || !rows || own(rows, String(row))?.columns.includes(column) === true ? right : 'read';
}

export const mayDeleteRow = (rights: Rights, table: FieldId, row: unknown): boolean =>
  (mayRows(rights, table, 'delete') || own(own(rights.only, table), String(row))?.goes === true) && own(own(rights.locked, table), String(row))?.stays !== true;

/** A row that may be taken away may be put back, though none may be added. */
export const mayAddRow = (rights: Rights, table: FieldId, row: unknown): boolean =>
  mayRows(rights, table, 'add') || own(own(rights.only, table), String(row))?.goes === true;

/** Ids of rows come from whoever typed them in. */
const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

export const rightOfField = ({ fields }: Rights, field: FieldId): FieldRight => fields[field] ?? 'hidden';

export const mayRows = ({ tables }: Rights, table: FieldId, operation: RowOperation): boolean => tables[table]?.rows.includes(operation) ?? false;

function accessAt(access: FormAccess | undefined, place: AccessPlace): PlaceAccess | undefined {
  if (place.type !== 'step') return access?.[place.type];
  return access?.steps && Object.hasOwn(access.steps, place.step) ? access.steps[place.step] : undefined;
}

function inTable(table: TableField, said: FieldRight | TableRight): RightsInTable {
  const { right, columns, rows }: TableRight = typeof said === 'string' ? { right: said } : said;
  const own = (id: FieldId): FieldRight => (columns && Object.hasOwn(columns, id) ? columns[id] : undefined) ?? right;
  return {
    columns: Object.fromEntries(columnsOf(table).map((column) => [column.id, fitting(column, own(column.id))])),
    rows: rows ?? (right === 'write' ? ROW_OPERATIONS : []),
  };
}

/** Rows may be seen where any of their cells may, and where they may be added. */
function rightOf(field: Field, said: FieldRight | TableRight, tables: Readonly<Record<FieldId, RightsInTable>>): FieldRight {
  if (field.kind !== 'table') return fitting(field, typeof said === 'string' ? said : said.right);
  const { columns, rows } = tables[field.id] ?? { columns: {}, rows: [] };
  const all = Object.values(columns);
  if (rows.length > 0 || all.includes('write')) return 'write';
  return all.some(isOnlySeen) ? 'read' : 'hidden';
}

/** What the machine gives is read by whoever may write the rest; of what has no end to show nothing is shown. */
function fitting(field: Field, right: FieldRight): FieldRight {
  if (right === 'masked') return isMaskable(field) ? right : 'hidden';
  return right === 'write' && isGiven(field) ? 'read' : right;
}

const ORDER: readonly FieldRight[] = ['hidden', 'masked', 'read', 'write'];
const wider = (a: FieldRight, b: FieldRight): FieldRight => (ORDER.indexOf(a) < ORDER.indexOf(b) ? b : a);

function widest(a: Rights, b: Rights): Rights {
  return {
    fields: widestOf(a.fields, b.fields),
    tables: Object.fromEntries(
      Object.entries(a.tables).map(([id, one]) => {
        const other = b.tables[id] ?? one;
        return [
          id,
          {
            columns: widestOf(one.columns, other.columns),
            rows: ROW_OPERATIONS.filter((operation) => one.rows.includes(operation) || other.rows.includes(operation)),
          },
        ];
      }),
    ),
  };
}

const widestOf = (a: Rights['fields'], b: Rights['fields']): Rights['fields'] =>
  Object.fromEntries(Object.entries(a).map(([id, right]) => [id, wider(right, b[id] ?? 'hidden')]));

/** What one sees, and of that what one may write where one stands now; nowhere: nothing. */
export function writingAmong(seen: Rights, writing: Rights | null): Rights {
  const one = (right: FieldRight, own: FieldRight | undefined): FieldRight => (own === 'write' ? 'write' : isKeptBack(right) ? right : 'read');
  const all = (rights: Rights['fields'], own: Rights['fields'] | undefined): Rights['fields'] =>
    Object.fromEntries(Object.entries(rights).map(([id, right]) => [id, one(right, own?.[id])]));
  const tables = Object.entries(seen.tables).map(
    ([id, { columns }]) => [id, { columns: all(columns, writing?.tables[id]?.columns), rows: writing?.tables[id]?.rows ?? [] }] as const,
  );
  return { fields: all(seen.fields, writing?.fields), tables: Object.fromEntries(tables) };
}
