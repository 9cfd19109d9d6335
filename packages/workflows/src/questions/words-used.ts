import { statesOf, actsOf, stepsOf } from '../lint/walk.js';
import type { LifecycleDefinition, Resolver, Who, Work } from '../definition.js';

/** Keys of the forms a lifecycle asks for. */
export function formsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const ofActs = states.flatMap(actsOf).map(({ value }) => value.form);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  return unique([definition.create.form, ...ofActs, ...works.flatMap(resolversOf).map((one) => ('form' in one ? one.form : undefined))]);
}

/** Keys of the posts a lifecycle names, to work or to act. */
export function postsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  const who: readonly (Who | Resolver)[] = [...states.flatMap(actsOf).flatMap(({ value }) => value.who), ...works.flatMap(resolversOf)];
  return unique(who.map((line) => ('post' in line ? line.post : undefined)));
}

function resolversOf(work: Work | undefined): readonly Resolver[] {
  const named = work ? [...work.who, ...(work.orElse ?? [])] : [];
  return named.flatMap((one): readonly Resolver[] => (one.type === 'chosen' ? [one, ...(one.from ?? [])] : [one]));
}

function unique(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}
