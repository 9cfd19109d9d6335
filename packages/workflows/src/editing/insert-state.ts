import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { putBefore } from './keyed.js';
import { idsOf, takenAmong } from './names.js';
import { intoOrder } from './order.js';
import { edited, refused, type EditResult } from './result.js';

export function insertState(definition: LifecycleDefinition, { state, value, before, order }: EditCommandOf<'insert-state'>): EditResult {
  const inside = value.chain?.nodes ?? [];
  const taken = idsOf(definition).has(state) ? state : takenAmong(definition, inside);
  if (taken !== undefined) return refused('edit.id-taken', { id: taken });
  const states = putBefore(definition.states, [state, value], before);
  const path = intoOrder(definition.order, state, order);
  if (!states || !path) return refused('edit.place-unknown', { state });
  const next = { ...definition, states, order: path };
  // A node of its own chain may have its very code.
  const self = takenAmong({ ...definition, states: { [state]: { ...value, chain: { nodes: [], agreed: state } } } }, inside);
  return self === undefined ? edited(next, { type: 'remove-state', state, was: { value } }) : refused('edit.id-taken', { id: self });
}
