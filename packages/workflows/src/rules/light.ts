import type { LifecycleDefinition } from '../definition.js';
import { stateCode } from '../machine/active.js';
import { refuse } from '../refusals.js';
import type { EventOf, ItemState, Refusal } from '../vocabulary.js';

/** The light burns: the item has begun, has not ended, and its clock does not stand. Whether it has a due day is not the machine's to know. */
export function lightBurns({ lights, states }: LifecycleDefinition, state: ItemState): boolean {
  const code = stateCode(state);
  const at = code === null ? undefined : states[code];
  return (lights?.length ?? 0) > 0 && at !== undefined && at.end === undefined && at.clock !== 'stopped' && state.context.suspended === undefined;
}

/** Only a rule says that the light turned, and each step of the ladder once for a due day. */
export function mayTurn(definition: LifecycleDefinition, state: ItemState, { facts, rung }: EventOf<'LIGHT'>): Refusal | null {
  if (facts.actor.type !== 'system') return refuse('act.not-yours');
  const isKnown = definition.lights?.some(({ id }) => id === rung) ?? false;
  const isDone = state.context.light?.done.includes(rung) ?? false;
  return isKnown && !isDone && lightBurns(definition, state) ? null : refuse('light.settled');
}
