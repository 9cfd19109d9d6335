import type { ActDefinition, LifecycleDefinition } from '@bihuan/workflows';

/** Forms that promise: what the item was created with, and what was handed in to be agreed to by a chain. */
export function promisedForms({ create, states }: LifecycleDefinition): string[] {
  const acts = Object.values(states).flatMap(({ on }) => Object.values(on ?? {}));
  const agreedTo = acts.filter((act) => targetsOf(act).some((code) => states[code]?.chain !== undefined));
  return [...new Set([create.form, ...agreedTo.map(({ form }) => form)].filter((form) => form !== undefined))];
}

function targetsOf({ to }: ActDefinition): readonly string[] {
  if (to === undefined) return [];
  return typeof to === 'string' ? [to] : to.map((branch) => branch.to);
}
