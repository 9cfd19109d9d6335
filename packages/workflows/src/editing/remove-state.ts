import { differs } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { keyAfter, own, without } from './keyed.js';
import { outOfOrder, placeInOrder } from './order.js';
import { edited, refused, type EditResult } from './result.js';

/** Whatever led there is left as it is, and the checks say so. */
export function removeState(definition: LifecycleDefinition, { state, was }: EditCommandOf<'remove-state'>): EditResult {
  const value = own(definition.states, state);
  if (!value) return refused('edit.state-unknown', { state });
  if (differs(was, value)) return refused('edit.value-changed', { state });
  const before = keyAfter(definition.states, state);
  const back = { type: 'insert-state', state, value, ...(before === undefined ? {} : { before }), ...placeInOrder(definition.order, state) } as const;
  return edited({ ...definition, states: without(definition.states, state), order: outOfOrder(definition.order, state) }, back);
}
