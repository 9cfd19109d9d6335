import { BudgetExceeded } from './conditions/budget.js';
import type { Operand } from './conditions/condition.js';
import { scopeOf, type EvaluateOptions } from './conditions/evaluate.js';
import { sameValue } from './access/same-value.js';
import { own, rowsOf } from './access/written.js';
import { isEmptyValue, isPlainObject } from './conditions/reading.js';
import { withRow, type Scope } from './conditions/scope.js';
import { plainValue, valueOf, type Value } from './conditions/values.js';
import { variablesOf, variablesOfOperand } from './conditions/variables-of.js';
import { decimalOf, rounded } from './decimal.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { Field, FormData, FormDefinition, FormulaField, Issue, TableField } from './definition.js';
import { errorAt, inRow, inside, type Place } from './validation/place.js';
import { isVisible, readingOf } from './visibility.js';

/** Steps all formulas of one form may take together: a dozen looks at each row of the largest table. */
const WORK_STEPS: EvaluateOptions = { steps: 100_000 };

/** A formula with where it stands: in the form, or in each row of a table. */
interface Standing {
  readonly field: FormulaField;
  readonly of: Operand;
  readonly table: TableField | undefined;
}

/**
 * The data with every formula that is shown worked out anew, in the order they need each other; whatever stood there is not believed.
 * The very same where the form has no formula. All formulas of a form share one count of steps: throws `BudgetExceeded` only.
 */
export function worked(definition: FormDefinition, data: FormData): FormData {
  const standing = inOrder(definition);
  if (standing.length === 0) return data;
  let [result, scope] = [data, scopeOf(readingOf(definition, data), WORK_STEPS)];
  for (const one of standing) {
    result =
      one.table === undefined
        ? put(result, one.field, isVisible(definition, one.field, scope.reading) ? valueOf(one.of, scope) : undefined)
        : workedInRows(one.table, { one, data: result, scope });
    scope = { ...scope, reading: readingOf(definition, result) };
  }
  return result;
}

/** The same, left as it is where it takes too many steps: `validate` says so. */
export function workedOut(definition: FormDefinition, data: FormData): FormData {
  try {
    return worked(definition, data);
  } catch (error) {
    if (error instanceof BudgetExceeded) return data;
    throw error;
  }
}

/** The data without what the form works out: what somebody entered. The very same where the form has no formula. */
export function withoutResults(definition: FormDefinition, data: FormData): FormData {
  let entered = data;
  for (const { field, table } of inOrder(definition))
    entered = table === undefined ? without(entered, field) : eachRow(entered, table, (row) => without(row, field));
  return entered;
}

function without(data: FormData, { key }: FormulaField): FormData {
  const { [key]: _, ...rest } = data;
  return rest;
}

interface Sent {
  readonly before: FormData | null;
  readonly sent: FormData;
  /** The same with what is worked out. */
  readonly whole: FormData;
}

/**
 * Values somebody sent for what the form works out, neither those that stood there nor what comes out now: nobody writes one. Does not
 * tell what was typed from what came out of an older form or calendar, so the words are for both.
 */
export function typedFormulas(definition: FormDefinition, { before, sent, whole }: Sent): readonly Issue[] {
  return inOrder(definition).flatMap(({ field, table }) => {
    if (table === undefined) return isTyped(field, sent, [before, whole]) ? [given(field, inside({ pointer: '' }, field.key))] : [];
    const [stood, now] = [before, whole].map((data) => new Map(rowsOf(own(data ?? {}, table.key)).map((row) => [own(row, 'rowId'), row])));
    return rowsOf(own(sent, table.key)).flatMap((row, index) => {
      const id = own(row, 'rowId');
      const place = inside(inRow(inside({ pointer: '' }, table.key), index), field.key);
      return isTyped(field, row, [stood?.get(id) ?? null, now?.get(id) ?? null]) ? [given(field, place)] : [];
    });
  });
}

function isTyped({ key }: FormulaField, sent: FormData, known: readonly (FormData | null)[]): boolean {
  const value = own(sent, key);
  return !isEmptyValue(value) && !known.some((one) => one !== null && sameValue(own(one, key), value));
}

const given = ({ label }: FormulaField, place: Place): Issue =>
  errorAt(place, 'form.not-writable', `“${label}”由表单自动算出，不能填写；如算出的结果已变，请刷新页面后再提交`);

const workedInRows = (table: TableField, { one, data, scope }: { one: Standing; data: FormData; scope: Scope }): FormData =>
  eachRow(data, table, (row) => put(row, one.field, resultIn(one, withRow(scope, row))));

function eachRow(data: FormData, { key }: TableField, change: (row: FormData) => FormData): FormData {
  const rows = own(data, key);
  return Array.isArray(rows) ? { ...data, [key]: rows.map((row: unknown) => (isPlainObject(row) ? change(row) : row)) } : data;
}

const resultIn = ({ field: { visible }, of }: Standing, scope: Scope): Value =>
  visible === undefined || scope.answer(visible, scope) === 'true' ? valueOf(of, scope) : undefined;

function put(data: FormData, field: FormulaField, value: Value): FormData {
  const { scale } = field;
  const rest = without(data, field);
  const exact = scale === undefined ? value : inPlaces(value, scale);
  const plain = plainValue(exact);
  return plain === undefined ? rest : { ...rest, [field.key]: plain };
}

function inPlaces(value: Value, scale: number): Value {
  const exact = typeof value === 'number' ? decimalOf(value) : value;
  return typeof exact === 'object' ? rounded(exact, scale) : exact;
}

const ordered = new WeakMap<FormDefinition, readonly Standing[]>();

/** Formulas so that each comes after those it needs. Circles were refused; one that is there all the same ends where it began. */
function inOrder(definition: FormDefinition): readonly Standing[] {
  const known = ordered.get(definition);
  if (known) return known;
  const all = new Map(fieldsOf(definition).flatMap((field) => standingIn(field)));
  const order = new Set<Standing>();
  const visiting = new Set<string>();
  const visit = (path: string): void => {
    const one = all.get(path);
    if (one === undefined || visiting.has(path)) return;
    visiting.add(path);
    for (const needed of [...variablesOfOperand(one.of), ...(one.field.visible === undefined ? [] : variablesOf(one.field.visible))])
      visit(one.table === undefined ? needed : needed.replace(/^row\./u, `${one.table.key}.`));
    order.add(one);
  };
  for (const path of all.keys()) visit(path);
  const result = [...order];
  ordered.set(definition, result);
  return result;
}

function standingIn(field: Field): readonly (readonly [string, Standing])[] {
  if (field.kind === 'table')
    return columnsOf(field).flatMap((column) =>
      column.kind === 'formula' && column.of !== undefined ? [[`${field.key}.${column.key}`, { field: column, of: column.of, table: field }] as const] : [],
    );
  return field.kind === 'formula' && field.of !== undefined ? [[field.key, { field, of: field.of, table: undefined }]] : [];
}
