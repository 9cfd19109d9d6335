import type { Condition, Expression, Operand, Variable } from './condition.js';
import { DAY } from '../json-schema.js';
import { assertNever } from './operator.js';

/** Words for paths as `variablesOf` names them: `rows` → 问题, `rows.measure` → 措施. */
export type Labels = Readonly<Record<string, string>>;

/** Whether a path as `variablesOf` names it holds a day: days are earlier or later, not smaller or larger. */
export type HoldsDay = (path: string) => boolean;

export interface PrintOptions {
  readonly labels: Labels;
  readonly holdsDay?: HoldsDay;
  /** The key of the table a row of which is at hand. */
  readonly table?: string | undefined;
}

/** The condition as a Chinese sentence without full stop. A path without a label is shown as it is. */
export function printCondition(condition: Condition, labels: Labels): string {
  return print(condition, { labels, table: undefined });
}

/** The same by whoever knows which paths hold days, and which row is at hand. */
export const printKnowing = (condition: Condition, { labels, holdsDay, table }: PrintOptions): string => print(condition, { labels, holdsDay, table });

/** What a formula works out, in words. */
export const printOperand = (value: Operand, labels: Labels, table?: string): string => operand(value, { labels, table });

/** What is read in a row of a table is named by that table. */
export interface PrintScope {
  readonly labels: Labels;
  readonly table: string | undefined;
  readonly holdsDay?: HoldsDay | undefined;
}

const OF_DAYS: Readonly<Record<string, string>> = { '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' };
const COMPARISONS = { '==': '是', '!=': '不是', '<': '小于', '<=': '不超过', '>': '大于', '>=': '不少于', contains: '包含', starts: '开头是' } as const;

function print(condition: Condition, scope: PrintScope): string {
  if ('and' in condition) return list(condition.and, '，且', scope);
  if ('or' in condition) return list(condition.or, '，或', scope);
  if ('workday' in condition) return `${operand(condition.workday, scope)}是工作日`;
  if ('not' in condition && 'workday' in condition.not) return `${operand(condition.not.workday, scope)}不是工作日`;
  if ('not' in condition) return `并非（${print(condition.not, scope)}）`;
  if ('filled' in condition) return `${name(condition.filled, scope)}已填写`;
  if ('empty' in condition) return `${name(condition.empty, scope)}未填写`;
  if ('some' in condition) return `${name(condition.some[0], scope)}中至少有一行${inRow(condition.some, scope)}`;
  if ('every' in condition) return `${name(condition.every[0], scope)}的每一行${inRow(condition.every, scope)}`;
  if ('none' in condition) return `${name(condition.none[0], scope)}中没有一行${inRow(condition.none, scope)}`;
  if ('distinct' in condition)
    return `${name(condition.distinct[0], scope)}各行的${word(`${condition.distinct[0].var}.${condition.distinct[1]}`, scope)}互不相同`;
  if ('in' in condition) return `${operand(condition.in[0], scope)}是${condition.in[1].map(literal).join('、')}之一`;
  if ('within' in condition)
    return `${operand(condition.within[0], scope)}在${operand(condition.within[1], scope)}与${operand(condition.within[2], scope)}之间`;
  return comparison(condition, scope);
}

function comparison(condition: object, scope: PrintScope): string {
  for (const [operator, verb] of Object.entries(COMPARISONS)) {
    const sides: readonly Operand[] | undefined = Reflect.get(condition, operator);
    const [left = null, right = null] = sides ?? [];
    if (sides === undefined) continue;
    const says = isDayIn(left, scope) || isDayIn(right, scope) ? (OF_DAYS[operator] ?? verb) : verb;
    return `${operand(left, scope)}${says}${operand(right, scope)}`;
  }
  return '';
}

const A_DAY = new RegExp(DAY, 'u');

/** Whether a side of a comparison is a day, as far as it can be told. */
function isDayIn(side: Operand, scope: PrintScope): boolean {
  if (typeof side !== 'object' || side === null) return typeof side === 'string' && A_DAY.test(side);
  if ('var' in side) return scope.holdsDay?.(pathIn(side.var, scope)) ?? false;
  if ('if' in side) return isDayIn(side.if[1], scope) || isDayIn(side.if[2], scope);
  if ('min' in side) return isDayIn(side.min[1], { ...scope, table: side.min[0].var });
  if ('max' in side) return isDayIn(side.max[1], { ...scope, table: side.max[0].var });
  return 'add-days' in side || 'add-workdays' in side;
}

function list(conditions: readonly Condition[], joint: string, scope: PrintScope): string {
  const parts = conditions.map((part) => ('and' in part || 'or' in part ? `（${print(part, scope)}）` : print(part, scope)));
  return parts.length === 0 ? (joint === '，且' ? '总是' : '从不') : parts.join(joint);
}

const inRow = ([table, condition]: readonly [Variable, Condition], scope: PrintScope): string => print(condition, { ...scope, table: table.var });

/** A value in words, in a row or outside of one. */
export function operand(side: Operand, scope: PrintScope): string {
  if (typeof side !== 'object' || side === null) return literal(side);
  return 'var' in side ? name(side, scope) : expression(side, scope);
}

function expression(side: Expression, scope: PrintScope): string {
  if ('length' in side) return `${name(side.length, scope)}的字数`;
  if ('count' in side) return counted(side.count, scope);
  if ('+' in side) return sum(side['+'], ' + ', scope);
  if ('-' in side) return sum(side['-'], ' − ', scope);
  if ('*' in side) return sum(side['*'], ' × ', scope);
  if ('/' in side) return sum(side['/'], ' ÷ ', scope);
  if ('round' in side) return `${operand(side.round[0], scope)}（${side.round[1] === 0 ? '四舍五入取整' : `保留${side.round[1]}位小数`}）`;
  if ('abs' in side) return `${operand(side.abs, scope)}的绝对值`;
  if ('sum' in side) return `${ofRows(side.sum, scope)}之和`;
  if ('average' in side) return `${ofRows(side.average, scope)}的平均值`;
  if ('min' in side) return `${ofRows(side.min, scope)}的最小值`;
  if ('max' in side) return `${ofRows(side.max, scope)}的最大值`;
  if ('if' in side) return `（若${print(side.if[0], scope)}则为${operand(side.if[1], scope)}，否则为${operand(side.if[2], scope)}）`;
  if ('year' in side) return `${operand(side.year, scope)}的年份`;
  if ('days-between' in side) return between(side['days-between'], '天数', scope);
  if ('workdays-between' in side) return between(side['workdays-between'], '工作日数', scope);
  if ('add-days' in side) return later(side['add-days'], '天', scope);
  if ('add-workdays' in side) return later(side['add-workdays'], '个工作日', scope);
  return assertNever(side);
}

function counted([table, condition]: readonly [Variable, Condition?], scope: PrintScope): string {
  return condition === undefined ? `${name(table, scope)}的行数` : `${name(table, scope)}中${inRow([table, condition], scope)}的行数`;
}

function sum(operands: readonly Operand[], sign: string, scope: PrintScope): string {
  return operands.map((one) => (isSum(one) ? `（${operand(one, scope)}）` : operand(one, scope))).join(sign);
}

const isSum = (one: Operand): boolean => typeof one === 'object' && one !== null && ['+', '-', '*', '/'].some((sign) => Object.hasOwn(one, sign));

function ofRows([table, value, condition]: readonly [Variable, Operand, Condition?], scope: PrintScope): string {
  const here = { ...scope, table: table.var };
  const which = condition === undefined ? '各行' : `中${print(condition, here)}的各行`;
  return `${name(table, scope)}${which}${isSum(value) ? `（${operand(value, here)}）` : operand(value, here)}`;
}

const later = ([day, number]: readonly [Operand, Operand], unit: string, scope: PrintScope): string =>
  typeof number === 'number' && number < 0 ? `${operand(day, scope)}之前第${-number}${unit}` : `${operand(day, scope)}之后第${operand(number, scope)}${unit}`;

const between = ([from, to]: readonly [Operand, Operand], what: string, scope: PrintScope): string =>
  `从${operand(from, scope)}到${operand(to, scope)}的${what}`;

function literal(value: string | number | boolean | null): string {
  if (value === null) return '空';
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  return typeof value === 'number' ? String(value) : `“${value}”`;
}

/** The label of a variable. */
export function name({ var: path }: Variable, scope: PrintScope): string {
  return word(pathIn(path, scope), scope);
}

const pathIn = (path: string, { table }: PrintScope): string => (table !== undefined && path.startsWith('row.') ? `${table}${path.slice('row'.length)}` : path);

const word = (path: string, { labels }: PrintScope): string => `“${Object.hasOwn(labels, path) ? labels[path] : path}”`;
