import { countSteps, STEP_BUDGET } from './budget.js';
import type { Condition, Count, Literal, Operand, Reading, Truth, Variable } from './condition.js';
import { repeatedRows } from './distinct.js';
import { assertNever } from './operator.js';
import { isEmptyValue, rowsAt, valueAt } from './reading.js';
import { conjunction, disjunction, negation, truthOf } from './truth.js';

export interface EvaluateOptions {
  /** Steps allowed before `BudgetExceeded` is thrown; 10,000 unless told. */
  readonly steps?: number;
}

/**
 * Answers a condition about a reading in three values. An empty value leaves a comparison open;
 * nothing is coerced. Throws `BudgetExceeded` only.
 */
export function evaluate(condition: Condition, reading: Reading, options: EvaluateOptions = {}): Truth {
  return answer(condition, { reading, step: countSteps(options.steps ?? STEP_BUDGET) });
}

/** Whether the condition is true; unknown does not hold. */
export const holds = (condition: Condition, reading: Reading, options?: EvaluateOptions): boolean =>
  evaluate(condition, reading, options) === 'true';

interface Scope {
  readonly reading: Reading;
  readonly step: () => void;
}

function answer(condition: Condition, scope: Scope): Truth {
  scope.step();
  if ('and' in condition) return conjunction(answers(condition.and, scope));
  if ('or' in condition) return disjunction(answers(condition.or, scope));
  if ('not' in condition) return negation(answer(condition.not, scope));
  if ('some' in condition) return disjunction(rowAnswers(condition.some, scope));
  if ('every' in condition) return conjunction(rowAnswers(condition.every, scope));
  if ('filled' in condition) return truthOf(!isEmptyValue(read(condition.filled, scope)));
  if ('empty' in condition) return truthOf(isEmptyValue(read(condition.empty, scope)));
  if ('distinct' in condition) return answerDistinct(condition.distinct, scope);
  if ('in' in condition) return answerIn(condition.in, scope);
  return answerComparison(condition, scope);
}

type Comparison = Exclude<Condition, { and: unknown } | { or: unknown } | { not: unknown } | { some: unknown } | { every: unknown }
  | { filled: unknown } | { empty: unknown } | { distinct: unknown } | { in: unknown }>;

function answerComparison(condition: Comparison, scope: Scope): Truth {
  if ('==' in condition) return equality(condition['=='], scope);
  if ('!=' in condition) return negation(equality(condition['!='], scope));
  if ('<' in condition) return order(condition['<'], scope, (sign) => sign < 0);
  if ('<=' in condition) return order(condition['<='], scope, (sign) => sign <= 0);
  if ('>' in condition) return order(condition['>'], scope, (sign) => sign > 0);
  if ('>=' in condition) return order(condition['>='], scope, (sign) => sign >= 0);
  return assertNever(condition);
}

function* answers(conditions: readonly Condition[], scope: Scope): Generator<Truth> {
  for (const condition of conditions) yield answer(condition, scope);
}

function* rowAnswers([table, condition]: readonly [Variable, Condition], scope: Scope): Generator<Truth> {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined) yield 'unknown';
  for (const row of rows ?? []) yield answer(condition, { ...scope, reading: { ...scope.reading, row } });
}

function answerDistinct([table, key]: readonly [Variable, string], scope: Scope): Truth {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined) return 'unknown';
  rows.forEach(scope.step);
  return truthOf(repeatedRows(rows, key).length === 0);
}

function answerIn([operand, literals]: readonly [Operand, readonly Literal[]], scope: Scope): Truth {
  const value = comparable(operand, scope);
  return value === undefined ? 'unknown' : truthOf(literals.includes(value));
}

function equality([left, right]: readonly [Operand, Operand], scope: Scope): Truth {
  const [a, b] = [comparable(left, scope), comparable(right, scope)];
  return a === undefined || b === undefined ? 'unknown' : truthOf(a === b);
}

/** Order exists among numbers and among texts (so local ISO days sort); between anything else it stays open. */
function order([left, right]: readonly [Operand, Operand], scope: Scope, fits: (sign: number) => boolean): Truth {
  const [a, b] = [comparable(left, scope), comparable(right, scope)];
  if (typeof a === 'number' && typeof b === 'number') return truthOf(fits(a - b));
  if (typeof a === 'string' && typeof b === 'string') return truthOf(fits(a < b ? -1 : Number(a > b)));
  return 'unknown';
}

type Comparable = string | number | boolean;

/** The filled single value of an operand; lists, objects, empty values and non-finite numbers compare with nothing. */
function comparable(operand: Operand, scope: Scope): Comparable | undefined {
  const value = valueOf(operand, scope);
  if (isEmptyValue(value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function valueOf(operand: Operand, scope: Scope): unknown {
  if (typeof operand !== 'object' || operand === null) return operand;
  if ('var' in operand) return read(operand, scope);
  if ('count' in operand) return countRows(operand, scope);
  return lengthOf(read(operand.length, scope));
}

const read = (variable: Variable, scope: Scope): unknown => valueAt(scope.reading, variable.var);

function countRows({ count: [table, condition] }: Count, scope: Scope): number | undefined {
  const rows = rowsAt(scope.reading, table.var);
  if (rows === undefined || condition === undefined) return rows?.length;
  return [...rowAnswers([table, condition], scope)].filter((truth) => truth === 'true').length;
}

/** Characters as people count them: one for each code point. An empty text has no length to compare. */
const lengthOf = (value: unknown): number | undefined => (typeof value === 'string' && !isEmptyValue(value) ? [...value].length : undefined);
