import type { Reading } from './conditions/condition.js';
import { isPlainObject } from './conditions/reading.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { FormData, FormDefinition, TableField } from './definition.js';
import { workedOut } from './formulas.js';
import { readingOf, visibleColumns, visibleFields } from './visibility.js';

/**
 * The data without values of hidden fields and columns, as it has to be before it is submitted, with what the form works out from the
 * rest. Dropping one value may hide another field or change a result, so it goes on until nothing changes.
 */
export function withoutHidden(definition: FormDefinition, data: FormData): FormData {
  const whole = workedOut(definition, data);
  const shown = dropHidden(definition, whole);
  if (Object.keys(shown).length < Object.keys(whole).length) return withoutHidden(definition, shown);
  const cells = dropHiddenCells(definition, shown);
  return cells === shown ? whole : workedOut(definition, cells);
}

/**
 * What was entered of what is handed in: without values of hidden fields and columns, and without results. Rows keep their places, and
 * those in which nothing is hidden are the very same.
 */
export function shownPart(definition: FormDefinition, data: FormData): FormData {
  const handed = withoutHidden(definition, data);
  const isShown = (key: string): boolean => Object.hasOwn(handed, key);
  const tables = new Set(fieldsOf(definition).flatMap((field) => (field.kind === 'table' ? [field.key] : [])));
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => (isShown(key) ? [[key, tables.has(key) ? shownCells(value, handed[key]) : value] as const] : [])),
  );
}

function shownCells(rows: unknown, handed: unknown): unknown {
  if (!Array.isArray(rows) || !Array.isArray(handed)) return rows;
  return rows.map((row: unknown, at) => {
    const shown: unknown = handed[at];
    if (!isPlainObject(row) || !isPlainObject(shown) || Object.keys(row).every((key) => Object.hasOwn(shown, key))) return row;
    return Object.fromEntries(Object.entries(row).filter(([key]) => Object.hasOwn(shown, key)));
  });
}

function dropHidden(definition: FormDefinition, data: FormData): FormData {
  const shown = new Set(visibleFields(definition, data).map((field) => field.key));
  const hidden = new Set(fieldsOf(definition).flatMap((field) => (shown.has(field.key) ? [] : [field.key])));
  return Object.fromEntries(Object.entries(data).filter(([key]) => !hidden.has(key)));
}

function dropHiddenCells(definition: FormDefinition, data: FormData): FormData {
  const reading = readingOf(definition, data);
  const tables = fieldsOf(definition).flatMap((field) => {
    if (field.kind !== 'table' || !columnsOf(field).some(({ visible }) => visible !== undefined)) return [];
    const rows = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
    return Array.isArray(rows) ? [[field.key, rows.map((row: unknown) => dropCells(field, reading, row))] as const] : [];
  });
  return tables.length === 0 ? data : { ...data, ...Object.fromEntries(tables) };
}

function dropCells(table: TableField, reading: Reading, row: unknown): unknown {
  if (!isPlainObject(row)) return row;
  const shown = new Set(visibleColumns(table, reading, row).map((column) => column.key));
  const hidden = new Set(columnsOf(table).flatMap((column) => (shown.has(column.key) ? [] : [column.key])));
  return Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.has(key)));
}
