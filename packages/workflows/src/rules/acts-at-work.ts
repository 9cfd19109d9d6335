import type { ActDefinition, StateDefinition } from '../definition.js';

/** What whoever has it in hand may do at a state's own work. */
export function actsAtWork(state: Pick<StateDefinition, 'on'> | undefined): readonly ActDefinition[] {
  return Object.values(state?.on ?? {}).filter(({ who }) => who.some(({ type }) => type === 'at-work'));
}
