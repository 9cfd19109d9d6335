import type { ItemsUntil, LifecycleDefinition, Requirement, WaitUntil } from '../definition.js';
import { namedBy } from '../questions/words-used.js';
import { below, problem, type Problem } from './problem.js';
import { statesOf, tellsOf, waitsOf } from './walk.js';

const FIELD = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;

/** Nodes where nobody decides: whoever is told is named, and what is waited for can come or be let go. */
export function lintNodes(definition: LifecycleDefinition): readonly Problem[] {
  return statesOf(definition).flatMap((state) => [
    ...tellsOf(state).flatMap(({ value: { who }, pointer }) => [
      ...(who.length === 0 ? [problem(below(pointer, 'who'), 'tell.nobody', '没有写明告知谁')] : []),
      ...who.flatMap((one, n) =>
        namedBy(one).some(({ type }) => type === 'chosen') ? [problem(below(pointer, 'who', n), 'tell.chosen', '告知谁要写明，不能留给办理人选')] : [],
      ),
    ]),
    ...waitsOf(state).flatMap(({ value, pointer }) => [
      ...(definition.office ? [] : [problem(pointer, 'wait.nobody-lets-go', '要等的可能一直不来，请写明谁可以提前放行')]),
      ...until(value.until, below(pointer, 'until')),
    ]),
  ]);
}

/** The form of a day may be the item's own, which a lifecycle does not name: whether it exists is asked where both are known. */
function until(waits: WaitUntil, pointer: string): readonly Problem[] {
  if (waits.type === 'form-day') return FIELD.test(waits.field) ? [] : [problem(below(pointer, 'field'), 'wait.wrong-field', '要写表单里日期字段的编号')];
  if (waits.type === 'items') return ofItems(waits, pointer);
  if (waits.type !== 'answer') return [];
  return [...(waits.who.length === 0 ? [problem(below(pointer, 'who'), 'act.nobody', '没有人可以办这一步')] : []), ...twice(waits.requires ?? [], pointer)];
}

/** Which states the other lifecycle has is asked where both are known. */
function ofItems({ field, states }: ItemsUntil, pointer: string): readonly Problem[] {
  return [
    ...(FIELD.test(field) ? [] : [problem(below(pointer, 'field'), 'wait.wrong-field', '要写表单里引用记录字段的编号')]),
    ...(states?.length === 0 ? [problem(below(pointer, 'states'), 'wait.no-states', '没有写明到哪个状态算数，请至少选一个，或者改为等到办结')] : []),
    ...(states ?? []).flatMap((code, n, all) => (all.indexOf(code) < n ? [problem(below(pointer, 'states', n), 'id.duplicate', `状态“${code}”写了两次`)] : [])),
  ];
}

function twice(requires: readonly Requirement[], pointer: string): readonly Problem[] {
  const ids = requires.map(({ id }) => id);
  return ids.flatMap((id, n) => (ids.indexOf(id) < n ? [problem(below(pointer, 'requires', n, 'id'), 'id.duplicate', `编号“${id}”重复`)] : []));
}
