import type { FormDefinition } from '@bihuan/forms';
import type { ChainNode, LifecycleDefinition } from '@bihuan/workflows';
import type { Names } from './names.js';
import { unknown, type Problem } from './problem.js';

/** Steps a form gives rights to: one that no lifecycle has would give them to nobody, and everybody would see what it hides. */
export function checkForm({ key, access }: FormDefinition, names: Names): readonly Problem[] {
  const known = new Set([...names.lifecycles.values()].flatMap(stepIds));
  return Object.keys(access?.steps ?? {}).flatMap((name) => unknown(`form ${key}`, { what: 'step', name, known }));
}

const stepIds = ({ states }: LifecycleDefinition): readonly string[] => Object.values(states).flatMap(({ chain }) => (chain?.nodes ?? []).flatMap(idsIn));

function idsIn(node: ChainNode): readonly string[] {
  if (node.type === 'step') return [node.id];
  return node.type === 'fork' ? node.branches.flatMap(({ nodes }) => nodes.flatMap(idsIn)) : [];
}
