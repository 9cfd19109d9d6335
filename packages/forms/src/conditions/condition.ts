/**
 * A condition is a closed, JsonLogic-shaped tree. It reads a plain value record and nothing else.
 *
 * Paths name values: `{ var: 'class' }` a field, `{ var: 'rows' }` a table (an array of row objects),
 * `{ var: 'row.measure' }` inside `some`, `every` and `count`, the row at hand.
 * Comparing with an empty value is *unknown*; an unknown condition does not hold.
 * It does not coerce, does not throw on data, and never calls user code.
 */
export type Condition =
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly '==': readonly [Operand, Operand] }
  | { readonly '!=': readonly [Operand, Operand] }
  | { readonly '<': readonly [Operand, Operand] }
  | { readonly '<=': readonly [Operand, Operand] }
  | { readonly '>': readonly [Operand, Operand] }
  | { readonly '>=': readonly [Operand, Operand] }
  | { readonly in: readonly [Operand, readonly Literal[]] }
  | { readonly filled: Variable }
  | { readonly empty: Variable }
  | { readonly some: readonly [Variable, Condition] }
  | { readonly every: readonly [Variable, Condition] }
  | { readonly distinct: readonly [Variable, string] };

export interface Variable {
  readonly var: string;
}

/** Number of rows of a table for which the condition holds (all rows when there is none). */
export interface Count {
  readonly count: readonly [Variable] | readonly [Variable, Condition];
}

/** Number of characters of a text. */
export interface Length {
  readonly length: Variable;
}

export type Literal = string | number | boolean | null;
export type Operand = Literal | Variable | Count | Length;

/** What a condition answers: `unknown` where an empty value leaves it open. */
export type Truth = 'true' | 'false' | 'unknown';

/** The values a condition may read. */
export type Reading = Readonly<Record<string, unknown>>;
