import { neverHolds } from '@bihuan/forms';
import type { Condition, Operand, Variable } from '@bihuan/forms';
import type { FormDefinition } from '../kinds.js';
import type { BundleProblem } from './bundle.js';
import { bundleProblem } from './guard.js';

type Field = FormDefinition['fields'][string];
type FieldAt = (path: string) => Field | null;

/** Conditions that can never hold: by themselves, or because a field is set against what it can never be. */
export function conditionKinds(when: Condition, pointer: string, fieldAt: FieldAt): readonly BundleProblem[] {
  const found = kinds(when, pointer, fieldAt);
  return found.length > 0 || !neverHolds(when) ? found : [bundleProblem(pointer, 'condition.never', '这个条件自相矛盾，无论怎样填写都不成立')];
}

/** A field set against a value or a field of another kind, or against an option it does not offer. */
function kinds(when: Condition, pointer: string, fieldAt: FieldAt): readonly BundleProblem[] {
  if ('and' in when) return when.and.flatMap((one) => kinds(one, pointer, fieldAt));
  if ('or' in when) return when.or.flatMap((one) => kinds(one, pointer, fieldAt));
  if ('not' in when) return kinds(when.not, pointer, fieldAt);
  if ('some' in when || 'every' in when) return ofRows('some' in when ? when.some : when.every, pointer, fieldAt);
  if ('distinct' in when) return ofRows([when.distinct[0]], pointer, fieldAt);
  if ('in' in when) {
    const [side, values] = when.in;
    return values.flatMap((value) => compared(side, value, { isOrdered: false, pointer, fieldAt }));
  }
  if ('filled' in when || 'empty' in when) return [];
  const isOrdered = !('==' in when || '!=' in when);
  const sides: readonly (readonly [Operand, Operand])[] = Object.values(when);
  return sides.flatMap(([left, right]) => [
    ...[left, right].flatMap((side) => (typeof side === 'object' && side !== null && 'count' in side ? ofRows(side.count, pointer, fieldAt) : [])),
    ...compared(left, right, { isOrdered, pointer, fieldAt }), ...compared(right, left, { isOrdered, pointer, fieldAt }), ...unlike(left, right, { isOrdered, pointer, fieldAt }),
  ]);
}

/** Only a table has rows; in them `row` means one of its columns. */
function ofRows([table, inner]: readonly [Variable, Condition?], pointer: string, fieldAt: FieldAt): readonly BundleProblem[] {
  const field = fieldAt(table.var);
  if (field && field.kind !== 'table') return [bundleProblem(pointer, 'condition.wrong-kind', `字段“${field.label}”不是表格，不能逐行判断`)];
  return inner === undefined ? [] : kinds(inner, pointer, (path) => fieldAt(path.startsWith('row.') ? `${table.var}${path.slice('row'.length)}` : path));
}

interface Comparing {
  readonly isOrdered: boolean;
  readonly pointer: string;
  readonly fieldAt: FieldAt;
}

/** Two fields are compared only where both hold the same kind of thing. */
function unlike(left: Operand, right: Operand, { isOrdered, pointer, fieldAt }: Comparing): readonly BundleProblem[] {
  const [a, b] = [left, right].map((side) => (typeof side === 'object' && side !== null && 'var' in side ? fieldAt(side.var) : null));
  if (!a || !b) return [];
  const [one, other] = [thingOf(a), thingOf(b)];
  const fits = one !== null && one === other && (!isOrdered || one === 'number' || one === 'day');
  return fits ? [] : [bundleProblem(pointer, 'condition.wrong-kind', `字段“${a.label}”和“${b.label}”不是同一类，不能这样比较，这个条件永远不成立`)];
}

function thingOf({ kind }: Field): 'number' | 'day' | 'yes-no' | 'text' | 'person' | 'unit' | null {
  if (kind === 'integer') return 'number';
  if (kind === 'date') return 'day';
  if (kind === 'text' || kind === 'long-text' || kind === 'choice') return 'text';
  return kind === 'yes-no' || kind === 'person' || kind === 'unit' ? kind : null;
}

function compared(side: Operand, value: Operand, { isOrdered, pointer, fieldAt }: Comparing): readonly BundleProblem[] {
  if (typeof side !== 'object' || side === null || typeof value === 'object') return [];
  if (!('var' in side)) return typeof value === 'number' ? [] : [bundleProblem(pointer, 'condition.wrong-kind', `行数和字数只能与数字比较，不能与“${String(value)}”比较`)];
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
