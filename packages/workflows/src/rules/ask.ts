import type { ActDefinition, EventCode, StepId, Work } from '../definition.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal, SlotId } from '../vocabulary.js';
import { assistantRule } from './assistant.js';
import { claimRule } from './claim.js';
import { nothingDecided } from './nothing-decided.js';
import { personRules, signerRules, standInActRule } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { actReason, agreeOpinion, rejectReason, returnReason } from './reason.js';
import { givenWith } from './given-with.js';
import { knownRequirements, requirements } from './requirement.js';
import { returnTarget, type ReturnOffer } from './return-target.js';
import { slotRules } from './slot-rules.js';
import { whoMay } from './who-may.js';

/** An act with the steps of the chain that runs beside it. */
export interface Acting {
  readonly act: ActDefinition;
  readonly steps: readonly StepId[];
}

/** Everything an act must satisfy: by whom, by which person, what must be met, what must be given. */
export function mayAct({ act, steps }: Acting, context: Context, event: EventOf<'ACT'>): Refusal | null {
  return firstRefusal([
    () => whoMay(act, context, event.facts),
    () => nothingDecided(act, steps, context),
    () => standInActRule(act, context, event.facts),
    () => personRules(act.rules, context, event.facts),
    () => requirements(event.act, act, event.facts),
    () => actReason(act, event),
  ]);
}

/** Whether the button is offered: as `mayAct`, without what is only typed in afterwards. */
export function mayOfferAct(code: EventCode, { act, steps }: Acting, { context, facts }: { context: Context; facts: Facts }): Refusal | null {
  return firstRefusal([
    () => whoMay(act, context, facts),
    () => nothingDecided(act, steps, context),
    () => standInActRule(act, context, facts),
    () => personRules(act.rules, context, facts),
    () => knownRequirements(code, act, facts),
  ]);
}

export function mayAgree(signing: Signing, context: Context, event: EventOf<'AGREE'>): Refusal | null {
  return firstRefusal([() => mayDecide(signing, context, event), () => agreeOpinion(signing.step, event), () => givenWith(signing.step, 'agree', event)]);
}

export function mayReject(signing: Signing, context: Context, event: EventOf<'REJECT'>): Refusal | null {
  return firstRefusal([() => mayOfferReject(signing, context, event), () => rejectReason(event), () => givenWith(signing.step, 'reject', event)]);
}

export function mayOfferReject(signing: Signing, context: Context, asked: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => (step.reject ? null : refuse('reject.not-offered', { step: step.id })),
    () => mayDecide(signing, context, asked),
    () => assistantRule(step, context, asked.slot),
  ]);
}

export function mayReturn(signing: Signing & { readonly offer: ReturnOffer }, context: Context, event: EventOf<'RETURN'>): Refusal | null {
  const { step, offer } = signing;
  return firstRefusal([
    () => (step.return ? null : refuse('return.not-offered', { step: step.id })),
    () => mayDecide(signing, context, event),
    () => returnReason(event),
    () => returnTarget(offer, event.to),
    () => givenWith(step, 'return', event),
  ]);
}

/** What every decision of a signer must satisfy. */
export function mayDecide(signing: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { step } = signing;
  return firstRefusal([() => slotRules(step.id, slot, { context, facts }), () => claimRule(step, context, slot), () => signerRules(signing, context, facts)]);
}

/** `silent`: groups with a claim of their own that nobody is left to speak for. */
export function maySeat(
  event: EventOf<'SLATE'>,
  { place, round, nobody, silent }: { place: string; round: number; nobody: NonNullable<Work['nobody']>; silent: readonly number[] },
): Refusal | null {
  if (event.round !== round) return refuse('act.not-here', { place });
  if (nobody !== 'refuse') return null;
  if (event.slots.length === 0) return refuse('slate.nobody-found', { place });
  const [line] = silent;
  return line === undefined ? null : refuse('slate.nobody-found', { place, line });
}
