import { statesOf, actsOf, stepsOf, subItemsOf, tellsOf, waitsOf } from '../lint/walk.js';
import type { LifecycleDefinition, NamedResolver, Resolver, Who } from '../definition.js';

/** Keys of the forms a lifecycle asks for. */
export function formsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const ofActs = states.flatMap(actsOf).map(({ value }) => value.form);
  const ofWaits = states.flatMap(waitsOf).map(({ value: { until } }) => ('form' in until ? until.form : undefined));
  const handed = states.flatMap(subItemsOf).flatMap(({ value: { each, child } }) => [...('form' in each ? [each.form] : []), child.data?.from]);
  return unique([
    definition.create.form,
    definition.start?.form,
    ...ofActs,
    ...ofWaits,
    ...handed,
    ...resolversIn(definition).map((one) => ('form' in one ? one.form : undefined)),
  ]);
}

/** Keys of the posts a lifecycle names, to begin it, to work or to act. */
export function postsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const ofWaits = states.flatMap(waitsOf).flatMap(({ value: { until } }) => (until.type === 'answer' ? until.who : []));
  const who: readonly (Who | NamedResolver)[] = [...states.flatMap(actsOf).flatMap(({ value }) => value.who), ...ofWaits, ...resolversIn(definition)];
  return unique([...(definition.start?.posts ?? []), ...who.map((line) => ('post' in line ? line.post : undefined))]);
}

/** Keys of the lists kept by hand that a lifecycle names. */
export function groupsOf(definition: LifecycleDefinition): readonly string[] {
  return unique(resolversIn(definition).map((one) => (one.type === 'group' ? one.group : undefined)));
}

/** Every resolver a lifecycle names, those among which is chosen included. */
function resolversIn(definition: LifecycleDefinition): readonly NamedResolver[] {
  const states = statesOf(definition);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  const lines = [
    ...works.flatMap((work) => (work ? [...work.who, ...(work.orElse ?? [])] : [])),
    ...states.flatMap(tellsOf).flatMap(({ value }) => value.who),
    ...states.flatMap(subItemsOf).flatMap(({ value: { each } }) => (each.type === 'people' ? each.who : [])),
    ...(definition.lights ?? []).flatMap(({ tell }) => tell),
  ];
  return lines.flatMap(namedBy);
}

/** What a resolver may come down to. */
export function namedBy(one: Resolver): readonly NamedResolver[] {
  if (one.type === 'expression') return [...one.cases.map(({ then }) => then), one.otherwise].flatMap(namedBy);
  return one.type === 'chosen' ? [one, ...(one.from ?? [])] : [one];
}

function unique(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}
