import { differs } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { keyAfter, own, without } from './keyed.js';
import { edited, refused, type EditResult } from './result.js';

export function removeAct(definition: LifecycleDefinition, { state: code, act, was }: EditCommandOf<'remove-act'>): EditResult {
  const state = own(definition.states, code);
  if (!state) return refused('edit.state-unknown', { state: code });
  const value = own(state.on, act);
  if (!state.on || !value) return refused('edit.act-unknown', { state: code, act });
  if (differs(was, value)) return refused('edit.value-changed', { state: code, act });
  const before = keyAfter(state.on, act);
  const next = { ...definition, states: { ...definition.states, [code]: { ...state, on: without(state.on, act) } } };
  return edited(next, { type: 'insert-act', state: code, act, value, ...(before === undefined ? {} : { before }) });
}
