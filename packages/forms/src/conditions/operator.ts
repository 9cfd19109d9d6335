import type { Condition, Expression } from './condition.js';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
export type Operator = KeysOf<Condition>;
export type ValueOperator = KeysOf<Expression>;

/** Fails to compile where a member of a union was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`);
}
