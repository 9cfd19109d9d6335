import type { LifecycleDefinition, StateCode, StateDefinition } from '../definition.js';
import { leadsToRejected } from './rejection.js';
import { actsOf, statesOf, stepsOf, subItemsOf, targetStates, type Located } from './walk.js';

/** Every state that can come of these, themselves included. Where an item ended it goes on only if asked to look past ends. */
export function reachable(definition: LifecycleDefinition, from: readonly StateCode[], { pastEnds }: { pastEnds: boolean }): ReadonlySet<StateCode> {
  const states = new Map(statesOf(definition).map((state) => [state.code, state]));
  const reached = new Set<StateCode>();
  const next = [...from];
  for (let code = next.pop(); code !== undefined; code = next.pop()) {
    const state = states.get(code);
    if (!state || reached.has(code)) continue;
    reached.add(code);
    if (pastEnds || !state.value.end) next.push(...exitsOf(state));
  }
  return reached;
}

/** Whether a step of its chain, the end of one's time or its sub-items may send it back to whoever handed it in. */
export function returnsHome(state: Located<StateDefinition>): boolean {
  if (subItemsOf(state).some(({ value }) => value.bad === 'return')) return true;
  return stepsOf(state).some(({ value }) => value.due?.then === 'return' || (value.return?.to ?? (value.return ? ['submitter'] : [])).includes('submitter'));
}

/** The states an act or a chain leads to from here. */
export function exitsOf(state: Located<StateDefinition>): readonly StateCode[] {
  const { chain } = state.value;
  const ofActs = actsOf(state).flatMap(({ value }) => targetStates(value.to));
  if (!chain) return ofActs;
  const rejected = chain.rejected !== undefined && leadsToRejected(chain) ? [chain.rejected] : [];
  const returns =
    stepsOf(state).some(({ value }) => value.return ?? value.due?.then === 'return') || subItemsOf(state).some(({ value }) => value.bad === 'return');
  const returned = chain.returned !== undefined && returns ? [chain.returned] : [];
  return [...ofActs, ...targetStates(chain.agreed), ...returned, ...rejected];
}
