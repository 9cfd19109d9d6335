import type { Condition, Literal, Operand } from './condition.js';
import { evaluate } from './evaluate.js';

/**
 * Whether a condition is false whatever is filled in: it sets one value against two others, wants a value that is empty, counts below
 * none. What it cannot prove it leaves: `false` does not mean that the condition can hold.
 */
export function neverHolds(condition: Condition): boolean {
  const ways = waysToHold(condition, true);
  return ways !== null && ways.every(isContradiction);
}

/** One comparison of a value with something fixed, or that it is filled or empty; `false` is a comparison that never holds. */
type Fact =
  | { readonly type: 'one-of'; readonly key: string; readonly values: readonly Literal[] }
  | { readonly type: 'none-of'; readonly key: string; readonly values: readonly Literal[] }
  | { readonly type: 'from' | 'to'; readonly key: string; readonly value: Literal; readonly isOpen: boolean }
  | { readonly type: 'filled' | 'empty'; readonly key: string }
  | { readonly type: 'false' };
type Way = readonly Fact[];

/** More ways than anybody writes; beyond that nothing is said. */
const MOST_WAYS = 128;

/** The ways in which it is true (or, not `wanted`, false): in each all its facts are so. Null: too many to look at. */
function waysToHold(condition: Condition, wanted: boolean): readonly Way[] | null {
  if ('not' in condition) return waysToHold(condition.not, !wanted);
  if ('and' in condition) return wanted ? together(condition.and, wanted) : apart(condition.and, wanted);
  if ('or' in condition) return wanted ? apart(condition.or, wanted) : together(condition.or, wanted);
  if ('filled' in condition) return [[{ type: wanted ? 'filled' : 'empty', key: condition.filled.var }]];
  if ('empty' in condition) return [[{ type: wanted ? 'empty' : 'filled', key: condition.empty.var }]];
  if ('some' in condition) return wanted && neverHolds(condition.some[1]) ? [[{ type: 'false' }]] : [[]];
  if ('every' in condition || 'none' in condition || 'distinct' in condition) return [[]];
  if ('contains' in condition || 'starts' in condition || 'within' in condition || 'workday' in condition) return [[]];
  if ('in' in condition) {
    const [side, values] = condition.in;
    const key = keyOf(side);
    if (key === null) return [fixed(condition, wanted)];
    return [
      [
        { type: wanted ? 'one-of' : 'none-of', key, values },
        { type: 'filled', key },
      ],
    ];
  }
  return [comparison(condition, wanted)];
}

function together(parts: readonly Condition[], wanted: boolean): readonly Way[] | null {
  if (parts.length > MOST_WAYS) return null;
  let all: readonly Way[] = [[]];
  for (const part of parts) {
    const more = waysToHold(part, wanted);
    if (more === null || all.length * more.length > MOST_WAYS) return null;
    all = all.flatMap((way) => more.map((one) => [...way, ...one]));
  }
  return all;
}

function apart(parts: readonly Condition[], wanted: boolean): readonly Way[] | null {
  const all: Way[] = [];
  for (const part of parts) {
    const ways = waysToHold(part, wanted);
    if (ways === null || all.length + ways.length > MOST_WAYS) return null;
    all.push(...ways);
  }
  return all;
}

type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';
const OPPOSITE: Readonly<Record<Operator, Operator>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };
const TURNED: Readonly<Record<Operator, Operator>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function comparison(condition: Condition, wanted: boolean): Way {
  // One of the six comparisons is all that is left.
  const [[said, [left, right]]] = Object.entries(condition) as [[Operator, readonly [Operand, Operand]]];
  const operator = wanted ? said : OPPOSITE[said];
  const [a, b] = [keyOf(left), keyOf(right)];
  if (a === null && b === null) return fixed(condition, wanted);
  if (a !== null && b !== null)
    return a === b && (operator === '!=' || operator === '<' || operator === '>')
      ? [{ type: 'false' }]
      : [
          { type: 'filled', key: a },
          { type: 'filled', key: b },
        ];
  // One side is a value, the other is none: asked just above.
  return a === null ? factsOf(b ?? '', TURNED[operator], left as Literal) : factsOf(a, operator, right as Literal);
}

function factsOf(key: string, operator: Operator, value: Literal): Way {
  const filled: Fact = { type: 'filled', key };
  if (isEmpty(value)) return [{ type: 'false' }];
  if (operator === '==') return [filled, { type: 'one-of', key, values: [value] }];
  if (operator === '!=') return [filled, { type: 'none-of', key, values: [value] }];
  return [filled, { type: operator === '>' || operator === '>=' ? 'from' : 'to', key, value, isOpen: operator === '<' || operator === '>' }];
}

/** Comparing with nothing is unknown, and unknown does not hold. */
const isEmpty = (value: Literal): boolean => value === null || (typeof value === 'string' && value.trim() === '');

const fixed = (condition: Condition, wanted: boolean): Way => (evaluate(condition, {}) === (wanted ? 'true' : 'false') ? [] : [{ type: 'false' }]);

function keyOf(side: Operand): string | null {
  if (typeof side !== 'object' || side === null) return null;
  return 'var' in side ? side.var : JSON.stringify(side);
}

function isContradiction(way: Way): boolean {
  if (way.some(({ type }) => type === 'false')) return true;
  const byKey = new Map<string, Fact[]>();
  for (const fact of way) {
    const key = 'key' in fact ? fact.key : '';
    const known = byKey.get(key);
    if (known) known.push(fact);
    else byKey.set(key, [fact]);
  }
  return [...byKey].some(([key, facts]) => cannotBe(key, facts));
}

/** Whether no value is all of this at once. */
function cannotBe(key: string, facts: Way): boolean {
  const has = (type: Fact['type']): boolean => facts.some((fact) => fact.type === type);
  if (has('empty') && has('filled')) return true;
  const allowed = facts.flatMap((fact) => (fact.type === 'one-of' ? [fact.values.filter((value) => !isEmpty(value))] : []));
  const [first, ...rest] = allowed;
  if (first) return !first.some((value) => rest.every((other) => other.includes(value)) && facts.every((fact) => allows(fact, value)));
  // Numbers of rows and characters are never below none; other results may be.
  const numbers = key.startsWith('{"count"') || key.startsWith('{"length"');
  const bounds = facts.filter((fact): fact is Bound => fact.type === 'from' || fact.type === 'to');
  const lowest = bounds.filter(({ type }) => type === 'from');
  const highest = bounds.filter(({ type }) => type === 'to');
  return (numbers && !highest.every((to) => allows(to, 0))) || lowest.some((from) => highest.some((to) => isAbove(from, to)));
}

function allows(fact: Fact, value: Literal): boolean {
  if (fact.type === 'none-of') return !fact.values.includes(value);
  if (fact.type !== 'from' && fact.type !== 'to') return true;
  if (typeof value !== typeof fact.value || value === null || fact.value === null) return false;
  if (value === fact.value) return !fact.isOpen;
  return fact.type === 'from' ? value > fact.value : value < fact.value;
}

type Bound = Extract<Fact, { readonly isOpen: boolean }>;

const isAbove = (from: Bound, to: Bound): boolean => !allows(to, from.value) || (from.value === to.value && from.isOpen);
