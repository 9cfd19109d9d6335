import type { DayFromForm, LifecycleDefinition } from '../definition.js';
import { formsOf } from '../questions/words-used.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, statesOf } from './walk.js';

const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** A day is taken from a form that is handed in somewhere on the way, and from one place only. */
export function lintSets(definition: LifecycleDefinition): readonly Problem[] {
  const forms = new Set(formsOf(definition));
  return statesOf(definition)
    .flatMap(actsOf)
    .flatMap(({ value, pointer }) => (value.sets ?? []).flatMap((one, n, all) => ofOne(one, below(pointer, 'sets', n), { forms, before: all.slice(0, n) })));
}

function ofOne(
  { day, form, field }: DayFromForm,
  pointer: string,
  { forms, before }: { forms: ReadonlySet<string>; before: readonly DayFromForm[] },
): readonly Problem[] {
  const unknown = forms.has(form) ? [] : [problem(below(pointer, 'form'), 'sets.unknown-form', `这个流程里没有表单“${form}”`)];
  const twice = before.some((other) => other.day === day) ? [problem(below(pointer, 'day'), 'sets.duplicate-day', '同一个日期只能由一处决定')] : [];
  const misnamed = FIELD.test(field) ? [] : [problem(below(pointer, 'field'), 'sets.wrong-field', '要写表单里日期字段的编号')];
  return [...unknown, ...twice, ...misnamed];
}
