import { stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { mayOfferCc } from '../rules/cc.js';
import { jumpTargets, mayOfferOverride } from '../rules/override.js';
import { mayOfferUrge } from '../rules/urge.js';
import type { Facts, ItemState } from '../vocabulary.js';
import { ownEvent, type AllowedEvent } from './allowed-event.js';

/** What is said without moving anything; whoever may neither show nor urge is not told why. */
export function saidEvents(machine: Machine, { context }: ItemState, facts: Facts): readonly AllowedEvent[] {
  if (facts.actor.type === 'system') return [];
  const cc = mayOfferCc(machine, context, facts) ? [] : [ownEvent('CC', {})];
  const urge = mayOfferUrge(context, facts) ? [] : [ownEvent('URGE', {})];
  return [ownEvent('COMMENT', {}), ...cc, ...urge];
}

/** For whoever the definition names, where the item has not ended. */
export function officeEvents(machine: Machine, state: ItemState, facts: Facts): readonly AllowedEvent[] {
  const code = stateCode(state);
  if (code === null || machine.definition.states[code]?.end) return [];
  const targets = jumpTargets(machine, state).map((step) => ({ step, label: machine.compiled.places.get(step)?.step?.definition.label ?? step }));
  const jump = targets.length > 0 ? (['JUMP'] as const) : [];
  const standing = state.context.suspended ? (['RESUME', 'TERMINATE'] as const) : (['SUSPEND', 'TERMINATE', ...jump] as const);
  return standing
    .filter((type) => mayOfferOverride(machine, state.context, { type, facts }) === null)
    .map((type) => ownEvent(type, type === 'JUMP' ? { targets } : {}));
}
