import { lint, type LifecycleDefinition } from '@bihuan/workflows';
import { mendFor } from '@bihuan/library';
import type { PlacedProblem } from './design-types.js';
import type { Chosen } from './chosen.js';

/** A fault at the card it concerns; `state` where it concerns none. */
export interface Found extends PlacedProblem {
  readonly at: Chosen | null;
  readonly state: string | null;
}

export const checked = (definition: LifecycleDefinition): readonly Found[] =>
  lint(definition).map((problem) => placed(definition, { ...problem, mend: mendFor(problem.code) }));

/** Who draws never sees the file, so its words are left out here. */
const withoutFile = (mend: string): string => mend.replace(/（文件里是[^）]*）/u, '');

/** Follows the pointer down and remembers the innermost part that has a card. */
export function placed(definition: LifecycleDefinition, problem: PlacedProblem): Found {
  const keys = problem.pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  let here: unknown = definition;
  let at: Chosen | null = null;
  for (const [n, key] of keys.entries()) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
    const id: unknown = typeof here === 'object' && here !== null ? Reflect.get(here, 'id') : undefined;
    if (typeof id !== 'string') continue;
    if (keys[n - 1] === 'nodes') at = { type: 'node', node: id };
    if (keys[n - 1] === 'branches' && at?.type === 'node') at = { type: 'branch', fork: at.node, branch: id };
  }
  return { ...problem, mend: withoutFile(problem.mend), at, state: keys[0] === 'states' ? (keys[1] ?? null) : null };
}
