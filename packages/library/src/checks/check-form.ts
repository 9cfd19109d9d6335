import { isAsInSet, optionSetPlaces } from '@bihuan/forms';
import type { FormDefinition, OptionSetDefinition } from '@bihuan/forms';
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

/** A shipped form says of options that they are a shipped list's, as it is. */
export function checkOptionSets(form: FormDefinition, sets: readonly OptionSetDefinition[]): readonly Problem[] {
  return optionSetPlaces(form).flatMap(({ field }) => {
    const set = sets.find(({ key }) => key === field.optionSet?.key);
    return set && field.optionSet?.version === 1 && isAsInSet(field, set)
      ? []
      : [{ where: `form ${form.key}`, text: `the options of ${field.id} are not those of the option set ${field.optionSet?.key ?? ''}` }];
  });
}
