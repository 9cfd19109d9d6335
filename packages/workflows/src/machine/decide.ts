import { standstill } from '../rules/standstill.js';
import type { Decision, ItemEvent, ItemState, Refusal, StateValue } from '../vocabulary.js';
import { newCall, type Call } from './call.js';
import { chartEvent, type Snapshot } from './chart.js';
import { effectsOf } from './effects.js';
import type { Machine } from './machine.js';
import { EMPTY_CONTEXT } from './rounds.js';
import { whyNot } from './why-not.js';

/** An item before its first event, which is CREATE. */
export function initial(machine: Machine): ItemState {
  return { value: machine.compiled.chart.initialValue(), context: EMPTY_CONTEXT };
}

/**
 * Whether the event may happen, and what follows. It does nothing: no clock, no database, no message.
 * A refusal has no effect at all; the caller keeps the very state it has.
 */
export function decide(machine: Machine, state: ItemState, event: ItemEvent): Decision | Refusal {
  const still = standstill(state.context, event);
  if (still) return still;
  const call = newCall(machine, state, event);
  const before = restore(machine, state, call);
  const after = machine.compiled.chart.transition(before, chartEvent(event));
  if (after === before) return whyNot(call);
  const next: ItemState = { value: machine.compiled.chart.valueOf(after), context: after.context.item };
  const effects = effectsOf({
    machine,
    before: state,
    after: next,
    event,
    taken: after.context.taken,
    ...(after.context.issues === undefined ? {} : { issues: after.context.issues }),
  });
  return { type: 'decision', state: next, effects };
}

/** XState fills a missing region with its start, which would silently reopen a branch: such a value is refused. */
function restore(machine: Machine, state: ItemState, call: Call): Snapshot {
  const snapshot = machine.compiled.chart.restore(state.value, { item: state.context, call, taken: null });
  if (!sameValue(machine.compiled.chart.valueOf(snapshot), state.value))
    throw new Error(`partial state value ${JSON.stringify(state.value)} of ${machine.definition.key}`);
  return snapshot;
}

/** Equal whatever order the keys came back in from the database. */
function sameValue(a: StateValue | undefined, b: StateValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameValue(a[key], b[key]));
}
