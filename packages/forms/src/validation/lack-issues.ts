import type { Reading } from '../conditions/condition.js';
import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import { isRequired, isRequiredInRow, isVisible, readingOf, visibleColumns } from '../visibility.js';
import { errorAt, inRow, inside, type Place } from './place.js';

/** Answers that are there but not whole, of fields that are shown and required. */
export function lackIssues(definition: FormDefinition, data: FormData): readonly Issue[] {
  const reading = readingOf(definition, data);
  return fieldsOf(definition).flatMap((field) => {
    const value = Object.hasOwn(data, field.key) ? data[field.key] : undefined;
    const place = inside({ pointer: '' }, field.key);
    if (field.kind === 'table') return isVisible(definition, field, reading) ? inRows({ table: field, reading, place }, value) : [];
    return isRequired(definition, field, reading) && isVisible(definition, field, reading) ? lackOf(field, value, place) : [];
  });
}

function lackOf(field: Field, value: unknown, place: Place): readonly Issue[] {
  const kind = kindOf(field);
  const lack = kind.isEmpty(value) ? undefined : kind.lack?.(value, field);
  return lack === undefined ? [] : [errorAt(place, lack.code, lack.words)];
}

interface TableAt {
  readonly table: TableField;
  readonly reading: Reading;
  readonly place: Place;
}

function inRows({ table, reading, place }: TableAt, rows: unknown): readonly Issue[] {
  const asking = columnsOf(table).filter((column) => (column.required === true || column.requiredWhen !== undefined) && kindOf(column).lack !== undefined);
  if (asking.length === 0 || !Array.isArray(rows)) return [];
  return rows.flatMap((row: unknown, index) => {
    if (!isPlainObject(row)) return [];
    const shown = new Set(visibleColumns(table, reading, row));
    return asking
      .filter((column) => shown.has(column) && isRequiredInRow(column, reading, row))
      .flatMap((column) => lackOf(column, Object.hasOwn(row, column.key) ? row[column.key] : undefined, inside(inRow(place, index), column.key)));
  });
}
