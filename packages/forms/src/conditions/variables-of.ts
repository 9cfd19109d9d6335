import type { Condition, Expression, Operand, OverRows, Variable } from './condition.js';

/**
 * The paths a condition reads, each once. `row` inside `some`, `every`, `count` and the aggregates is named by its table
 * (`rows.measure`); a `row` that the condition does not bind itself stays `row.measure`.
 */
export function variablesOf(condition: Condition): readonly string[] {
  return [...new Set(paths(condition, undefined))];
}

/** The same of a value. */
export function variablesOfOperand(value: Operand): readonly string[] {
  return [...new Set(operand(value, undefined))];
}

type Table = string | undefined;

function* paths(condition: Condition, table: Table): Generator<string> {
  if ('and' in condition) return yield* each(condition.and, table);
  if ('or' in condition) return yield* each(condition.or, table);
  if ('not' in condition) return yield* paths(condition.not, table);
  if ('some' in condition) return yield* overRows(condition.some, table);
  if ('none' in condition) return yield* overRows(condition.none, table);
  if ('every' in condition) return yield* overRows(condition.every, table);
  if ('distinct' in condition) return yield* [named(condition.distinct[0], table), `${condition.distinct[0].var}.${condition.distinct[1]}`];
  if ('in' in condition) return yield* operand(condition.in[0], table);
  for (const side of Object.values(condition).flat()) yield* operand(side, table);
}

function* each(conditions: readonly Condition[], table: Table): Generator<string> {
  for (const condition of conditions) yield* paths(condition, table);
}

function* overRows([variable, condition]: readonly [Variable, (Condition | undefined)?], table: Table): Generator<string> {
  yield named(variable, table);
  if (condition !== undefined) yield* paths(condition, variable.var);
}

function* operand(side: Operand, table: Table): Generator<string> {
  if (typeof side !== 'object' || side === null) return;
  if ('var' in side) yield named(side, table);
  else yield* expression(side, table);
}

function* expression(side: Expression, table: Table): Generator<string> {
  if ('count' in side) return yield* overRows(side.count, table);
  if ('if' in side) {
    const [when, then, otherwise] = side.if;
    yield* paths(when, table);
    return yield* operands([then, otherwise], table);
  }
  for (const [rows, value, when] of aggregatesIn(side)) {
    yield* overRows([rows, when], table);
    return yield* operand(value, rows.var);
  }
  yield* operands(Object.values(side).flat(), table);
}

function* operands(sides: readonly Operand[], table: Table): Generator<string> {
  for (const side of sides) yield* operand(side, table);
}

/** What an aggregate looks at, in a list of one; nothing for other expressions. */
const aggregatesIn = (side: Expression): readonly OverRows[] =>
  ['sum', 'average', 'min', 'max'].flatMap((name) => (Object.hasOwn(side, name) ? [Reflect.get(side, name)] : []));

function named({ var: path }: Variable, table: Table): string {
  return table !== undefined && (path === 'row' || path.startsWith('row.')) ? `${table}${path.slice('row'.length)}` : path;
}
