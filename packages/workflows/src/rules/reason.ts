import type { ActDefinition, Step } from '../definition.js';
import { refuse } from '../refusals.js';
import type { EventOf, Refusal } from '../vocabulary.js';

export function actReason(act: ActDefinition, event: EventOf<'ACT'>): Refusal | null {
  return act.reason === 'required' && event.reasonGiven !== true ? refuse('act.reason-missing') : null;
}

/** A return always says what to change. */
export function returnReason(event: EventOf<'RETURN'>): Refusal | null {
  return event.reasonGiven ? null : refuse('return.reason-missing');
}

export function agreeOpinion(step: Step, event: EventOf<'AGREE'>): Refusal | null {
  return step.agree.opinion === 'required' && event.opinionGiven !== true ? refuse('decision.opinion-missing') : null;
}

/** So does a disagreement. */
export function rejectReason(event: EventOf<'REJECT'>): Refusal | null {
  return event.reasonGiven ? null : refuse('reject.reason-missing');
}
