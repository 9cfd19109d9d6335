import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { own } from './keyed.js';
import { intoOrder, outOfOrder, placeInOrder } from './order.js';
import { edited, refused, type EditResult } from './result.js';

export function moveState(definition: LifecycleDefinition, { state, order }: EditCommandOf<'move-state'>): EditResult {
  if (!own(definition.states, state)) return refused('edit.state-unknown', { state });
  const path = intoOrder(outOfOrder(definition.order, state), state, order);
  if (!path) return refused('edit.place-unknown', { state, after: order?.after ?? '' });
  return edited({ ...definition, order: path }, { type: 'move-state', state, ...placeInOrder(definition.order, state) });
}
