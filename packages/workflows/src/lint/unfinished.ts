import type { Condition } from '@bihuan/forms';
import type { LifecycleDefinition, Resolver, Who } from '../definition.js';
import { namedBy } from '../questions/words-used.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, isFork, nodesOf, statesOf, subItemsOf, tellsOf, waitsOf, type Located } from './walk.js';

/** What was begun in the designer and not chosen yet: a line without its post, a condition without what it compares with. */
export function lintUnfinished(definition: LifecycleDefinition): readonly Problem[] {
  return [...lines(definition).flatMap(({ value, pointer }) => value.flatMap((one, n) => noPost(one, below(pointer, n)))), ...branches(definition)];
}

function lines(definition: LifecycleDefinition): readonly Located<readonly (Resolver | Who)[]>[] {
  const states = statesOf(definition);
  const works = states.flatMap((state) => [
    ...(state.value.work ? [{ value: state.value.work, pointer: below(state.pointer, 'work') }] : []),
    ...nodesOf(state.value.chain, state.pointer).flatMap(({ value, pointer }) =>
      value.type === 'step' ? [{ value: value.work, pointer: below(pointer, 'work') }] : [],
    ),
  ]);
  return [
    ...works.flatMap(({ value: { who, orElse = [] }, pointer }) => [
      { value: who, pointer: below(pointer, 'who') },
      { value: orElse, pointer: below(pointer, 'orElse') },
    ]),
    ...states.flatMap(actsOf).map(({ value: { who }, pointer }) => ({ value: who, pointer: below(pointer, 'who') })),
    ...states.flatMap(tellsOf).map(({ value: { who }, pointer }) => ({ value: who, pointer: below(pointer, 'who') })),
    ...states
      .flatMap(waitsOf)
      .flatMap(({ value: { until }, pointer }) => (until.type === 'answer' ? [{ value: until.who, pointer: below(pointer, 'until', 'who') }] : [])),
    ...states
      .flatMap(subItemsOf)
      .flatMap(({ value: { each }, pointer }) => (each.type === 'people' ? [{ value: each.who, pointer: below(pointer, 'each', 'who') }] : [])),
    ...(definition.lights ?? []).map(({ tell }, n) => ({ value: tell, pointer: below('/lights', n, 'tell') })),
    ...(definition.office ? [{ value: definition.office.who, pointer: '/office/who' }] : []),
  ];
}

function noPost(one: Resolver | Who, pointer: string): readonly Problem[] {
  const named = one.type === 'at-work' || one.type === 'system' ? [] : namedBy(one);
  return named.some((line) => 'post' in line && line.post === '') ? [problem(pointer, 'who.post-missing', '还没有选是哪个职务')] : [];
}

function branches(definition: LifecycleDefinition): readonly Problem[] {
  return statesOf(definition)
    .flatMap((state) => nodesOf(state.value.chain, state.pointer))
    .filter(isFork)
    .flatMap(({ value, pointer }) =>
      value.branches.flatMap(({ when }, n) =>
        when && isUnfinished(when) ? [problem(below(pointer, 'branches', n, 'when'), 'condition.unfinished', '条件还没有写完')] : [],
      ),
    );
}

const COMPARED = ['==', '!=', '<', '<=', '>', '>='] as const;

/** Nothing to compare, or with nothing: it would always hold, or never. */
function isUnfinished(when: Condition): boolean {
  if ('and' in when) return when.and.length === 0 || when.and.some(isUnfinished);
  if ('or' in when) return when.or.length === 0 || when.or.some(isUnfinished);
  if ('not' in when) return isUnfinished(when.not);
  if ('in' in when) return Array.isArray(when.in[1]) && when.in[1].length === 0;
  return Object.entries(when).some(
    ([operator, sides]) => COMPARED.some((one) => one === operator) && Array.isArray(sides) && (sides[1] === '' || sides[1] === null),
  );
}
