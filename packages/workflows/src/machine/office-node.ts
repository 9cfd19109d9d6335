import type { LifecycleDefinition, StateDefinition } from '../definition.js';
import { mayCc } from '../rules/cc.js';
import { isOverride, mayOverride } from '../rules/override.js';
import type { Memory } from '../rules/memory.js';
import { mayUrge } from '../rules/urge.js';
import { nodeId } from './around.js';
import { recording } from './changes.js';
import type { Node, Transition } from './chart.js';
import { asking, isOf } from './guards.js';
import { settlingFor } from './looking-back.js';
import { jumping, lettingGo, suspending } from './standing-still.js';
import { stateTarget } from './state-id.js';

/** What the party office may do where an item has not ended; which of it is offered, and to whom, is asked of the rules. */
export function overrides({ office }: LifecycleDefinition, state: StateDefinition, memory: Memory): NonNullable<Node['on']> {
  if (!office || state.end) return {};
  const guard = asking(isOverride, (event, { call }) => mayOverride(call.machine, call.state, event));
  const end: Node['on'] = office.terminate === undefined ? {} : { TERMINATE: [{ guard, target: stateTarget(office.terminate), actions: [lettingGo()] }] };
  const steps = office.jump ? (state.chain?.nodes ?? []).filter(({ type }) => type === 'step') : [];
  const jumps = steps.map(({ id }): [string, readonly Transition[]] => [
    `JUMP.${id}`,
    [{ guard, target: `#${nodeId(id)}`, reenter: true, actions: [jumping(memory), ...settlingFor(state.chain?.nodes ?? [], { memory })] }],
  ]);
  return { SUSPEND: [{ guard, actions: [suspending()] }], RESUME: [{ guard, actions: [lettingGo()] }], ...end, ...Object.fromEntries(jumps) };
}

/** What is said, shown or asked without moving anything, wherever the item is. */
export function said(): NonNullable<Node['on']> {
  const actions = [recording()];
  return {
    COMMENT: [{ actions }],
    CC: [{ guard: asking(isOf('CC'), (event, { item, call }) => mayCc(call.machine, item, event)), actions }],
    URGE: [{ guard: asking(isOf('URGE'), (event, { item }) => mayUrge(item, event)), actions }],
  };
}
