import type { Operand } from '@bihuan/forms';
import { assertNever } from '../../../../shared/assert-never.js';

/** Ways of working something out, as they are offered. */
export const ops = [
  'opField',
  'opNumber',
  'opAdd',
  'opSubtract',
  'opMultiply',
  'opDivide',
  'opSum',
  'opCount',
  'opAverage',
  'opMin',
  'opMax',
  'opDays',
  'opAddDays',
  'opWorkdays',
  'opAddWorkdays',
  'opYear',
  'opRound',
] as const;
export type Op = (typeof ops)[number] | 'opOther';

/** What is not offered here stays as it is. */
export function opOf(value: Operand): Op {
  if (typeof value === 'number') return 'opNumber';
  if (typeof value !== 'object' || value === null) return 'opOther';
  if ('var' in value) return 'opField';
  if ('+' in value) return 'opAdd';
  if ('-' in value) return 'opSubtract';
  if ('*' in value) return 'opMultiply';
  if ('/' in value) return 'opDivide';
  if ('sum' in value) return 'opSum';
  if ('average' in value) return 'opAverage';
  if ('min' in value) return 'opMin';
  if ('max' in value) return 'opMax';
  if ('round' in value) return 'opRound';
  if ('year' in value) return 'opYear';
  if ('days-between' in value) return 'opDays';
  if ('add-days' in value) return 'opAddDays';
  if ('workdays-between' in value) return 'opWorkdays';
  if ('add-workdays' in value) return 'opAddWorkdays';
  return 'count' in value && value.count[1] === undefined ? 'opCount' : 'opOther';
}

interface Start {
  /** What was there before: it stays as the first part where that makes sense. */
  readonly value: Operand;
  readonly numbers: readonly string[];
  readonly days: readonly string[];
  readonly tables: readonly { readonly path: string; readonly first: Operand }[];
}

/** The least of its kind, of what the form has. */
export function startOf(op: (typeof ops)[number], { value, numbers, days, tables }: Start): Operand {
  const at = (list: readonly string[], n: number): Operand => {
    const path = list[n] ?? list[0];
    return path === undefined ? 0 : { var: path };
  };
  const kept: Operand = opOf(value) === 'opOther' || value === 0 ? at(numbers, 0) : value;
  const [table = { path: '', first: 0 }] = tables;
  const rows = { var: table.path };
  switch (op) {
    case 'opField':
      return at([...numbers, ...days], 0);
    case 'opNumber':
      return 0;
    case 'opAdd':
      return { '+': [kept, at(numbers, 1)] };
    case 'opSubtract':
      return { '-': [kept, at(numbers, 1)] };
    case 'opMultiply':
      return { '*': [kept, at(numbers, 1)] };
    case 'opDivide':
      return { '/': [kept, at(numbers, 1)] };
    case 'opRound':
      return { round: [kept, 0] };
    case 'opCount':
      return { count: [rows] };
    case 'opSum':
      return { sum: [rows, table.first] };
    case 'opAverage':
      return { average: [rows, table.first] };
    case 'opMin':
      return { min: [rows, table.first] };
    case 'opMax':
      return { max: [rows, table.first] };
    case 'opDays':
      return { 'days-between': [at(days, 0), at(days, 1)] };
    case 'opAddDays':
      return { 'add-days': [at(days, 0), 1] };
    case 'opWorkdays':
      return { 'workdays-between': [at(days, 0), at(days, 1)] };
    case 'opAddWorkdays':
      return { 'add-workdays': [at(days, 0), 5] };
    case 'opYear':
      return { year: at(days, 0) };
    default:
      return assertNever(op);
  }
}
