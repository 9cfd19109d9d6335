import { isPlainObject, rowsAt } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from '../definition.js';
import { equalJson } from '../changes/index.js';
import type { Names } from '../fields/field-kind.js';
import { displayOf, hasValue } from '../fields/registry.js';
import { inRow, inside, type Place } from '../validation/place.js';

/** One cell or row that differs between two submissions, in words. */
export interface Change {
  /** RFC 6901; a removed row stands where it stood before. */
  readonly pointer: string;
  readonly label: string;
  /** Row number as people count, in the submission the pointer belongs to. */
  readonly row?: number;
  readonly kind: 'changed' | 'row-added' | 'row-removed';
  readonly before: string;
  readonly after: string;
}

/** What changed from one submission to the next, cell by cell; rows are matched by their ids, so order does not matter. */
export function differenceOf(definition: FormDefinition, versions: Versions, names: Names = {}): readonly Change[] {
  const { before, after } = versions;
  return [
    ...nilChange(definition, versions),
    ...fieldsOf(definition)
      .filter(hasValue)
      .flatMap((field) => {
        const place = inside({ pointer: '' }, field.key);
        return field.kind === 'table'
          ? tableChanges({ table: field, place, names }, versions)
          : cellChange({ field, place, names }, { before: own(before, field.key), after: own(after, field.key) });
      }),
  ];
}

export interface Versions {
  readonly before: FormData;
  readonly after: FormData;
}

function nilChange({ nil }: FormDefinition, { before, after }: Versions): readonly Change[] {
  const [was, is] = [own(before, 'nil') === true, own(after, 'nil') === true];
  if (nil === undefined || was === is) return [];
  return [{ pointer: '/nil', label: nil.label, kind: 'changed', before: was ? '是' : '否', after: is ? '是' : '否' }];
}

interface CellAt {
  readonly field: Field;
  readonly place: Place;
  readonly names: Names;
}

function cellChange({ field, place, names }: CellAt, { before, after }: { before: unknown; after: unknown }): readonly Change[] {
  const [was, is] = [displayOf(field, before, names), displayOf(field, after, names)];
  // Two people may share a name: the values decide, the words are only shown.
  if (equalJson(before, after) || (was === '' && is === '')) return [];
  return [{ pointer: place.pointer, label: field.label, ...rowNumber(place), kind: 'changed', before: was, after: is }];
}

interface TableAt {
  readonly table: TableField;
  readonly place: Place;
  readonly names: Names;
}

function tableChanges(at: TableAt, { before, after }: Versions): readonly Change[] {
  const [was, is] = [rowsById(before, at.table), rowsById(after, at.table)];
  const kept = [...is.values()].flatMap((row) => {
    const old = was.get(row.id);
    return old === undefined ? [rowChange(at, row, 'row-added')] : rowCells(at, { old, row });
  });
  const removed = [...was.values()].filter(({ id }) => !is.has(id)).map((row) => rowChange(at, row, 'row-removed'));
  return [...kept, ...removed];
}

interface KnownRow {
  readonly id: string;
  readonly index: number;
  readonly values: FormData;
}

function rowsById(data: FormData, table: TableField): ReadonlyMap<string, KnownRow> {
  const rows = (rowsAt(data, table.key) ?? []).flatMap((values, index): KnownRow[] => {
    const id = isPlainObject(values) ? own(values, 'rowId') : undefined;
    return isPlainObject(values) && typeof id === 'string' ? [{ id, index, values }] : [];
  });
  return new Map(rows.map((row) => [row.id, row]));
}

const rowCells = ({ table, place, names }: TableAt, { old, row }: { old: KnownRow; row: KnownRow }): readonly Change[] =>
  columnsOf(table).flatMap((field) =>
    cellChange({ field, place: inside(inRow(place, row.index), field.key), names }, { before: own(old.values, field.key), after: own(row.values, field.key) }),
  );

function rowChange({ table, place, names }: TableAt, { index, values }: KnownRow, kind: 'row-added' | 'row-removed'): Change {
  const here = inRow(place, index);
  const words = columnsOf(table)
    .map((column) => displayOf(column, own(values, column.key), names))
    .filter((text) => text !== '')
    .join('；');
  const sides = kind === 'row-added' ? { before: '', after: words } : { before: words, after: '' };
  return { pointer: here.pointer, label: table.rowNoun ?? table.label, ...rowNumber(here), kind, ...sides };
}

const rowNumber = ({ row }: Place): { row?: number } => (row === undefined ? {} : { row: row + 1 });

const own = (data: FormData, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);
