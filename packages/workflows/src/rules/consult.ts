import { placeOf } from '../machine/rounds.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, PlaceId, Refusal, SlotId } from '../vocabulary.js';
import { actionReason, offered } from './offered.js';
import { signerRules, standInRule } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { isHimself, isPresent } from './presence.js';
import { openSlotRules, slotAt, slotRules } from './slot-rules.js';

/** Somebody who has no place in this round is asked first; the asker waits for his answer. */
export function mayConsult(signing: Signing, context: Context, event: EventOf<'CONSULT'>): Refusal | null {
  const { person } = event.to;
  return firstRefusal([
    () => mayOfferConsult(signing, context, event),
    () => actionReason(event),
    () =>
      isHimself(event.facts, person) || isPresent(placeOf(context, signing.step.id)?.slots ?? [], person) ? refuse('add.already-there', { person }) : null,
  ]);
}

export function mayOfferConsult(signing: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { step } = signing;
  return firstRefusal([() => offered(step, 'consult'), () => slotRules(step.id, slot, { context, facts }), () => signerRules(signing, context, facts)]);
}

/** Only who was asked answers, and an answer says something. He signs nothing, so the rules about signers do not bind him; only nobody answers as a stand-in about what he handed in himself. */
export function mayAnswer(signing: Signing, context: Context, event: EventOf<'ANSWER'>): Refusal | null {
  return firstRefusal([
    () => mayOfferAnswer(signing, context, event),
    () => (event.opinionGiven ? null : refuse('answer.opinion-missing', { step: signing.step.id })),
  ]);
}

export function mayOfferAnswer({ step }: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  return firstRefusal([() => openSlotRules(step.id, slot, { context, facts }), () => wasAsked(context, step.id, slot), () => standInRule(context, facts)]);
}

function wasAsked(context: Context, step: PlaceId, slot: SlotId): Refusal | null {
  return slotAt(context, step, slot)?.added?.how === 'consult' ? null : refuse('action.not-offered', { step });
}
