import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, Issue, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import { errorAt, inRow, inside, type Place } from './place.js';
import { nothingSeen, type Seen } from './seen-rows.js';

/** What no schema can say of single values: days that do not exist, days after today, more places than a number may have. */
export function meaningIssues(
  definition: FormDefinition,
  data: Readonly<Record<string, unknown>>,
  { today, seen = nothingSeen }: MeaningOptions,
): readonly Issue[] {
  return objectIssues({ fields: fieldsOf(definition), place: { pointer: '' }, today, seen }, data);
}

interface MeaningOptions {
  readonly today: string | undefined;
  readonly seen?: Seen;
}

interface ObjectAt {
  readonly fields: readonly Field[];
  readonly place: Place;
  readonly today: string | undefined;
  readonly seen: Seen;
}

function objectIssues(at: ObjectAt, object: Readonly<Record<string, unknown>>): readonly Issue[] {
  return at.fields.flatMap((field) => {
    const value = Object.hasOwn(object, field.key) ? object[field.key] : undefined;
    const place = inside(at.place, field.key);
    if (field.kind === 'table') return Array.isArray(value) ? rowIssues({ ...at, table: field, place }, value) : [];
    const flaw = kindOf(field).flaw?.(value, field, at.today);
    return flaw === undefined ? [] : [errorAt(place, flaw.code, flaw.words)];
  });
}

function rowIssues({ table, ...at }: Omit<ObjectAt, 'fields'> & { readonly table: TableField }, rows: readonly unknown[]): readonly Issue[] {
  const fields = columnsOf(table).filter((column) => kindOf(column).flaw !== undefined);
  if (fields.length === 0) return [];
  return rows.flatMap((row, index) =>
    isPlainObject(row) ? at.seen.ask(table, { row, index }, () => objectIssues({ ...at, fields, place: inRow(at.place, index) }, row)) : [],
  );
}
