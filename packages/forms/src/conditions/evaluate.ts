import { countSteps, STEP_BUDGET } from './budget.js';
import { isWorkedOn, type Calendar } from './calendar.js';
import type { Condition, Literal, Operand, Reading, Truth, Variable } from './condition.js';
import { repeatedRows } from './distinct.js';
import { assertNever } from './operator.js';
import { calendarIn, isEmptyValue, rowsAt, valueAt } from './reading.js';
import { withRow, type Scope } from './scope.js';
import { conjunction, disjunction, negation, truthOf } from './truth.js';
import { orderOf, plainValue, sameValue, valueOf, type Value } from './values.js';

export interface EvaluateOptions {
  /** Steps allowed before `BudgetExceeded` is thrown; 10,000 unless told. */
  readonly steps?: number;
  /** Working days; without it those the reading brings along, and without either what asks for them is unknown. */
  readonly calendar?: Calendar;
}

/**
 * Answers a condition about a reading in three values. An empty value leaves a comparison open;
 * nothing is coerced. Throws `BudgetExceeded` only.
 */
export function evaluate(condition: Condition, reading: Reading, options: EvaluateOptions = {}): Truth {
  return answer(condition, scopeOf(reading, options));
}

/** Whether the condition is true; unknown does not hold. */
export const holds = (condition: Condition, reading: Reading, options?: EvaluateOptions): boolean => evaluate(condition, reading, options) === 'true';

/** What a formula works out; `undefined` while something it needs is empty. Decimals are exact and given as the nearest number. */
export const calculate = (operand: Operand, reading: Reading, options: EvaluateOptions = {}): string | number | boolean | undefined =>
  plainValue(valueOf(operand, scopeOf(reading, options)));

/** The scope of one evaluation. */
export const scopeOf = (reading: Reading, { steps = STEP_BUDGET, calendar = calendarIn(reading) }: EvaluateOptions): Scope => ({
  reading,
  step: countSteps(steps),
  calendar,
  answer,
});

/** One condition in a scope that is already counted. */
export function answer(condition: Condition, scope: Scope): Truth {
  scope.step();
  if ('and' in condition) return conjunction(answers(condition.and, scope));
  if ('or' in condition) return disjunction(answers(condition.or, scope));
  if ('not' in condition) return negation(answer(condition.not, scope));
  if ('some' in condition) return disjunction(rowAnswers(condition.some, scope));
  if ('every' in condition) return conjunction(rowAnswers(condition.every, scope));
  if ('none' in condition) return negation(disjunction(rowAnswers(condition.none, scope)));
  if ('filled' in condition) return truthOf(!isEmptyValue(read(condition.filled, scope)));
  if ('empty' in condition) return truthOf(isEmptyValue(read(condition.empty, scope)));
  if ('distinct' in condition) return answerDistinct(condition.distinct, scope);
  if ('in' in condition) return answerIn(condition.in, scope);
  if ('contains' in condition) return answerContains(condition.contains, scope);
  if ('starts' in condition) return answerStarts(condition.starts, scope);
  if ('workday' in condition) return answerWorkday(condition.workday, scope);
  return answerComparison(condition, scope);
}

type Comparison = Exclude<
  Condition,
  | { and: unknown }
  | { or: unknown }
  | { not: unknown }
  | { some: unknown }
  | { every: unknown }
  | { none: unknown }
  | { filled: unknown }
  | { empty: unknown }
  | { distinct: unknown }
  | { in: unknown }
  | { contains: unknown }
  | { starts: unknown }
  | { workday: unknown }
>;

function answerComparison(condition: Comparison, scope: Scope): Truth {
  if ('==' in condition) return equality(condition['=='], scope);
  if ('!=' in condition) return negation(equality(condition['!='], scope));
  if ('<' in condition) return order(condition['<'], scope, (sign) => sign < 0);
  if ('<=' in condition) return order(condition['<='], scope, (sign) => sign <= 0);
  if ('>' in condition) return order(condition['>'], scope, (sign) => sign > 0);
  if ('>=' in condition) return order(condition['>='], scope, (sign) => sign >= 0);
  if ('within' in condition) return answerWithin(condition.within, scope);
  return assertNever(condition);
}

function* answers(conditions: readonly Condition[], scope: Scope): Generator<Truth> {
  for (const condition of conditions) yield answer(condition, scope);
}

function* rowAnswers([table, condition]: readonly [Variable, Condition], scope: Scope): Generator<Truth> {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined) yield 'unknown';
  for (const row of rows ?? []) yield answer(condition, withRow(scope, row));
}

function answerDistinct([table, key]: readonly [Variable, string], scope: Scope): Truth {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined) return 'unknown';
  rows.forEach(scope.step);
  return truthOf(repeatedRows(rows, key).length === 0);
}

function answerIn([operand, literals]: readonly [Operand, readonly Literal[]], scope: Scope): Truth {
  const value = valueOf(operand, scope);
  return value === undefined ? 'unknown' : truthOf(literals.some((literal) => literal !== null && sameValue(value, literal)));
}

/** A text holds a text, a list holds one of its members. */
function answerContains([left, right]: readonly [Operand, Operand], scope: Scope): Truth {
  const member = valueOf(right, scope);
  const list = typeof left === 'object' && left !== null && 'var' in left ? read(left, scope) : undefined;
  if (member === undefined) return 'unknown';
  if (Array.isArray(list)) return list.length === 0 ? 'unknown' : truthOf(list.some((one) => isComparable(one) && sameValue(one, member)));
  const text = valueOf(left, scope);
  return typeof text === 'string' && typeof member === 'string' ? truthOf(text.includes(member)) : 'unknown';
}

const isComparable = (value: unknown): value is Exclude<Value, undefined | object> =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function answerStarts([left, right]: readonly [Operand, Operand], scope: Scope): Truth {
  const [text, start] = [valueOf(left, scope), valueOf(right, scope)];
  return typeof text === 'string' && typeof start === 'string' ? truthOf(text.startsWith(start)) : 'unknown';
}

function answerWorkday(operand: Operand, scope: Scope): Truth {
  const day = valueOf(operand, scope);
  const worked = typeof day === 'string' && scope.calendar !== undefined ? isWorkedOn(day, scope.calendar) : undefined;
  return worked === undefined ? 'unknown' : truthOf(worked);
}

/** Both ends belong to it. One end that is passed decides, whatever the other is. */
const answerWithin = ([value, least, most]: readonly [Operand, Operand, Operand], scope: Scope): Truth =>
  conjunction([order([least, value], scope, (sign) => sign <= 0), order([value, most], scope, (sign) => sign <= 0)]);

function equality([left, right]: readonly [Operand, Operand], scope: Scope): Truth {
  const [a, b] = [valueOf(left, scope), valueOf(right, scope)];
  return a === undefined || b === undefined ? 'unknown' : truthOf(sameValue(a, b));
}

function order([left, right]: readonly [Operand, Operand], scope: Scope, fits: (sign: number) => boolean): Truth {
  const sign = orderOf(valueOf(left, scope), valueOf(right, scope));
  return sign === undefined ? 'unknown' : truthOf(fits(sign));
}

const read = (variable: Variable, scope: Scope): unknown => valueAt(scope.reading, variable.var);
