import type { Condition } from '../conditions/condition.js';
import { isPlainObject } from '../conditions/reading.js';
import { variablesOf, variablesOfOperand } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf, tableById } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from '../definition.js';
import { kindOf } from '../fields/registry.js';
import type { FieldRight } from './form-access.js';
import { layoutFor } from '../layout/layout-for.js';
import { isMoved } from './moved.js';
import { mayRows, rightOfColumn, rightOfField, seesEverything, type Rights } from './rights.js';

/**
 * The form as somebody with these rights knows it: without what is hidden from him, asking him for nothing he may not write, and
 * without rules and counts that look at hidden fields. It says nothing of rights any more. The same object for the same rights.
 */
export function definitionFor(definition: FormDefinition, rights: Rights): FormDefinition {
  const known = made.get(definition) ?? new Map<string, FormDefinition>();
  made.set(definition, known);
  // Single places that are given back ask for nothing else than the whole does.
  const key = JSON.stringify([rights.fields, rights.tables]);
  const found = known.get(key) ?? make(definition, rights);
  known.set(key, found);
  return found;
}

const made = new WeakMap<FormDefinition, Map<string, FormDefinition>>();

/** The data without a byte of what is hidden, and of what is masked its end; the very same where nothing is. Keys no field has are left to the validator. */
export function dataFor(definition: FormDefinition, rights: Rights, data: FormData): FormData {
  if (seesEverything(rights)) return data;
  const kept = valuesFor(fieldsOf(definition), ({ id }) => rightOfField(rights, id), data);
  if (definition.nil && rightOfField(rights, definition.nil.table) === 'hidden') Reflect.deleteProperty(kept, 'nil');
  return Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, cellsFor(tableByKey(definition, key), rights, value)]));
}

function cellsFor(table: TableField | undefined, rights: Rights, rows: unknown): unknown {
  if (!table || !Array.isArray(rows)) return rows;
  return rows.map((row: unknown) => (isPlainObject(row) ? valuesFor(columnsOf(table), ({ id }) => rightOfColumn(rights, table.id, id), row) : row));
}

/** Without what is hidden, with the end alone of what is masked. */
function valuesFor(fields: readonly Field[], rightOf: (field: Field) => FieldRight, data: FormData): Record<string, unknown> {
  const kept = fields.filter((field) => rightOf(field) === 'hidden' || rightOf(field) === 'masked');
  const back = new Map(kept.map((field) => [field.key, field]));
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      const field = back.get(key);
      if (!field) return [[key, value]];
      const end = rightOf(field) === 'masked' ? kindOf(field).masked?.(value) : undefined;
      return end === undefined ? [] : [[key, end]];
    }),
  );
}

export const tableByKey = (definition: FormDefinition, key: string): TableField | undefined =>
  fieldsOf(definition).find((field): field is TableField => field.kind === 'table' && field.key === key);

function make(definition: FormDefinition, rights: Rights): FormDefinition {
  const { access: _, migrations: _found, rules, nil, paper, summary, layout: __, ...rest } = definition;
  const fields = fieldsOf(definition).flatMap((field) => {
    const right = rightOfField(rights, field.id);
    return right === 'hidden' ? [] : [[field.id, field.kind === 'table' ? tableFor(field, rights) : asked(field, right)] as const];
  });
  const named: Readonly<Record<string, Field>> = Object.fromEntries(fields);
  const byId = withoutBlindFormulas({ ...definition, fields: named, order: definition.order.filter((id) => Object.hasOwn(named, id)) });
  const shown: FormDefinition = { ...rest, fields: byId, order: definition.order.filter((id) => Object.hasOwn(byId, id)) };
  const reads = (condition: Condition | undefined, table?: string): boolean =>
    condition === undefined || variablesOf(condition).every((path) => isShown(shown, path, { table, nil: nil?.table }));
  const printed = tableById(shown, paper?.table);
  const layout = layoutFor(definition, shown);
  return {
    ...shown,
    ...(layout ? { layout } : {}),
    ...(rules
      ? {
          rules: rules.filter(
            (rule) =>
              reads(rule.holds, rule.table) &&
              (rule.table === undefined || Object.hasOwn(byId, rule.table)) &&
              isWritable(rule.holds, { definition, rights, table: rule.table }),
          ),
        }
      : {}),
    ...(nil && Object.hasOwn(byId, nil.table) ? { nil: { ...nil, explain: nil.explain.filter((id) => Object.hasOwn(byId, id)) } } : {}),
    ...(paper && printed
      ? { paper: { ...paper, columns: paper.columns.filter(({ field }) => field === 'serial' || Object.hasOwn(printed.columns, field)) } }
      : {}),
    ...(summary ? { summary: summary.filter(({ count, when }) => isShown(shown, count, {}) && reads(when, tableByKey(shown, count)?.id)) } : {}),
  };
}

function tableFor(table: TableField, rights: Rights): TableField {
  const { minRows, required: _, ...rest } = table;
  const columns = columnsOf(table).flatMap((column) => {
    const right = rightOfColumn(rights, table.id, column.id);
    return right === 'hidden' ? [] : [[column.id, asked(column, right)] as const];
  });
  const adds = mayRows(rights, table.id, 'add');
  const byId = Object.fromEntries(columns);
  return {
    ...rest,
    ...(minRows !== undefined && adds ? { minRows } : {}),
    ...(table.required !== undefined && adds ? { required: table.required } : {}),
    columns: byId,
    columnOrder: table.columnOrder.filter((id) => Object.hasOwn(byId, id)),
  };
}

/** Nobody is asked for what he may not answer; what he is sent the end of says so. */
function asked<F extends Field>(field: F, right: FieldRight): F {
  if (right === 'write') return field;
  const { required: _, requiredWhen: __, ...rest } = field;
  const seen = rest as F; // both are optional in every kind
  return right === 'masked' ? { ...seen, masked: true } : field.required === undefined && field.requiredWhen === undefined ? field : seen;
}

/** A result whose parts are hidden is shown as it was worked out where they are seen. */
function withoutBlindFormulas(shown: FormDefinition): Readonly<Record<string, Field>> {
  const unblind = <F extends Field>(field: F, table?: string): F => {
    if (field.kind !== 'formula' || field.of === undefined || variablesOfOperand(field.of).every((path) => isShown(shown, path, { table }))) return field;
    const { of: _, ...rest } = field;
    return rest as unknown as F; // `of` is optional in a formula
  };
  return Object.fromEntries(
    fieldsOf(shown).map((field) => [
      field.id,
      field.kind === 'table'
        ? { ...field, columns: Object.fromEntries(columnsOf(field).map((column) => [column.id, unblind(column, field.id)])) }
        : unblind(field),
    ]),
  );
}

interface Around {
  /** Table id bound to `row`. */
  readonly table?: string | undefined;
  readonly nil?: string | undefined;
}

/** Whether a path of a condition names what is there, whole: the end of an answer decides nothing. */
export function isShown(definition: FormDefinition, path: string, { table, nil }: Around): boolean {
  const [first = '', second] = path.split('.');
  if (first === 'nil') return nil !== undefined && Object.hasOwn(definition.fields, nil);
  if (first === 'row') return hasColumn(tableById(definition, table), second);
  const named = fieldsOf(definition).find(({ key }) => key === first);
  return second !== undefined && named?.kind === 'table' ? hasColumn(named, second) : named !== undefined && named.masked !== true;
}

const hasColumn = (table: TableField | undefined, key: string | undefined): boolean =>
  table !== undefined && columnsOf(table).some((column) => column.key === key && column.masked !== true);

/** A rule speaks to whoever can do something about it. */
function isWritable(condition: Condition, { definition, rights, table }: { definition: FormDefinition; rights: Rights; table: string | undefined }): boolean {
  return variablesOf(condition).some((path) => isMoved(path, { definition, rights, table: tableById(definition, table) }));
}
