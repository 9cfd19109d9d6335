import { BudgetExceeded } from '../conditions/budget.js';
import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import { worked } from '../formulas.js';
import { isRequired, isRequiredInRow, isVisible, readingOf, visibleColumns } from '../visibility.js';

/** A field of the new version that is asked for and not answered, or not wholly, where the version before asked for nothing there. */
export interface NewlyAsked {
  readonly field: Field;
  readonly table?: TableField;
  /** Rows it is missing in; 1 for a field of the form. */
  readonly count: number;
}

/** Also where it is only asked for under a condition, where lines of a matrix came in, and where more rows are wanted. */
export function newlyAsked(
  versions: { readonly before: FormDefinition; readonly after: FormDefinition },
  { was, is }: { readonly was: FormData; readonly is: FormData },
): readonly NewlyAsked[] {
  const known = new Set(lacking(versions.before, was).map(({ place }) => place));
  const found = lacking(versions.after, is).filter(({ place }) => !known.has(place));
  return [...new Set(found.map(({ field }) => field))].map((field) => {
    const all = found.filter((one) => one.field === field);
    return { field, ...(all[0]?.table ? { table: all[0].table } : {}), count: all.length };
  });
}

interface Lacking {
  readonly place: string;
  readonly field: Field;
  readonly table?: TableField;
}

/** Conditions too heavy to be worked out say so when it is handed in; here nothing is found by them. */
function lacking(definition: FormDefinition, data: FormData): readonly Lacking[] {
  try {
    return lackingIn(definition, data);
  } catch (error) {
    if (error instanceof BudgetExceeded) return [];
    throw error;
  }
}

function lackingIn(definition: FormDefinition, data: FormData): readonly Lacking[] {
  const whole = worked(definition, data);
  const reading = readingOf(definition, whole);
  return fieldsOf(definition).flatMap((field): readonly Lacking[] => {
    if (!isVisible(definition, field, reading)) return [];
    const value = Object.hasOwn(whole, field.key) ? whole[field.key] : undefined;
    if (field.kind !== 'table') return isRequired(definition, field, reading) && isLacking(field, value) ? [{ place: field.id, field }] : [];
    const rows: readonly unknown[] = Array.isArray(value) ? value : [];
    const few = rows.length < Math.max(field.minRows ?? 0, field.required === true ? 1 : 0) ? [{ place: field.id, field }] : [];
    return [...few, ...rows.flatMap((row) => (isPlainObject(row) ? inRow({ table: field, reading }, row) : []))];
  });
}

function inRow({ table, reading }: { readonly table: TableField; readonly reading: FormData }, row: Readonly<Record<string, unknown>>): readonly Lacking[] {
  const shown = new Set(visibleColumns(table, reading, row));
  return columnsOf(table)
    .filter(
      (column) => shown.has(column) && isRequiredInRow(column, reading, row) && isLacking(column, Object.hasOwn(row, column.key) ? row[column.key] : undefined),
    )
    .map((column) => ({ place: `${table.id}/${JSON.stringify(row['rowId'])}/${column.id}`, field: column, table }));
}

const isLacking = (field: Field, value: unknown): boolean => {
  const kind = kindOf(field);
  return isBlank(value) || kind.isEmpty(value) || kind.lack?.(value, field) !== undefined;
};

const isBlank = (value: unknown): boolean => typeof value === 'string' && value.trim() === '';
