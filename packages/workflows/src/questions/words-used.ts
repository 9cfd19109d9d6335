import { statesOf, actsOf, stepsOf } from '../lint/walk.js';
import type { LifecycleDefinition, Resolver, Who, Work } from '../definition.js';

/** Keys of the forms a lifecycle asks for. */
export function formsOf(definition: LifecycleDefinition): readonly string[] {
  const ofActs = statesOf(definition).flatMap(actsOf).map(({ value }) => value.form);
  return unique([definition.create.form, ...ofActs]);
}

/** Keys of the posts a lifecycle names, to work or to act. */
export function postsOf(definition: LifecycleDefinition): readonly string[] {
  const states = statesOf(definition);
  const works = [...states.map(({ value }) => value.work), ...states.flatMap(stepsOf).map(({ value }) => value.work)];
  const who: readonly Who[] = [...states.flatMap(actsOf).flatMap(({ value }) => value.who), ...works.flatMap(resolversOf)];
  return unique(who.map((line) => ('post' in line ? line.post : undefined)));
}

function resolversOf(work: Work | undefined): readonly Resolver[] {
  return work ? [...work.who, ...(work.orElse ?? [])] : [];
}

function unique(words: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(words.filter((word) => word !== undefined))];
}
