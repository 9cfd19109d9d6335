import { mostHelpful, refuse } from '../refusals.js';
import { mayHandOver } from '../rules/hand-over.js';
import { isSignerEvent, maySignerAct } from '../rules/signer-action.js';
import { isOverride, mayOverride } from '../rules/override.js';
import { mayTurn } from '../rules/light.js';
import { mayTakeBack } from '../rules/take-back.js';
import { signingOf } from '../rules/person-rules.js';
import { slotRules } from '../rules/slot-rules.js';
import { noWait } from '../rules/wait.js';
import type { PlaceId, Refusal } from '../vocabulary.js';
import { activePlaces, stateCode } from './active.js';
import type { Call } from './call.js';
import { chartEvent } from './chart.js';

/** Why an event moved nothing: what the rules said, or that nothing here waits for it. */
export function whyNot(call: Call): Refusal {
  const recorded = mostHelpful(call.refusals);
  if (recorded) return recorded;
  if (waitsFor(call)) throw new Error(`${chartEvent(call.event).type} neither moved nor was refused at ${JSON.stringify(call.state.value)}`);
  return notHere(call);
}

/** A signature that comes late, or for a step not reached, learns from its slot what happened. */
function notHere(call: Call): Refusal {
  const { machine, state, event } = call;
  if (event.type === 'RESCHEDULE') return refuse('reschedule.ended');
  if (event.type === 'REASSIGN') return refuse('reassign.ended');
  if (event.type === 'HAND_OVER') return mayHandOver(state.context, event) ?? refuse('slot.not-open', { step: event.place });
  if (isOverride(event)) return isRunning(call) ? (mayOverride(machine, state, event) ?? refuse('jump.target-unknown')) : refuse('act.not-here');
  if (event.type === 'ARRIVE' || event.type === 'CONTINUE') return noWait(machine, event.wait);
  if (event.type === 'TIMEOUT') return refuse(event.facts.actor.type === 'system' ? 'timeout.settled' : 'act.not-yours', { step: event.step });
  if (event.type === 'LIGHT') return mayTurn(machine.definition, state, event) ?? refuse('light.settled');
  const step = 'step' in event ? machine.compiled.places.get(event.step)?.step?.definition : undefined;
  if (!step || !('slot' in event)) return refuse('act.not-here');
  const notOpen = slotRules(step.id, event.slot, { context: state.context, facts: event.facts }) ?? refuse('slot.not-open', { step: step.id });
  const signing = signingOf(machine, state.context, step, event.facts);
  const isOpen = phaseOf(call, step.id) === 'open';
  if (event.type === 'TAKE_BACK')
    return mayTakeBack({ machine, signing, isOpen, context: state.context }, event) ?? refuse('take-back.too-late', { step: step.id });
  if (!isOpen) return notOpen;
  if (event.type === 'CLAIM' || event.type === 'GIVE_BACK') return refuse('action.not-offered', { step: step.id });
  if (!isSignerEvent(event)) return notOpen;
  return maySignerAct(signing, state.context, event) ?? notOpen;
}

/** Whether a transition stands ready for it; then a rule must have said why it did not happen. */
function waitsFor(call: Call): boolean {
  const { machine, state, event } = call;
  const code = stateCode(state);
  switch (event.type) {
    case 'CREATE':
      return code === null;
    case 'ACT':
      return code !== null && Object.hasOwn(machine.definition.states[code]?.on ?? {}, event.act);
    case 'SLATE':
      return phaseOf(call, event.place) === 'resolving';
    case 'HAND_OVER':
      return phaseOf(call, event.place) === 'open';
    case 'REASSIGN':
    case 'RESCHEDULE':
    case 'RECOUNT':
      return code !== null && machine.definition.states[code]?.end === undefined;
    case 'LIGHT':
    case 'SPAWN':
    case 'CHILDREN':
    case 'TAKE_BACK':
    case 'TRANSFER':
    case 'CONSULT':
    case 'ANSWER':
    case 'ADD_SIGNERS':
    case 'REMOVE_SIGNER':
    case 'TIMEOUT':
    case 'TOLD':
    case 'ARRIVE':
    case 'CONTINUE':
    case 'COMMENT':
    case 'CC':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
    case 'JUMP':
    case 'UPGRADE':
      return false;
    case 'CLAIM':
    case 'GIVE_BACK':
      return phaseOf(call, event.step) === 'open' && machine.compiled.places.get(event.step)?.step?.definition.mode === 'claim';
    case 'AGREE':
    case 'REJECT':
    case 'RETURN':
    case 'EDIT':
      return phaseOf(call, event.step) === 'open' && machine.compiled.places.get(event.step)?.step !== null;
  }
}

function isRunning({ machine, state }: Call): boolean {
  const code = stateCode(state);
  return code !== null && machine.definition.states[code]?.end === undefined;
}

function phaseOf({ machine, state }: Call, place: PlaceId): 'resolving' | 'open' | undefined {
  return activePlaces(machine, state.value).find(({ info }) => info.id === place)?.phase;
}
