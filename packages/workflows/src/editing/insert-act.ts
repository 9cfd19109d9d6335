import type { LifecycleDefinition } from '../definition.js';
import type { EditCommand, EditCommandOf } from './command.js';
import { own, putBefore } from './keyed.js';
import { edited, refused, type EditResult } from './result.js';

export function insertAct(definition: LifecycleDefinition, { state: code, act, value, before }: EditCommandOf<'insert-act'>): EditResult {
  const state = own(definition.states, code);
  if (!state) return refused('edit.state-unknown', { state: code });
  if (own(state.on, act)) return refused('edit.id-taken', { id: act });
  const on = putBefore(state.on ?? {}, [act, value], before);
  if (!on) return refused('edit.place-unknown', { state: code, before: before ?? '' });
  const back: EditCommand = { type: 'remove-act', state: code, act, was: { value } };
  const none: EditCommand = { type: 'set', target: { type: 'state', state: code }, path: ['on'] };
  const next = { ...definition, states: { ...definition.states, [code]: { ...state, on } } };
  return edited(next, state.on ? back : { type: 'all', commands: [back, none] });
}
