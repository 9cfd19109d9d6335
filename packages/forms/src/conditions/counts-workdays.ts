import type { FormDefinition } from '../definition.js';
import type { Condition, Operand } from './condition.js';

/** Whether it counts working days, so that whoever asks it needs the calendar. In a condition every object is an operator: words are never taken for one. */
export function countsWorkdays(part: Condition | Operand | readonly (Condition | Operand)[] | FormDefinition): boolean {
  return hasOperator(part);
}

const OPERATORS: readonly string[] = ['workdays-between', 'add-workdays', 'workday'];

function hasOperator(part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([name, value]) => OPERATORS.includes(name) || hasOperator(value));
}
