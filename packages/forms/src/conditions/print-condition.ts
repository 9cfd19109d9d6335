import type { Condition, Operand, Variable } from './condition.js';

/** Words for paths as `variablesOf` names them: `rows` → 问题, `rows.measure` → 措施. */
export type Labels = Readonly<Record<string, string>>;

/** The condition as a Chinese sentence without full stop. A path without a label is shown as it is. */
export function printCondition(condition: Condition, labels: Labels): string {
  return print(condition, { labels, table: undefined });
}

interface Scope {
  readonly labels: Labels;
  readonly table: string | undefined;
}

const COMPARISONS = { '==': '是', '!=': '不是', '<': '小于', '<=': '不超过', '>': '大于', '>=': '不少于' } as const;

function print(condition: Condition, scope: Scope): string {
  if ('and' in condition) return list(condition.and, '，且', scope);
  if ('or' in condition) return list(condition.or, '，或', scope);
  if ('not' in condition) return `并非（${print(condition.not, scope)}）`;
  if ('filled' in condition) return `${name(condition.filled, scope)}已填写`;
  if ('empty' in condition) return `${name(condition.empty, scope)}未填写`;
  if ('some' in condition) return `${name(condition.some[0], scope)}中至少有一行${inRow(condition.some, scope)}`;
  if ('every' in condition) return `${name(condition.every[0], scope)}的每一行${inRow(condition.every, scope)}`;
  if ('distinct' in condition) return `${name(condition.distinct[0], scope)}各行的${word(`${condition.distinct[0].var}.${condition.distinct[1]}`, scope)}互不相同`;
  if ('in' in condition) return `${operand(condition.in[0], scope)}是${condition.in[1].map(literal).join('、')}之一`;
  return comparison(condition, scope);
}

function comparison(condition: object, scope: Scope): string {
  for (const [operator, verb] of Object.entries(COMPARISONS)) {
    const sides: readonly Operand[] | undefined = Reflect.get(condition, operator);
    const [left = null, right = null] = sides ?? [];
    if (sides !== undefined) return `${operand(left, scope)}${verb}${operand(right, scope)}`;
  }
  return '';
}

function list(conditions: readonly Condition[], joint: string, scope: Scope): string {
  const parts = conditions.map((part) => ('and' in part || 'or' in part ? `（${print(part, scope)}）` : print(part, scope)));
  return parts.length === 0 ? (joint === '，且' ? '总是' : '从不') : parts.join(joint);
}

const inRow = ([table, condition]: readonly [Variable, Condition], scope: Scope): string => print(condition, { ...scope, table: table.var });

function operand(side: Operand, scope: Scope): string {
  if (typeof side !== 'object' || side === null) return literal(side);
  if ('var' in side) return name(side, scope);
  if ('length' in side) return `${name(side.length, scope)}的字数`;
  const [table, condition] = side.count;
  return condition === undefined ? `${name(table, scope)}的行数` : `${name(table, scope)}中${inRow([table, condition], scope)}的行数`;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) return '空';
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  return typeof value === 'number' ? String(value) : `“${value}”`;
}

function name({ var: path }: Variable, scope: Scope): string {
  const inTable = scope.table !== undefined && path.startsWith('row.');
  return word(inTable ? `${scope.table}${path.slice('row'.length)}` : path, scope);
}

const word = (path: string, { labels }: Scope): string => `“${Object.hasOwn(labels, path) ? labels[path] : path}”`;
