import { add, compare, decimalOf, divide, multiply, numberOf, rounded, subtract, type Decimal } from '../decimal.js';
import { addDays, addWorkdays, daysBetween, workdaysBetween } from './calendar.js';
import type { Aggregate, Count, Expression, Operand, OverRows } from './condition.js';
import { assertNever } from './operator.js';
import { isEmptyValue, rowsAt, valueAt } from './reading.js';
import { withRow, type Scope } from './scope.js';

/** A filled single value; a number that was worked out is an exact decimal. `undefined`: empty, or not to be compared. */
export type Value = string | number | boolean | Decimal | undefined;

/** The value of an operand; lists, objects, empty values and non-finite numbers are none. */
export function valueOf(operand: Operand, scope: Scope): Value {
  if (typeof operand !== 'object' || operand === null) return single(operand);
  if ('var' in operand) return single(valueAt(scope.reading, operand.var));
  scope.step();
  return expression(operand, scope);
}

/** As it stands in the data: a decimal as the number of JSON it is. */
export const plainValue = (value: Value): string | number | boolean | undefined => (typeof value === 'object' ? numberOf(value) : value);

/** Equal as people count: 0.30 is 0.3, a text is never a number. */
export function sameValue(a: Exclude<Value, undefined>, b: Exclude<Value, undefined>): boolean {
  const [x, y] = [exact(a), exact(b)];
  return x !== undefined && y !== undefined && (typeof a === 'object' || typeof b === 'object') ? compare(x, y) === 0 : a === b;
}

/** Order among numbers and among texts, so that local ISO days sort; open between anything else. */
export function orderOf(a: Value, b: Value): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : Number(a > b);
  const [x, y] = [exact(a), exact(b)];
  return x === undefined || y === undefined ? undefined : compare(x, y);
}

function single(value: unknown): Value {
  if (isEmptyValue(value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

const exact = (value: Value): Decimal | undefined => (typeof value === 'number' ? decimalOf(value) : typeof value === 'object' ? value : undefined);

function expression(operand: Expression, scope: Scope): Value {
  if ('count' in operand) return countRows(operand, scope);
  if ('length' in operand) return lengthOf(valueAt(scope.reading, operand.length.var));
  if ('if' in operand) return valueOf(operand.if[scope.answer(operand.if[0], scope) === 'true' ? 1 : 2], scope);
  if ('sum' in operand || 'average' in operand || 'min' in operand || 'max' in operand) return aggregate(operand, scope);
  if ('+' in operand) return folded(operand['+'], add, scope);
  if ('*' in operand) return folded(operand['*'], multiply, scope);
  if ('-' in operand) return folded(operand['-'], subtract, scope);
  if ('/' in operand) return folded(operand['/'], divide, scope);
  if ('round' in operand) return onNumber(operand.round[0], scope, (number) => rounded(number, operand.round[1]));
  if ('abs' in operand) return onNumber(operand.abs, scope, ({ units, scale }) => ({ units: units < 0n ? -units : units, scale }));
  return onDays(operand, scope);
}

/** One after the other; what is open leaves all of it open. */
function folded(operands: readonly Operand[], of: (a: Decimal, b: Decimal) => Decimal | undefined, scope: Scope): Value {
  let result: Decimal | undefined;
  for (const [index, operand] of operands.entries()) {
    const next = exact(valueOf(operand, scope));
    if (next === undefined) return undefined;
    result = index === 0 ? next : result && of(result, next);
    if (result === undefined) return undefined;
  }
  return result;
}

function onNumber(operand: Operand, scope: Scope, of: (number: Decimal) => Decimal): Value {
  const number = exact(valueOf(operand, scope));
  return number === undefined ? undefined : of(number);
}

function onDays(
  operand: Exclude<
    Expression,
    | { count: unknown }
    | { length: unknown }
    | { if: unknown }
    | Aggregate
    | { '+': unknown }
    | { '-': unknown }
    | { '*': unknown }
    | { '/': unknown }
    | { round: unknown }
    | { abs: unknown }
  >,
  scope: Scope,
): Value {
  if ('year' in operand) return yearOf(valueOf(operand.year, scope));
  if ('days-between' in operand) return texts(operand['days-between'], scope, daysBetween);
  if ('add-days' in operand) return dayAndNumber(operand['add-days'], scope, addDays);
  const { calendar } = scope;
  if (calendar === undefined) return undefined;
  if ('workdays-between' in operand) return texts(operand['workdays-between'], scope, (from, to) => workdaysBetween(from, to, calendar));
  if ('add-workdays' in operand) return dayAndNumber(operand['add-workdays'], scope, (day, days) => addWorkdays(day, days, calendar));
  return assertNever(operand);
}

function texts([left, right]: readonly [Operand, Operand], scope: Scope, of: (a: string, b: string) => Value): Value {
  const [a, b] = [valueOf(left, scope), valueOf(right, scope)];
  return typeof a === 'string' && typeof b === 'string' ? of(a, b) : undefined;
}

function dayAndNumber([left, right]: readonly [Operand, Operand], scope: Scope, of: (day: string, days: number) => Value): Value {
  const [day, days] = [valueOf(left, scope), plainValue(valueOf(right, scope))];
  return typeof day === 'string' && typeof days === 'number' ? of(day, days) : undefined;
}

function yearOf(value: Value): number | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}(?:$|-)/u.test(value) ? Number(value.slice(0, 4)) : undefined;
}

function countRows({ count: [table, condition] }: Count, scope: Scope): number | undefined {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined || condition === undefined) return rows?.length;
  return rows.filter((row) => scope.answer(condition, withRow(scope, row)) === 'true').length;
}

/** Characters as people count them: one for each code point. An empty text has no length to compare. */
const lengthOf = (value: unknown): number | undefined => (typeof value === 'string' && !isEmptyValue(value) ? [...value].length : undefined);

/** Nothing sums up to nothing, and has neither average, least nor most. A cell that is no number leaves all of it open. */
function aggregate(operand: Aggregate, scope: Scope): Value {
  if ('sum' in operand) return totalOf(cells(operand.sum, scope));
  if ('average' in operand) return averageOf(cells(operand.average, scope));
  if ('min' in operand) return furthest(cells(operand.min, scope), -1);
  return furthest(cells(operand.max, scope), 1);
}

function cells([table, value, condition]: OverRows, scope: Scope): readonly Exclude<Value, undefined>[] | undefined {
  const rows = rowsAt(scope.reading, table.var);
  return rows?.flatMap((row) => {
    scope.step();
    const here = withRow(scope, row);
    const found = condition === undefined || scope.answer(condition, here) === 'true' ? valueOf(value, here) : undefined;
    return found === undefined ? [] : [found];
  });
}

function totalOf(values: readonly Value[] | undefined): Decimal | undefined {
  return values?.reduce<Decimal | undefined>(
    (sum, value) => {
      const next = exact(value);
      return sum === undefined || next === undefined ? undefined : add(sum, next);
    },
    { units: 0n, scale: 0 },
  );
}

function averageOf(values: readonly Value[] | undefined): Decimal | undefined {
  const total = totalOf(values);
  return total === undefined || values === undefined ? undefined : divide(total, { units: BigInt(values.length), scale: 0 });
}

function furthest(values: readonly Exclude<Value, undefined>[] | undefined, sign: number): Value {
  let [found]: readonly Value[] = values ?? [];
  for (const value of values ?? []) {
    const order = orderOf(value, found);
    if (order === undefined) return undefined;
    if (order * sign > 0) found = value;
  }
  return found;
}
