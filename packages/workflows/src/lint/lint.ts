import type { LifecycleDefinition } from '../definition.js';
import { lintActions } from './actions.js';
import { lintFiles } from './files.js';
import { lintChains } from './chains.js';
import { lintLights } from './lights.js';
import { lintNames } from './names.js';
import { lintNodes } from './nodes.js';
import { lintOffice } from './office.js';
import type { Problem } from './problem.js';
import { lintSets } from './sets.js';
import { lintSubItems } from './sub-items.js';
import { lintSound } from './sound.js';
import { lintStart } from './start.js';
import { lintStates } from './states.js';
import { lintTargets } from './targets.js';
import { lintUnfinished } from './unfinished.js';
import { statesOf } from './walk.js';

/** Everything that keeps a well-formed definition from being published. */
export function lint(definition: LifecycleDefinition): readonly Problem[] {
  return [...cannotRun(definition), ...lintUnfinished(definition), ...lintSound(definition)];
}

/** What no machine can be made of. What was published once runs on, whatever `lint` learns to ask of the next version. */
export function cannotRun(definition: LifecycleDefinition): readonly Problem[] {
  return [
    ...lintNames(definition),
    ...lintStates(definition),
    ...lintChains(definition),
    ...lintTargets(definition),
    ...lintSets(definition),
    ...lintNodes(definition),
    ...lintOffice(definition),
    ...lintLights(definition),
    ...lintStart(definition),
    ...statesOf(definition).flatMap((state) => [...lintActions(state), ...lintFiles(state), ...lintSubItems(state)]),
  ];
}
