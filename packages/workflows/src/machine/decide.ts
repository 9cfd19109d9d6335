import { mostHelpful, refuse } from '../refusals.js';
import { mayHandOver } from '../rules/hand-over.js';
import { slotRules } from '../rules/slot-rules.js';
import type { Decision, ItemEvent, ItemState, Refusal, StateValue } from '../vocabulary.js';
import { activePlaces, stateCode } from './active.js';
import { newCall, type Call } from './call.js';
import { chartEvent, type Snapshot } from './chart.js';
import { effectsOf } from './effects.js';
import type { Machine } from './machine.js';
import { EMPTY_CONTEXT } from './rounds.js';

/** An item before its first event, which is CREATE. */
export function initial(machine: Machine): ItemState {
  return { value: machine.compiled.chart.initialValue(), context: EMPTY_CONTEXT };
}

/**
 * Whether the event may happen, and what follows. It does nothing: no clock, no database, no message.
 * A refusal has no effect at all; the caller keeps the very state it has.
 */
export function decide(machine: Machine, state: ItemState, event: ItemEvent): Decision | Refusal {
  const call = newCall(event, machine.compiled.before);
  const before = restore(machine, state, call);
  const after = machine.compiled.chart.transition(before, chartEvent(event));
  if (after === before) return whyNot(machine, state, call);
  const next: ItemState = { value: after.value, context: after.context.item };
  const effects = effectsOf({ machine, before: state, after: next, event, taken: after.context.taken });
  return { type: 'decision', state: next, effects };
}

/** XState fills a missing region with its start, which would silently reopen a branch: such a value is refused. */
function restore(machine: Machine, state: ItemState, call: Call): Snapshot {
  const snapshot = machine.compiled.chart.restore(state.value, { item: state.context, call, taken: null });
  if (!sameValue(snapshot.value, state.value)) throw new Error(`partial state value ${JSON.stringify(state.value)} of ${machine.definition.key}`);
  return snapshot;
}

function whyNot(machine: Machine, state: ItemState, call: Call): Refusal {
  const recorded = mostHelpful(call.refusals);
  if (recorded) return recorded;
  if (waitsFor(machine, state, call.event)) throw new Error(`${chartEvent(call.event).type} neither moved nor was refused at ${JSON.stringify(state.value)}`);
  return notHere(machine, state, call.event);
}

/** A signature that comes late, or for a step not reached, learns from its slot what happened. */
function notHere(machine: Machine, { context }: ItemState, event: ItemEvent): Refusal {
  if (event.type === 'RESCHEDULE') return refuse('reschedule.ended');
  if (event.type === 'REASSIGN') return refuse('reassign.ended');
  if (event.type === 'HAND_OVER') return mayHandOver(context, event) ?? refuse('slot.not-open', { step: event.place });
  const isSignature = event.type === 'AGREE' || event.type === 'RETURN';
  if (!isSignature || !machine.compiled.places.get(event.step)?.step) return refuse('act.not-here');
  return slotRules(event.step, event.slot, { context, facts: event.facts }) ?? refuse('slot.not-open', { step: event.step });
}

function waitsFor(machine: Machine, state: ItemState, event: ItemEvent): boolean {
  const phaseOf = (place: string): string | undefined => activePlaces(machine, state.value).find(({ info }) => info.id === place)?.phase;
  const code = stateCode(state);
  switch (event.type) {
    case 'CREATE':
      return code === null;
    case 'ACT':
      return code !== null && Object.hasOwn(machine.definition.states[code]?.on ?? {}, event.act);
    case 'SLATE':
      return phaseOf(event.place) === 'resolving';
    case 'HAND_OVER':
      return phaseOf(event.place) === 'open';
    case 'REASSIGN':
    case 'RESCHEDULE':
      return code !== null && machine.definition.states[code]?.end === undefined;
    case 'REJECT':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'TRANSFER':
    case 'CONSULT':
    case 'ANSWER':
    case 'ADD_SIGNERS':
    case 'REMOVE_SIGNER':
    case 'TIMEOUT':
    case 'COMMENT':
    case 'CC':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
    case 'JUMP':
    case 'UPGRADE':
      return false;
    case 'AGREE':
    case 'RETURN':
      return phaseOf(event.step) === 'open' && machine.compiled.places.get(event.step)?.step !== null;
  }
}

/** Equal whatever order the keys came back in from the database. */
function sameValue(a: StateValue | undefined, b: StateValue | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameValue(a[key], b[key]));
}
