/**
 * A condition is a closed, JsonLogic-shaped tree. It reads a plain value record and nothing else.
 *
 * Paths name values: `{ var: 'class' }` a field, `{ var: 'rows' }` a table (an array of row objects),
 * `{ var: 'row.measure' }` inside `some`, `every`, `none`, `count` and the aggregates, the row at hand.
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
  | { readonly within: readonly [Operand, Operand, Operand] }
  | { readonly in: readonly [Operand, readonly Literal[]] }
  | { readonly contains: readonly [Operand, Operand] }
  | { readonly starts: readonly [Operand, Operand] }
  /** A day that is worked, by the calendar the caller gives. */
  | { readonly workday: Operand }
  | { readonly filled: Variable }
  | { readonly empty: Variable }
  | { readonly some: readonly [Variable, Condition] }
  | { readonly every: readonly [Variable, Condition] }
  | { readonly none: readonly [Variable, Condition] }
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

/** Exact decimals; what is empty or no number leaves the result open. */
export type Arithmetic =
  | { readonly '+': readonly Operand[] }
  | { readonly '-': readonly [Operand, Operand] }
  | { readonly '*': readonly Operand[] }
  | { readonly '/': readonly [Operand, Operand] }
  /** To so many places, half away from zero. */
  | { readonly round: readonly [Operand, number] }
  | { readonly abs: Operand };

/** A value of each row of a table, of all rows or of those for which the condition holds. Empty cells count for nothing. */
export type OverRows = readonly [Variable, Operand] | readonly [Variable, Operand, Condition];
export type Aggregate = { readonly sum: OverRows } | { readonly average: OverRows } | { readonly min: OverRows } | { readonly max: OverRows };

/** Local days. Working days are those of the calendar the caller gives; without one they stay open. */
export type Days =
  | { readonly 'days-between': readonly [Operand, Operand] }
  | { readonly 'add-days': readonly [Operand, Operand] }
  | { readonly 'workdays-between': readonly [Operand, Operand] }
  | { readonly 'add-workdays': readonly [Operand, Operand] }
  | { readonly year: Operand };

/** One value where the condition holds, the other where it does not or is not known. */
export interface Either {
  readonly if: readonly [Condition, Operand, Operand];
}

export type Literal = string | number | boolean | null;
export type Expression = Count | Length | Arithmetic | Aggregate | Days | Either;
export type Operand = Literal | Variable | Expression;

/** What a condition answers: `unknown` where an empty value leaves it open. */
export type Truth = 'true' | 'false' | 'unknown';

/** The values a condition may read. */
export type Reading = Readonly<Record<string, unknown>>;
