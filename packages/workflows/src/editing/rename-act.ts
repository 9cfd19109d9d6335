import type { LifecycleDefinition } from '../definition.js';
import type { EditCommandOf } from './command.js';
import { own, rekeyed } from './keyed.js';
import { edited, refused, type EditResult } from './result.js';

/** With the timers of its state that send it. A code a timer names already is taken: renaming back would not know it from this one. */
export function renameAct(definition: LifecycleDefinition, { state: code, act, to }: EditCommandOf<'rename-act'>): EditResult {
  const state = own(definition.states, code);
  if (!state) return refused('edit.state-unknown', { state: code });
  if (!state.on || !own(state.on, act)) return refused('edit.act-unknown', { state: code, act });
  if (Object.hasOwn(state.on, to) || state.timers?.some(({ event }) => event === to)) return refused('edit.id-taken', { id: to });
  const timers = state.timers?.map((timer) => (timer.event === act ? { ...timer, event: to } : timer));
  const renamed = { ...state, on: rekeyed(state.on, act, to), ...(timers ? { timers } : {}) };
  return edited({ ...definition, states: { ...definition.states, [code]: renamed } }, { type: 'rename-act', state: code, act: to, to: act });
}
