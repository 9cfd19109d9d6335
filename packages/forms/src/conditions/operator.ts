import type { Condition, Expression } from './condition.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
export type Operator = KeysOf<Condition>;
export type ValueOperator = KeysOf<Expression>;

/** A record over the closed union: a new operator does not compile until it stands here. */
const OPERATORS: Readonly<Record<Operator, true>> = {
  and: true,
  or: true,
  not: true,
  '==': true,
  '!=': true,
  '<': true,
  '<=': true,
  '>': true,
  '>=': true,
  within: true,
  in: true,
  contains: true,
  starts: true,
  workday: true,
  filled: true,
  empty: true,
  some: true,
  every: true,
  none: true,
  distinct: true,
};

const VALUE_OPERATORS: Readonly<Record<ValueOperator, true>> = {
  count: true,
  length: true,
  '+': true,
  '-': true,
  '*': true,
  '/': true,
  round: true,
  abs: true,
  sum: true,
  average: true,
  min: true,
  max: true,
  'days-between': true,
  'add-days': true,
  'workdays-between': true,
  'add-workdays': true,
  year: true,
  if: true,
};

export const isOperator = (key: string): key is Operator => Object.hasOwn(OPERATORS, key);

export const isValueOperator = (key: string): key is ValueOperator => Object.hasOwn(VALUE_OPERATORS, key);

/** Fails to compile where a member of a union was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`);
}
