import { isPlainObject } from '../conditions/reading.js';
import { equalJson } from '../changes/index.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import { convertValue } from './convert-value.js';
import { destinationOf, fieldById } from './plan-migration.js';
import type { AffectedField, MigrationPlan } from './plan-migration.js';

/** An answer of an affected field, and what became of it. */
export interface CarriedAnswer {
  readonly affected: AffectedField;
  /** The row, for a column, and its number. */
  readonly row?: { readonly id: string; readonly n: number };
  readonly value: unknown;
  /** `set-aside`: it was chosen not to carry it over; `lost`: it could not be converted, or the place was taken. */
  readonly became: 'carried' | 'set-aside' | 'lost';
}

export interface CarriedOver {
  readonly data: FormData;
  readonly answers: readonly CarriedAnswer[];
}

/** Answers given in the version before as the new one holds them; what cannot be carried over is told one by one, never dropped unsaid. */
export function carryOver(plan: MigrationPlan, data: FormData): CarriedOver {
  const top = objectOver({ plan, were: fieldsOf(plan.before), are: fieldsOf(plan.after) }, data);
  const answers = [...top.answers];
  const over: Record<string, unknown> = { ...top.data };
  for (const is of fieldsOf(plan.after)) {
    const was = fieldById(plan.before, is.id);
    if (is.kind !== 'table' || was?.kind !== 'table') continue;
    const rows = rowsOver({ plan, was, is }, valueAt(data, was.key));
    if (rows === null) continue;
    over[is.key] = rows.rows;
    answers.push(...rows.answers);
  }
  if (plan.after.nil !== undefined && Object.hasOwn(data, 'nil')) over['nil'] = data['nil'];
  return { data: over, answers };
}

interface ObjectOver {
  readonly plan: MigrationPlan;
  readonly were: readonly Field[];
  readonly are: readonly Field[];
  readonly table?: TableField;
  readonly row?: { readonly id: string; readonly n: number };
}

function objectOver({ plan, were, are, table, row }: ObjectOver, object: FormData): CarriedOver {
  // What stays in its own field comes first: what is moved there gives way to it.
  const own = plan.affected.filter((one) => one.table?.id === table?.id);
  const affected = [...own.filter(({ migration }) => migration.act !== 'move'), ...own.filter(({ migration }) => migration.act === 'move')];
  const over: Record<string, unknown> = {};
  for (const was of were) {
    const is = are.find(({ id }) => id === was.id);
    if (!is || is.kind === 'table' || !Object.hasOwn(object, was.key)) continue;
    const value = object[was.key];
    if (kindOf(was).isEmpty(value)) over[is.key] = is.kind === was.kind ? value : kindOf(is).blank;
    else if (is.kind === was.kind && !affected.some((one) => one.was.id === was.id)) over[is.key] = value;
  }
  const answers = affected.flatMap((one): readonly CarriedAnswer[] => {
    const value = valueAt(object, one.was.key);
    if (one.was.kind === 'table' ? !Array.isArray(value) || value.length === 0 : kindOf(one.was).isEmpty(value)) return [];
    return [{ affected: one, ...(row ? { row } : {}), value, became: put(over, one, value) }];
  });
  return { data: over, answers };
}

function put(over: Record<string, unknown>, affected: AffectedField, value: unknown): CarriedAnswer['became'] {
  const { was, migration } = affected;
  const to = destinationOf(affected);
  if (to === undefined) return 'set-aside';
  const isTaken = Object.hasOwn(over, to.key) && !kindOf(to).isEmpty(over[to.key]);
  const converted = isTaken ? null : convertValue(was, to, value, 'values' in migration ? migration.values : []);
  if (converted === null) return 'lost';
  over[to.key] = converted.value;
  return 'carried';
}

function rowsOver({ plan, was, is }: { readonly plan: MigrationPlan; readonly was: TableField; readonly is: TableField }, rows: unknown) {
  if (!Array.isArray(rows)) return null;
  const answers: CarriedAnswer[] = [];
  const over = rows.map((row: unknown, index) => {
    if (!isPlainObject(row)) return row;
    const id = typeof row['rowId'] === 'string' ? row['rowId'] : '';
    const one = objectOver({ plan, were: columnsOf(was), are: columnsOf(is), table: was, row: { id, n: index + 1 } }, row);
    answers.push(...one.answers);
    return Object.hasOwn(row, 'rowId') ? { ...one.data, rowId: row['rowId'] } : one.data;
  });
  return { rows: over, answers };
}

const valueAt = (object: FormData, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** What has to be put back, by key of the data; nothing for a key: it was not there. */
export type UndoOfMigration = Readonly<Record<string, { readonly was?: unknown }>>;

/** Takes the second back to the first. */
export function undoOfMigration(before: FormData, after: FormData): UndoOfMigration {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    keys
      .filter((key) => Object.hasOwn(before, key) !== Object.hasOwn(after, key) || !equalJson(before[key], after[key]))
      .map((key) => [key, Object.hasOwn(before, key) ? { was: before[key] } : {}]),
  );
}

/** What stood before, where nobody wrote since. */
export function undoMigration(after: FormData, undo: UndoOfMigration): FormData {
  const kept = Object.entries(after).filter(([key]) => !Object.hasOwn(undo, key));
  const back = Object.entries(undo).flatMap(([key, entry]) => ('was' in entry ? [[key, entry.was] as const] : []));
  return Object.fromEntries([...kept, ...back]);
}
