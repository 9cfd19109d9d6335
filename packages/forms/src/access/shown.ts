import type { Condition } from '../conditions/condition.js';
import { isPlainObject } from '../conditions/reading.js';
import { variablesOf, variablesOfOperand } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf, tableById } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, TableField } from '../definition.js';
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

/** The data without a byte of what is hidden; the very same where nothing is. Keys no field has are left to the validator. */
export function dataFor(definition: FormDefinition, rights: Rights, data: FormData): FormData {
  if (seesEverything(rights)) return data;
  const hidden = new Set(
    fieldsOf(definition)
      .filter(({ id }) => rightOfField(rights, id) === 'hidden')
      .map(({ key }) => key),
  );
  if (definition.nil && rightOfField(rights, definition.nil.table) === 'hidden') hidden.add('nil');
  const kept = Object.entries(data).filter(([key]) => !hidden.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, cellsFor(tableByKey(definition, key), rights, value)]));
}

function cellsFor(table: TableField | undefined, rights: Rights, rows: unknown): unknown {
  if (!table || !Array.isArray(rows)) return rows;
  const hidden = new Set(
    columnsOf(table)
      .filter(({ id }) => rightOfColumn(rights, table.id, id) === 'hidden')
      .map(({ key }) => key),
  );
  return rows.map((row: unknown) => (isPlainObject(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.has(key))) : row));
}

export const tableByKey = (definition: FormDefinition, key: string): TableField | undefined =>
  fieldsOf(definition).find((field): field is TableField => field.kind === 'table' && field.key === key);

function make(definition: FormDefinition, rights: Rights): FormDefinition {
  const { access: _, rules, nil, paper, summary, ...rest } = definition;
  const fields = fieldsOf(definition).flatMap((field) => {
    const right = rightOfField(rights, field.id);
    return right === 'hidden' ? [] : [[field.id, field.kind === 'table' ? tableFor(field, rights) : asked(field, right === 'write')] as const];
  });
  const named: Readonly<Record<string, Field>> = Object.fromEntries(fields);
  const byId = withoutBlindFormulas({ ...definition, fields: named, order: definition.order.filter((id) => Object.hasOwn(named, id)) });
  const shown: FormDefinition = { ...rest, fields: byId, order: definition.order.filter((id) => Object.hasOwn(byId, id)) };
  const reads = (condition: Condition | undefined, table?: string): boolean =>
    condition === undefined || variablesOf(condition).every((path) => isShown(shown, path, { table, nil: nil?.table }));
  const printed = tableById(shown, paper?.table);
  return {
    ...shown,
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
    return right === 'hidden' ? [] : [[column.id, asked(column, right === 'write')] as const];
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

/** Nobody is asked for what he may not answer. */
function asked<F extends Field>(field: F, isWritten: boolean): F {
  if (isWritten || (field.required === undefined && field.requiredWhen === undefined)) return field;
  const { required: _, requiredWhen: __, ...rest } = field;
  return rest as F; // both are optional in every kind
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

/** Whether a path of a condition names what is there. */
export function isShown(definition: FormDefinition, path: string, { table, nil }: Around): boolean {
  const [first = '', second] = path.split('.');
  if (first === 'nil') return nil !== undefined && Object.hasOwn(definition.fields, nil);
  if (first === 'row') return hasColumn(tableById(definition, table), second);
  const named = fieldsOf(definition).find(({ key }) => key === first);
  return second !== undefined && named?.kind === 'table' ? hasColumn(named, second) : named !== undefined;
}

const hasColumn = (table: TableField | undefined, key: string | undefined): boolean =>
  table !== undefined && columnsOf(table).some((column) => column.key === key);

/** A rule speaks to whoever can do something about it. */
function isWritable(condition: Condition, { definition, rights, table }: { definition: FormDefinition; rights: Rights; table: string | undefined }): boolean {
  return variablesOf(condition).some((path) => isMoved(path, { definition, rights, table: tableById(definition, table) }));
}
