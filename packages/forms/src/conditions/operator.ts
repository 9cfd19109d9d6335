import type { Condition } from './condition.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
export type Operator = KeysOf<Condition>;

/** A record over the closed union: a new operator does not compile until it stands here. */
const OPERATORS: Readonly<Record<Operator, true>> = {
  and: true, or: true, not: true, '==': true, '!=': true, '<': true, '<=': true, '>': true, '>=': true,
  in: true, filled: true, empty: true, some: true, every: true, distinct: true,
};

export const isOperator = (key: string): key is Operator => Object.hasOwn(OPERATORS, key);

/** Fails to compile where a member of a union was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`);
}
