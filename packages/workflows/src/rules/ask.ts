import type { ActDefinition, EventCode, Step } from '../definition.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, Facts, ItemEvent, Refusal } from '../vocabulary.js';
import { personRules, standInRule } from './person-rules.js';
import { actReason, agreeOpinion, returnReason } from './reason.js';
import { knownRequirements, requirements } from './requirement.js';
import { slotRules } from './slot-rules.js';
import { whoMay } from './who-may.js';

type EventOf<T extends ItemEvent['type']> = Extract<ItemEvent, { type: T }>;

/** Everything an act must satisfy: by whom, by which person, what must be met, what must be given. */
export function mayAct(act: ActDefinition, context: Context, event: EventOf<'ACT'>): Refusal | null {
  return firstRefusal([
    () => whoMay(act, context, event.facts),
    () => personRules(act.rules, context, event.facts),
    () => requirements(event.act, act, event.facts),
    () => actReason(act, event),
  ]);
}

/** Whether the button is offered: as `mayAct`, without what is only typed in afterwards. */
export function mayOfferAct(code: EventCode, act: ActDefinition, { context, facts }: { context: Context; facts: Facts }): Refusal | null {
  return firstRefusal([
    () => whoMay(act, context, facts),
    () => personRules(act.rules, context, facts),
    () => knownRequirements(code, act, facts),
  ]);
}

export function mayAgree(step: Step, context: Context, event: EventOf<'AGREE'>): Refusal | null {
  return firstRefusal([
    () => slotRules(step.id, event.slot, { context, facts: event.facts }),
    () => standInRule(context, event.facts),
    () => personRules(step.rules, context, event.facts),
    () => agreeOpinion(step, event),
  ]);
}

export function mayReturn(step: Step, context: Context, event: EventOf<'RETURN'>): Refusal | null {
  return firstRefusal([
    () => (step.return ? null : refuse('return.not-offered', { step: step.id })),
    () => slotRules(step.id, event.slot, { context, facts: event.facts }),
    () => standInRule(context, event.facts),
    () => personRules(step.rules, context, event.facts),
    () => returnReason(event),
  ]);
}

export function maySeat(place: string, round: number, event: EventOf<'SLATE'>): Refusal | null {
  if (event.round !== round) return refuse('act.not-here', { place });
  return event.slots.length === 0 ? refuse('slate.nobody-found', { place }) : null;
}
