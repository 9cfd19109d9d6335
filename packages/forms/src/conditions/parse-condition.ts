import type { Condition, Operand } from './condition.js';
import type { Operator, ValueOperator } from './operator.js';
import { isPlainObject } from './reading.js';

/** What is wrong with a condition, and where in it (RFC 6901). */
export interface ConditionProblem {
  readonly pointer: string;
  readonly code: 'condition.wrong-shape' | 'condition.unknown-operator' | 'condition.too-deep' | 'condition.too-long';
  readonly message: string;
}

export type ParsedCondition = { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly problems: readonly ConditionProblem[] };

export type ParsedOperand = { readonly ok: true; readonly operand: Operand } | { readonly ok: false; readonly problems: readonly ConditionProblem[] };

/** The same for a value: what a formula works out. */
export function parseOperand(json: unknown): ParsedOperand {
  const problems = checkOperand(json, { pointer: '', depth: 1 });
  return problems.length === 0 ? { ok: true, operand: json as Operand } : { ok: false, problems }; // likewise
}

const DEEPEST = 32;
const LONGEST = 1_000;

/** Accepts exactly the closed tree of `Condition`; an unknown operator or anything beside it is refused. */
export function parseCondition(json: unknown): ParsedCondition {
  const problems = checkCondition(json, { pointer: '', depth: 1 });
  // The checks above are the definition of Condition at run time.
  return problems.length === 0 ? { ok: true, condition: json as Condition } : { ok: false, problems };
}

interface Place {
  readonly pointer: string;
  readonly depth: number;
}
type Problems = readonly ConditionProblem[];
type Check = (json: unknown, place: Place) => Problems;

function checkCondition(json: unknown, place: Place): Problems {
  if (place.depth > DEEPEST) return [problem(place, 'condition.too-deep', `条件层次不能超过${DEEPEST}层`)];
  const [key, ...others] = isPlainObject(json) ? Object.keys(json) : [];
  if (!isPlainObject(json) || key === undefined || others.length > 0) return wrong(place, '条件只能有一个运算符');
  if (!isOperator(key)) return [problem(place, 'condition.unknown-operator', `没有“${key.slice(0, 40)}”这个运算符`)];
  return ARGUMENTS[key](json[key], inside(place, key));
}

const checkVariable: Check = (json, place) => {
  const path = isPlainObject(json) && Object.keys(json).length === 1 && Object.hasOwn(json, 'var') ? json['var'] : undefined;
  return typeof path === 'string' && isPath(path) ? [] : wrong(place, '变量写法不对');
};

/** Names joined by dots; the names an object inherits are never values. */
function isPath(path: string): boolean {
  const names = path.split('.');
  return path.length <= 200 && names.every((name) => name !== '' && !['__proto__', 'constructor', 'prototype'].includes(name));
}

const checkLiteral: Check = (json, place) => {
  const fits = json === null || typeof json === 'boolean' || typeof json === 'string' || (typeof json === 'number' && Number.isFinite(json));
  return fits ? [] : wrong(place, '只能写文字、数字、是否或空值');
};

const checkOperand: Check = (json, place) => {
  if (!isPlainObject(json)) return checkLiteral(json, place);
  if (place.depth > DEEPEST) return [problem(place, 'condition.too-deep', `条件层次不能超过${DEEPEST}层`)];
  const [key = '', ...others] = Object.keys(json);
  if (others.length > 0) return wrong(place, '比较项写法不对');
  if (key === 'var') return checkVariable(json, place);
  if (!isValueOperator(key)) return [problem(place, 'condition.unknown-operator', `没有“${key.slice(0, 40)}”这个运算符`)];
  return VALUE_ARGUMENTS[key](json[key], inside(place, key));
};

const checkCount: Check = (json, place) =>
  Array.isArray(json) && json.length === 1 ? tuple(checkVariable)(json, place) : tuple(checkVariable, checkCondition)(json, place);

const checkOverRows: Check = (json, place) =>
  Array.isArray(json) && json.length === 2 ? tuple(checkVariable, checkOperand)(json, place) : tuple(checkVariable, checkOperand, checkCondition)(json, place);

const checkPlaces: Check = (json, place) => (Number.isInteger(json) && Number(json) >= 0 && Number(json) <= 10 ? [] : wrong(place, '小数位数应为0到10'));

const checkName: Check = (json, place) => (typeof json === 'string' && isPath(json) && !json.includes('.') ? [] : wrong(place, '列名写法不对'));

const comparison = tuple(checkOperand, checkOperand);
const overRows = tuple(checkVariable, checkCondition);

/** Over the closed union: a new operator does not compile until it stands here. */
const ARGUMENTS: Readonly<Record<Operator, Check>> = {
  and: listOf(checkCondition),
  or: listOf(checkCondition),
  not: checkCondition,
  '==': comparison,
  '!=': comparison,
  '<': comparison,
  '<=': comparison,
  '>': comparison,
  '>=': comparison,
  within: tuple(checkOperand, checkOperand, checkOperand),
  contains: comparison,
  starts: comparison,
  in: tuple(checkOperand, listOf(checkLiteral)),
  workday: checkOperand,
  filled: checkVariable,
  empty: checkVariable,
  some: overRows,
  every: overRows,
  none: overRows,
  distinct: tuple(checkVariable, checkName),
};

const VALUE_ARGUMENTS: Readonly<Record<ValueOperator, Check>> = {
  count: checkCount,
  length: checkVariable,
  '+': listOf(checkOperand),
  '-': comparison,
  '*': listOf(checkOperand),
  '/': comparison,
  round: tuple(checkOperand, checkPlaces),
  abs: checkOperand,
  sum: checkOverRows,
  average: checkOverRows,
  min: checkOverRows,
  max: checkOverRows,
  'days-between': comparison,
  'add-days': comparison,
  'workdays-between': comparison,
  'add-workdays': comparison,
  year: checkOperand,
  if: tuple(checkCondition, checkOperand, checkOperand),
};

const isOperator = (key: string): key is Operator => Object.hasOwn(ARGUMENTS, key);

const isValueOperator = (key: string): key is ValueOperator => Object.hasOwn(VALUE_ARGUMENTS, key);

function listOf(check: Check): Check {
  return (json, place) => {
    if (!Array.isArray(json)) return wrong(place, '这里应为列表');
    if (json.length > LONGEST) return [problem(place, 'condition.too-long', `列表不能超过${LONGEST}项`)];
    return json.flatMap((member, index) => check(member, inside(place, index)));
  };
}

function tuple(...checks: readonly Check[]): Check {
  return (json, place) => {
    if (!Array.isArray(json) || json.length !== checks.length) return wrong(place, `这里应有${checks.length}项`);
    return checks.flatMap((check, index) => check(json[index], inside(place, index)));
  };
}

const inside = (place: Place, key: string | number): Place => ({
  // The sign of a quotient is the one name that has to be escaped.
  pointer: `${place.pointer}/${key === '/' ? '~1' : key}`,
  depth: typeof key === 'string' ? place.depth + 1 : place.depth,
});

const wrong = (place: Place, message: string): Problems => [problem(place, 'condition.wrong-shape', message)];

const problem = ({ pointer }: Place, code: ConditionProblem['code'], message: string): ConditionProblem => ({ pointer, code, message });
