import { isUnfinished, type Condition } from '@bihuan/forms/conditions';
import type { LifecycleDefinition, Resolver, Target, Who } from '../definition.js';
import { namedBy } from '../questions/words-used.js';
import { below, problem, type Problem } from './problem.js';
import { actsOf, isFork, nodesOf, statesOf, subItemsOf, tellsOf, waitsOf, type Located } from './walk.js';

/** What was begun in the designer and not chosen yet: a line without its post, a condition without what it compares with. */
export function lintUnfinished(definition: LifecycleDefinition): readonly Problem[] {
  return [
    ...lines(definition).flatMap(({ value, pointer }) => value.flatMap((one, n) => noPost(one, below(pointer, n)))),
    ...conditions(definition).flatMap(({ value, pointer }) => (isUnfinished(value) ? [problem(pointer, 'condition.unfinished', '条件还没有写完')] : [])),
  ];
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

/** Wherever the designer writes one: where an act leads, what it asks for, which branch is taken, and by what people are chosen. */
function conditions(definition: LifecycleDefinition): readonly Located<Condition>[] {
  const states = statesOf(definition);
  const acts = states.flatMap(actsOf);
  const nodes = states.flatMap((state) => nodesOf(state.value.chain, state.pointer));
  return [
    ...ofTarget(definition.create.to, '/create/to'),
    ...acts.flatMap(({ value: { to, requires }, pointer }) => [...ofTarget(to, below(pointer, 'to')), ...whens(requires, below(pointer, 'requires'))]),
    ...states.flatMap(({ value: { chain }, pointer }) => ofTarget(chain?.agreed, below(pointer, 'chain', 'agreed'))),
    ...nodes.filter(isFork).flatMap(({ value, pointer }) => whens(value.branches, below(pointer, 'branches'))),
    ...states
      .flatMap(waitsOf)
      .flatMap(({ value: { until }, pointer }) => (until.type === 'answer' ? whens(until.requires, below(pointer, 'until', 'requires')) : [])),
    ...lines(definition).flatMap(({ value, pointer }) =>
      value.flatMap((one, n) => (one.type === 'expression' ? whens(one.cases, below(pointer, n, 'cases')) : [])),
    ),
  ];
}

const ofTarget = (to: Target | undefined, pointer: string): readonly Located<Condition>[] => (typeof to === 'string' ? [] : whens(to, pointer));

const whens = (all: readonly { readonly when?: Condition }[] | undefined, pointer: string): readonly Located<Condition>[] =>
  (all ?? []).flatMap(({ when }, n) => (when ? [{ value: when, pointer: below(pointer, n, 'when') }] : []));
