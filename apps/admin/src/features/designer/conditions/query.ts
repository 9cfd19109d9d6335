import type { Condition, Literal, Operand, Variable } from '@bihuan/forms';

/** The shape the query builder edits. What it cannot show travels along as one rule, whole and untouched. */
export interface Group {
  readonly id?: string;
  readonly combinator: string;
  readonly not?: boolean;
  readonly rules: readonly (Group | Rule)[];
}
export interface Rule {
  readonly id?: string;
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
}

/** Before the path of a table: how many rows it has. */
export const ROWS_OF = '#';
/** Before the path of a text: how many characters it has. */
export const LENGTH_OF = '~';
/** The field of a rule that only carries a condition along. */
export const KEPT = '$kept';
const COMPARED = ['==', '!=', '<', '<=', '>', '>='] as const;
type Compared = (typeof COMPARED)[number];

export function groupOf(condition: Condition): Group {
  const one = partOf(condition);
  return 'rules' in one ? one : { combinator: 'and', rules: [one] };
}

export function conditionOf(group: Group): Condition {
  const parts = group.rules.flatMap((part) => {
    const condition = 'rules' in part ? conditionOf(part) : conditionOfRule(part);
    return condition ? [condition] : [];
  });
  const [first] = parts;
  const all: Condition = parts.length === 1 && first ? first : group.combinator === 'or' ? { or: parts } : { and: parts };
  return group.not === true ? { not: all } : all;
}

function partOf(condition: Condition): Group | Rule {
  if ('and' in condition) return { combinator: 'and', rules: condition.and.map(partOf) };
  if ('or' in condition) return { combinator: 'or', rules: condition.or.map(partOf) };
  if ('not' in condition) return freeDay(condition.not) ?? negated(partOf(condition.not));
  if ('filled' in condition) return { field: condition.filled.var, operator: 'filled', value: '' };
  if ('empty' in condition) return { field: condition.empty.var, operator: 'empty', value: '' };
  if ('in' in condition) return variableOf(condition.in[0], (field) => ({ field, operator: 'in', value: condition.in[1] })) ?? kept(condition);
  if ('workday' in condition) return variableOf(condition.workday, (field) => ({ field, operator: 'workday', value: '' })) ?? kept(condition);
  for (const operator of COMPARED) {
    const sides = Object.hasOwn(condition, operator) ? (condition as Record<Compared, readonly [unknown, unknown]>)[operator] : undefined; // asked right before
    if (sides && (isLiteral(sides[1]) || isVariable(sides[1]) || isLater(sides[1])))
      return comparedOf(sides[0], (field) => ({ field, operator, value: sides[1] })) ?? kept(condition);
  }
  return kept(condition);
}

function negated(part: Group | Rule): Group {
  const group = 'rules' in part ? part : { combinator: 'and', rules: [part] };
  return group.not === true ? { combinator: 'and', not: true, rules: [group] } : { ...group, not: true };
}

/** «不是工作日» is one rule, not a group that does not hold. */
const freeDay = (condition: Condition): Rule | null =>
  'workday' in condition ? variableOf(condition.workday, (field) => ({ field, operator: 'free-day', value: '' })) : null;

function conditionOfRule({ field, operator, value }: Rule): Condition | null {
  if (field === KEPT) return value as Condition; // put there by kept() alone
  const at = { var: field };
  if (field === '') return null;
  if (operator === 'filled') return { filled: at };
  if (operator === 'empty') return { empty: at };
  if (operator === 'workday') return { workday: at };
  if (operator === 'free-day') return { not: { workday: at } };
  if (operator === 'in') return { in: [at, Array.isArray(value) ? value.filter(isLiteral) : isLiteral(value) && value !== '' ? [value] : []] };
  const right = isLiteral(value) || isVariable(value) || isLater(value) ? value : '';
  return comparing(operator, measured(field) ?? at, right);
}

/** What is counted rather than read: the rows of a table, the characters of a text. */
function measured(field: string): Operand | null {
  if (field.startsWith(ROWS_OF)) return { count: [{ var: field.slice(ROWS_OF.length) }] };
  return field.startsWith(LENGTH_OF) ? { length: { var: field.slice(LENGTH_OF.length) } } : null;
}

function comparing(operator: string, at: Operand, right: Operand): Condition {
  switch (operator) {
    case '!=':
      return { '!=': [at, right] };
    case '<':
      return { '<': [at, right] };
    case '<=':
      return { '<=': [at, right] };
    case '>':
      return { '>': [at, right] };
    case '>=':
      return { '>=': [at, right] };
    default:
      return { '==': [at, right] };
  }
}

const variableOf = (operand: unknown, rule: (field: string) => Rule): Rule | null => (isVariable(operand) ? rule(operand.var) : null);

/** What is compared: a field, the number of rows of a table, or of characters of a text. */
function comparedOf(operand: unknown, rule: (field: string) => Rule): Rule | null {
  if (typeof operand !== 'object' || operand === null) return null;
  if ('length' in operand) return isVariable(operand.length) ? rule(`${LENGTH_OF}${operand.length.var}`) : null;
  if (!('count' in operand)) return variableOf(operand, rule);
  const [table, condition]: readonly unknown[] = Array.isArray(operand.count) ? operand.count : [];
  return isVariable(table) && condition === undefined ? rule(`${ROWS_OF}${table.var}`) : null;
}

export const isVariable = (one: unknown): one is Variable =>
  typeof one === 'object' && one !== null && 'var' in one && typeof one.var === 'string' && Object.keys(one).length === 1;

/** So many days, or working days, after the day in another field. */
export type Later = { readonly 'add-days': readonly [Variable, number] } | { readonly 'add-workdays': readonly [Variable, number] };

export const isLater = (one: unknown): one is Later => {
  if (typeof one !== 'object' || one === null || Object.keys(one).length !== 1) return false;
  const sides: unknown = 'add-days' in one ? one['add-days'] : 'add-workdays' in one ? one['add-workdays'] : null;
  return Array.isArray(sides) && sides.length === 2 && isVariable(sides[0]) && typeof sides[1] === 'number';
};

const kept = (condition: Condition): Rule => ({ field: KEPT, operator: '==', value: condition });

const isLiteral = (value: unknown): value is Literal => value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
