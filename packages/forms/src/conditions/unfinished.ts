import type { Condition, Operand } from './condition.js';

const COMPARED = ['==', '!=', '<', '<=', '>', '>=', 'contains', 'starts', 'within'] as const;

/** Nothing to compare, or with nothing, wherever in it: it would always hold, or never. What was begun and not written to the end. */
export function isUnfinished(when: Condition): boolean {
  if ('and' in when) return when.and.length === 0 || when.and.some(isUnfinished);
  if ('or' in when) return when.or.length === 0 || when.or.some(isUnfinished);
  if ('not' in when) return isUnfinished(when.not);
  if ('in' in when) return when.in[1].length === 0 || when.in[1].some(isNothing) || isNothing(when.in[0]) || isUnfinishedOperand(when.in[0]);
  if ('some' in when) return isUnfinished(when.some[1]);
  if ('every' in when) return isUnfinished(when.every[1]);
  if ('none' in when) return isUnfinished(when.none[1]);
  if ('workday' in when) return isNothing(when.workday) || isUnfinishedOperand(when.workday);
  return COMPARED.some((operator) => {
    // One of the comparisons, or what compares nothing, is all that is left; which one is not known to the type.
    const sides = Reflect.get(when, operator) as readonly Operand[] | undefined;
    return sides !== undefined && sides.some((side) => isNothing(side) || isUnfinishedOperand(side));
  });
}

/** The same of the conditions inside a value. */
export function isUnfinishedOperand(side: Operand): boolean {
  if (typeof side !== 'object' || side === null || 'var' in side || 'length' in side) return false;
  if ('if' in side) return isUnfinished(side.if[0]) || side.if.slice(1).some((one) => isUnfinishedOperand(one as Operand)); // all behind the first are values
  if ('count' in side) return side.count[1] !== undefined && isUnfinished(side.count[1]);
  for (const name of ['sum', 'average', 'min', 'max'] as const) {
    const over = Reflect.get(side, name) as readonly [unknown, Operand, Condition?] | undefined; // as `OverRows` says
    if (over !== undefined) return isUnfinishedOperand(over[1]) || (over[2] !== undefined && isUnfinished(over[2]));
  }
  // Whatever else works something out has values for its sides.
  return Object.values(side)
    .flat()
    .some((one) => isUnfinishedOperand(one as Operand));
}

/** Blanks are nothing, too: what is compared with them is unknown for ever. */
const isNothing = (side: Operand): boolean => side === null || (typeof side === 'string' && side.trim() === '');
