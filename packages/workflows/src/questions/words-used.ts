import { statesOf, actsOf, stepsOf, subItemsOf } from '../lint/walk.js';
import type { LifecycleDefinition, Resolver, Who, Work } from '../definition.js';

/** Keys of the forms a lifecycle asks for. */
export function formsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const ofActs = states.flatMap(actsOf).map(({ value }) => value.form);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  const handed = states.flatMap(subItemsOf).flatMap(({ value: { each, child } }) => [...('form' in each ? [each.form] : []), child.data?.from]);
  return unique([definition.create.form, definition.start?.form, ...ofActs, ...handed, ...[...works.flatMap(resolversOf), ...namedForChildren(states)].map((one) => ('form' in one ? one.form : undefined))]);
}

/** Keys of the posts a lifecycle names, to begin it, to work or to act. */
export function postsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  const who: readonly (Who | Resolver)[] = [...states.flatMap(actsOf).flatMap(({ value }) => value.who), ...works.flatMap(resolversOf), ...namedForChildren(states)];
  return unique([...(definition.start?.posts ?? []), ...who.map((line) => ('post' in line ? line.post : undefined))]);
}

/** Whom resolvers find for sub-items. */
function namedForChildren(states: ReturnType<typeof statesOf>): readonly Resolver[] {
  return states.flatMap(subItemsOf).flatMap(({ value: { each } }) => (each.type === 'people' ? withChoices(each.who) : []));
}

function resolversOf(work: Work | undefined): readonly Resolver[] {
  return work ? withChoices([...work.who, ...(work.orElse ?? [])]) : [];
}

function withChoices(named: readonly Resolver[]): readonly Resolver[] {
  return named.flatMap((one): readonly Resolver[] => (one.type === 'chosen' ? [one, ...(one.from ?? [])] : [one]));
}

function unique(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}
