import type { Condition, Operand } from '@bihuan/forms';
import type { FormDefinition } from '../kinds.js';
import type { BundleProblem } from './bundle.js';
import { bundleProblem } from './guard.js';

type Field = FormDefinition['fields'][string];
type FieldAt = (path: string) => Field | null;

/** Comparisons that can never hold: a field set against a value of another kind, or against an option it does not offer. */
export function conditionKinds(when: Condition, pointer: string, fieldAt: FieldAt): readonly BundleProblem[] {
  if ('and' in when) return when.and.flatMap((one) => conditionKinds(one, pointer, fieldAt));
  if ('or' in when) return when.or.flatMap((one) => conditionKinds(one, pointer, fieldAt));
  if ('not' in when) return conditionKinds(when.not, pointer, fieldAt);
  if ('in' in when) {
    const [side, values] = when.in;
    return values.flatMap((value) => compared(side, value, { isOrdered: false, pointer, fieldAt }));
  }
  if ('filled' in when || 'empty' in when || 'some' in when || 'every' in when || 'distinct' in when) return [];
  const isOrdered = !('==' in when || '!=' in when);
  const sides: readonly (readonly [Operand, Operand])[] = Object.values(when);
  return sides.flatMap(([left, right]) => [...compared(left, right, { isOrdered, pointer, fieldAt }), ...compared(right, left, { isOrdered, pointer, fieldAt })]);
}

function compared(side: Operand, value: Operand, { isOrdered, pointer, fieldAt }: { isOrdered: boolean; pointer: string; fieldAt: FieldAt }): readonly BundleProblem[] {
  if (typeof side !== 'object' || side === null || !('var' in side) || typeof value === 'object') return [];
  const field = fieldAt(side.var);
  if (!field) return [];
  const fits = typesOf(field, isOrdered);
  if (fits.length === 0 || !fits.includes(typeof value)) return [bundleProblem(pointer, 'condition.wrong-kind', `字段“${field.label}”不能这样与“${String(value)}”比较，这个条件永远不成立`)];
  if (field.kind !== 'choice' || field.options.some((option) => option.value === value)) return [];
  return [bundleProblem(pointer, 'condition.unknown-option', `字段“${field.label}”没有“${String(value)}”这个选项`)];
}

/** JavaScript types of literals a field may be compared with. */
function typesOf({ kind }: Field, isOrdered: boolean): readonly string[] {
  switch (kind) {
    case 'integer':
      return ['number'];
    case 'date':
      return ['string'];
    case 'yes-no':
      return isOrdered ? [] : ['boolean'];
    case 'text':
    case 'long-text':
    case 'choice':
    case 'person':
    case 'unit':
      return isOrdered ? [] : ['string'];
    case 'choices':
    case 'files':
    case 'table':
    case 'static':
      return [];
  }
}
