import type { Field } from '../definition.js';
import type { Condition, Expression, Literal, Operand, OverRows, Variable } from './condition.js';
import { assertNever } from './operator.js';

/** A comparison that can never hold, or a sum of what is no number. */
export interface TypeProblem {
  readonly code: 'condition.wrong-kind' | 'condition.unknown-option';
  readonly message: string;
}

/** The field a path of the condition names; null where it is none of a form. */
export type FieldAt = (path: string) => Field | null;

type Type = 'number' | 'text' | 'day' | 'truth' | 'person' | 'unit' | 'list';
type Problems = readonly TypeProblem[];

/** What in a condition is set against a value of another kind, or against an option that is not offered. */
export function typeProblems(condition: Condition, fieldAt: FieldAt): Problems {
  return ofCondition(condition, { fieldAt, table: null });
}

/** The same of a formula; `type` says what it works out, where that can be told. */
export function typeOfFormula(value: Operand, fieldAt: FieldAt): { readonly type: string | null; readonly problems: Problems } {
  const scope: Scope = { fieldAt, table: null };
  return { type: typeOf(value, scope), problems: ofOperand(value, scope) };
}

interface Scope {
  readonly fieldAt: FieldAt;
  readonly table: string | null;
}

function ofCondition(when: Condition, scope: Scope): Problems {
  if ('and' in when) return when.and.flatMap((one) => ofCondition(one, scope));
  if ('or' in when) return when.or.flatMap((one) => ofCondition(one, scope));
  if ('not' in when) return ofCondition(when.not, scope);
  if ('some' in when) return inRows(when.some, scope);
  if ('every' in when) return inRows(when.every, scope);
  if ('none' in when) return inRows(when.none, scope);
  if ('distinct' in when) return noTable(when.distinct[0], scope);
  if ('filled' in when || 'empty' in when) return [];
  if ('in' in when) return [...ofOperand(when.in[0], scope), ...when.in[1].flatMap((value) => compared(when.in[0], value, { ...scope, isOrdered: false }))];
  if ('contains' in when) return [...ofOperand(when.contains[1], scope), ...knownOption(when.contains[0], when.contains[1], scope)];
  if ('starts' in when) return when.starts.flatMap((one) => [...ofOperand(one, scope), ...expecting(one, ['text', 'day'], scope)]);
  if ('workday' in when) return [...ofOperand(when.workday, scope), ...expecting(when.workday, ['day'], scope)];
  if ('within' in when)
    return [...pair(when.within[0], when.within[1], { ...scope, isOrdered: true }), ...pair(when.within[0], when.within[2], { ...scope, isOrdered: true })];
  const isOrdered = !('==' in when || '!=' in when);
  const sides: readonly (readonly [Operand, Operand])[] = Object.values(when);
  return sides.flatMap(([left, right]) => pair(left, right, { ...scope, isOrdered }));
}

function inRows([table, condition]: readonly [Variable, Condition], scope: Scope): Problems {
  return [...noTable(table, scope), ...ofCondition(condition, { ...scope, table: table.var })];
}

/** Only a table has rows; a list of answers may be counted. */
function noTable(table: Variable, scope: Scope): Problems {
  const field = fieldOf(table, scope);
  return field && field.kind !== 'table' ? [{ code: 'condition.wrong-kind', message: `字段“${field.label}”不是表格，不能逐行判断` }] : [];
}

interface Comparing extends Scope {
  readonly isOrdered: boolean;
}

function pair(left: Operand, right: Operand, at: Comparing): Problems {
  return [
    ...ofOperand(left, at),
    ...ofOperand(right, at),
    ...compared(left, right, at),
    ...(isLiteral(right) || isLiteral(left) ? compared(right, left, at) : []),
  ];
}

const isLiteral = (one: Operand): one is Literal => typeof one !== 'object' || one === null;

/** A side whose type is known, against a value whose type is known. */
function compared(side: Operand, value: Operand, at: Comparing): Problems {
  const [type, other] = [typeOf(side, at), typeOf(value, at)];
  if (type === null || other === null || isLiteral(side)) return [];
  if (fits(type, other, { isOrdered: at.isOrdered, isLiteral: isLiteral(value) })) return knownOption(side, value, at);
  return [{ code: 'condition.wrong-kind', message: mismatch([side, value], at) }];
}

function mismatch([side, value]: readonly [Operand, Operand], at: Scope): string {
  const [field, other] = [fieldOf(side, at), fieldOf(value, at)];
  if (field && other) return `字段“${field.label}”和“${other.label}”不是同一类，不能这样比较，这个条件永远不成立`;
  if (field) return `字段“${field.label}”不能这样与${isLiteral(value) ? `“${String(value)}”` : '算出的值'}比较，这个条件永远不成立`;
  const isCount = typeof side === 'object' && side !== null && ('count' in side || 'length' in side);
  return isLiteral(value) && isCount ? `行数和字数只能与数字比较，不能与“${String(value)}”比较` : '两边不是同一类，不能这样比较，这个条件永远不成立';
}

function knownOption(side: Operand, value: Operand, scope: Scope): Problems {
  const field = fieldOf(side, scope);
  if (!field || !('options' in field) || typeof value !== 'string' || field.options.some((option) => option.value === value)) return [];
  return [{ code: 'condition.unknown-option', message: `字段“${field.label}”没有“${value}”这个选项` }];
}

/** Texts have no order people would expect; days have. A text that is written down may name a day, a person or a unit. */
function fits(type: Type, other: Type, { isOrdered, isLiteral: isWritten }: { readonly isOrdered: boolean; readonly isLiteral: boolean }): boolean {
  if (type === 'list') return false;
  const isSame = type === other || (isWritten && other === 'text' && (type === 'day' || type === 'person' || type === 'unit'));
  return isSame && (!isOrdered || type === 'number' || type === 'day');
}

function ofOperand(value: Operand, scope: Scope): Problems {
  if (typeof value !== 'object' || value === null || 'var' in value || 'length' in value) return [];
  if ('count' in value) return value.count[1] === undefined ? notCountable(value.count[0], scope) : inRows([value.count[0], value.count[1]], scope);
  if ('if' in value) return [...ofCondition(value.if[0], scope), ...ofOperand(value.if[1], scope), ...ofOperand(value.if[2], scope)];
  if ('sum' in value) return overRows(value.sum, ['number'], scope);
  if ('average' in value) return overRows(value.average, ['number'], scope);
  if ('min' in value) return overRows(value.min, ['number', 'day'], scope);
  if ('max' in value) return overRows(value.max, ['number', 'day'], scope);
  return argumentsOf(value).flatMap(([one, types]) => [...ofOperand(one, scope), ...expecting(one, types, scope)]);
}

/** Rows are counted, and answers of a list. */
function notCountable(list: Variable, scope: Scope): Problems {
  const type = typeOf(list, scope);
  return type === null || type === 'list' ? [] : noTable(list, scope);
}

function overRows([table, value, condition]: OverRows, types: readonly Type[], scope: Scope): Problems {
  const inside = { ...scope, table: table.var };
  return [
    ...noTable(table, scope),
    ...ofOperand(value, inside),
    ...expecting(value, types, inside),
    ...(condition === undefined ? [] : ofCondition(condition, inside)),
  ];
}

type Simple = Exclude<
  Expression,
  { count: unknown } | { length: unknown } | { if: unknown } | { sum: unknown } | { average: unknown } | { min: unknown } | { max: unknown }
>;

function argumentsOf(value: Simple): readonly (readonly [Operand, readonly Type[]])[] {
  if ('+' in value) return value['+'].map((one) => [one, ['number']]);
  if ('*' in value) return value['*'].map((one) => [one, ['number']]);
  if ('-' in value) return value['-'].map((one) => [one, ['number']]);
  if ('/' in value) return value['/'].map((one) => [one, ['number']]);
  if ('round' in value) return [[value.round[0], ['number']]];
  if ('abs' in value) return [[value.abs, ['number']]];
  if ('year' in value) return [[value.year, ['day']]];
  if ('days-between' in value) return value['days-between'].map((one) => [one, ['day']]);
  if ('workdays-between' in value) return value['workdays-between'].map((one) => [one, ['day']]);
  if ('add-days' in value)
    return [
      [value['add-days'][0], ['day']],
      [value['add-days'][1], ['number']],
    ];
  if ('add-workdays' in value)
    return [
      [value['add-workdays'][0], ['day']],
      [value['add-workdays'][1], ['number']],
    ];
  return assertNever(value);
}

function expecting(value: Operand, types: readonly Type[], scope: Scope): Problems {
  const type = typeOf(value, scope);
  if (type === null || types.includes(type) || (type === 'text' && isLiteral(value) && types.includes('day'))) return [];
  const what = fieldOf(value, scope);
  return [
    {
      code: 'condition.wrong-kind',
      message: `${what ? `“${what.label}”` : '这里的值'}不是${types.includes('number') ? '数' : types.includes('text') ? '文字' : '日期'}，不能这样计算`,
    },
  ];
}

function typeOf(value: Operand, scope: Scope): Type | null {
  if (value === null) return null;
  if (typeof value !== 'object') return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'truth' : 'text';
  if ('var' in value) return typeOfField(fieldOf(value, scope), scope);
  if ('if' in value) return typeOf(value.if[1], scope) ?? typeOf(value.if[2], scope);
  if ('min' in value) return typeOf(value.min[1], { ...scope, table: value.min[0].var });
  if ('max' in value) return typeOf(value.max[1], { ...scope, table: value.max[0].var });
  return 'add-days' in value || 'add-workdays' in value ? 'day' : 'number';
}

function fieldOf(value: Operand, { fieldAt, table }: Scope): Field | null {
  if (typeof value !== 'object' || value === null || !('var' in value)) return null;
  const path = value.var;
  return fieldAt(table !== null && path.startsWith('row.') ? `${table}${path.slice('row'.length)}` : path);
}

function typeOfField(field: Field | null, scope: Scope): Type | null {
  if (field === null) return null;
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'year':
    case 'score':
    case 'rating':
      return 'number';
    case 'date':
    case 'month':
    case 'date-time':
      return 'day';
    case 'yes-no':
      return 'truth';
    case 'text':
    case 'long-text':
    case 'serial':
    case 'document-number':
    case 'choice':
      return 'text';
    case 'person':
    case 'unit':
      return field.kind;
    case 'choices':
    case 'checklist':
    case 'persons':
    case 'units':
    case 'roster':
    case 'references':
    case 'rich-text':
    case 'files':
    case 'table':
      return 'list';
    case 'formula':
      return field.of === undefined ? null : typeOf(field.of, { ...scope, table: null });
    case 'matrix':
    case 'signature':
    case 'static':
      return null;
    default:
      return assertNever(field);
  }
}
