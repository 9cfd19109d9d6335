import type { Condition, Expression, Operand, Variable } from './condition.js';
import { countsWorkdays } from './counts-workdays.js';
import { parseCondition, type ParsedCondition } from './parse-condition.js';
import { isPlainObject } from './reading.js';

/**
 * JsonLogic as others write and read it. Only what means the same on both sides goes over; deliberate differences that stay:
 * our comparison with an empty value is open (theirs coerces), our numbers are exact decimals, our `filled` takes 0 and false
 * for answers. A row is `row` here and the bare scope there; what is outside of the row cannot be named in it there.
 */
export type JsonLogic = { readonly [operator: string]: unknown } | string | number | boolean | null | readonly unknown[];

/** Thrown inside; callers get it as a reason. */
class NotExpressible extends Error {}

/** `needs`: working days go by our own names, and whoever reads them elsewhere has to know the calendar. */
export type ToJsonLogic =
  | { readonly ok: true; readonly logic: JsonLogic; readonly needs?: readonly string[] }
  | { readonly ok: false; readonly operator: string };

/** The condition as JsonLogic, or the operator JsonLogic has not. */
export function toJsonLogic(condition: Condition): ToJsonLogic {
  try {
    return { ok: true, logic: out(condition, false), ...needsOf(condition) };
  } catch (error) {
    if (error instanceof NotExpressible) return { ok: false, operator: error.message };
    throw error;
  }
}

/** What no engine has of its own, and each can be taught with the calendar in hand. */
const TAUGHT = ['workdays-between', 'add-workdays', 'workday'] as const;

function needsOf(condition: Condition): { readonly needs?: readonly string[] } {
  const text = JSON.stringify(condition);
  const needs = TAUGHT.filter((name) => countsWorkdays(condition) && text.includes(`"${name}":`));
  return needs.length === 0 ? {} : { needs };
}

const SAME = ['==', '!=', '<', '<=', '>', '>='] as const;

function out(condition: Condition, inRow: boolean): JsonLogic {
  if ('and' in condition) return { and: condition.and.map((part) => out(part, inRow)) };
  if ('or' in condition) return { or: condition.or.map((part) => out(part, inRow)) };
  if ('not' in condition) return { '!': [out(condition.not, inRow)] };
  if ('filled' in condition) return { '!!': [variable(condition.filled, inRow)] };
  if ('empty' in condition) return { '!': [variable(condition.empty, inRow)] };
  if ('some' in condition) return { some: rows(condition.some, inRow) };
  if ('every' in condition) return { all: rows(condition.every, inRow) };
  if ('none' in condition) return { none: rows(condition.none, inRow) };
  if ('in' in condition) return { in: [value(condition.in[0], inRow), condition.in[1]] };
  if ('contains' in condition) return { in: [value(condition.contains[1], inRow), value(condition.contains[0], inRow)] };
  if ('within' in condition) return { '<=': [value(condition.within[1], inRow), value(condition.within[0], inRow), value(condition.within[2], inRow)] };
  if ('workday' in condition) return { workday: [value(condition.workday, inRow)] };
  for (const operator of SAME) {
    const sides: readonly Operand[] | undefined = Reflect.get(condition, operator);
    if (sides !== undefined) return { [STRICT[operator] ?? operator]: sides.map((side) => value(side, inRow)) };
  }
  throw new NotExpressible(Object.keys(condition)[0]);
}

/** Nothing is coerced here, so nothing may be coerced there. */
const STRICT: Readonly<Record<string, string>> = { '==': '===', '!=': '!==' };

const rows = ([table, condition]: readonly [Variable, Condition], inRow: boolean): readonly JsonLogic[] => [variable(table, inRow), out(condition, true)];

function variable({ var: path }: Variable, inRow: boolean): JsonLogic {
  if (!inRow) return { var: path };
  if (!path.startsWith('row.')) throw new NotExpressible('var');
  return { var: path.slice('row.'.length) };
}

function value(operand: Operand, inRow: boolean): JsonLogic {
  if (typeof operand !== 'object' || operand === null) return operand;
  return 'var' in operand ? variable(operand, inRow) : expression(operand, inRow);
}

function expression(operand: Expression, inRow: boolean): JsonLogic {
  if ('if' in operand) return { if: [out(operand.if[0], inRow), value(operand.if[1], inRow), value(operand.if[2], inRow)] };
  if ('count' in operand) return counted(operand.count, inRow);
  if ('sum' in operand && operand.sum.length === 2)
    return { reduce: [{ map: [variable(operand.sum[0], inRow), value(operand.sum[1], true)] }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] };
  for (const sign of ['+', '-', '*', '/', 'workdays-between', 'add-workdays'] as const) {
    const sides: readonly Operand[] | undefined = Reflect.get(operand, sign);
    if (sides !== undefined) return { [sign]: sides.map((side) => value(side, inRow)) };
  }
  throw new NotExpressible(Object.keys(operand)[0]);
}

const counted = ([table, condition]: readonly [Variable, Condition?], inRow: boolean): JsonLogic => ({
  reduce: [
    condition === undefined ? variable(table, inRow) : { filter: [variable(table, inRow), out(condition, true)] },
    { '+': [{ var: 'accumulator' }, 1] },
    0,
  ],
});

/** JsonLogic read as a condition of ours; whatever has no meaning here is a problem as everywhere else. */
export const fromJsonLogic = (logic: unknown): ParsedCondition => parseCondition(taken(logic, false, 0));

const ROWS: Readonly<Record<string, string>> = { some: 'some', all: 'every', none: 'none' };
const NAMES: Readonly<Record<string, string>> = { '===': '==', '!==': '!=' };

/** Translated by names alone; `parseCondition` judges what comes out, so that nothing is let through here. */
function taken(logic: unknown, inRow: boolean, depth: number): unknown {
  if (depth > 64) return null;
  if (Array.isArray(logic)) return logic.map((member: unknown) => taken(member, inRow, depth + 1));
  if (!isPlainObject(logic)) return logic;
  const [operator = '', ...others] = Object.keys(logic);
  const args = logic[operator];
  const list: readonly unknown[] = Array.isArray(args) ? args : [args];
  const deeper = (one: unknown): unknown => taken(one, inRow, depth + 1);
  if (others.length > 0) return logic;
  if (operator === 'var') return { var: typeof list[0] === 'string' && inRow ? `row.${list[0]}` : list[0] };
  if (operator === 'workday') return { workday: deeper(list[0]) };
  if (operator === '!' || operator === '!!') return presence(operator, deeper(list[0]));
  if (Object.hasOwn(ROWS, operator)) return { [ROWS[operator] ?? operator]: [deeper(list[0]), taken(list[1], true, depth + 1)] };
  if (operator === 'in' && Array.isArray(list[1])) return { in: [deeper(list[0]), list[1]] };
  if (operator === 'in') return { contains: [deeper(list[1]), deeper(list[0])] };
  if (operator === '<=' && list.length === 3) return { within: [deeper(list[1]), deeper(list[0]), deeper(list[2])] };
  return { [NAMES[operator] ?? operator]: list.map(deeper) };
}

/** `!!` of a value asks whether it is there, `!` of a condition denies it. */
function presence(operator: '!' | '!!', of: unknown): unknown {
  const isVariable = isPlainObject(of) && Object.hasOwn(of, 'var');
  if (isVariable) return operator === '!!' ? { filled: of } : { empty: of };
  return operator === '!!' ? of : { not: of };
}
