import { landingPlaces, restStates, type LifecycleDefinition } from '@bihuan/workflows';

export interface Coverage {
  readonly all: number;
  readonly visited: number;
  /** Words of what no run came to, in the order of the path. */
  readonly never: readonly string[];
}

/** How much of a process the runs so far came to: every place of work, and every state where nobody works. */
export function coverageOf(definition: LifecycleDefinition, visited: ReadonlySet<string>): Coverage {
  const all = [...landingPlaces(definition).map(({ id, label }) => ({ id, label })), ...restStates(definition).map(({ code, label }) => ({ id: code, label }))];
  const never = all.filter(({ id }) => !visited.has(id));
  return { all: all.length, visited: all.length - never.length, never: never.map(({ label }) => label) };
}
