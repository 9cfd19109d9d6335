import type { Step } from '../definition.js';
import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal, SlotId } from '../vocabulary.js';
import { holderOf, isBase, standsBesideHolder } from './groups.js';
import { signerRules, type Signing } from './person-rules.js';
import { placeOf } from '../machine/rounds.js';
import { openSlotRules, slotAt } from './slot-rules.js';

export type ClaimEvent = EventOf<'CLAIM' | 'GIVE_BACK'>;

/** Whoever takes it first has it; nobody takes it twice. */
export function mayClaim(signing: Signing, context: Context, event: EventOf<'CLAIM'>): Refusal | null {
  const { step } = signing;
  const holder = holderOf(placeOf(context, step.id)?.slots ?? []);
  return firstRefusal([() => common(signing, context, event), () => (holder ? refuse('claim.taken', { step: step.id, by: holder.person }) : null)]);
}

/** Only what one took can one give back. */
export function mayGiveBack(signing: Signing, context: Context, event: EventOf<'GIVE_BACK'>): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => common(signing, context, event),
    () => (slotAt(context, step.id, event.slot)?.claimed ? null : refuse('claim.not-yours', { step: step.id })),
  ]);
}

/** Where it must be claimed, only who claimed it decides, and those he brought in beside him; whoever he asked first does not stand in this row. */
export function claimRule(step: Pick<Step, 'id' | 'mode'>, context: Context, slot: SlotId): Refusal | null {
  const own = slotAt(context, step.id, slot);
  if (step.mode !== 'claim' || !own || own.claimed) return null;
  return isBase(own) && !standsBesideHolder(placeOf(context, step.id)?.slots ?? [], own) ? refuse('claim.not-yours', { step: step.id }) : null;
}

function common(signing: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): Refusal | null {
  const { step } = signing;
  const own = slotAt(context, step.id, slot);
  return firstRefusal([
    () => (step.mode === 'claim' ? null : refuse('action.not-offered', { step: step.id })),
    () => openSlotRules(step.id, slot, { context, facts }),
    () => (own && isBase(own) ? null : refuse('action.not-offered', { step: step.id })),
    () => signerRules(signing, context, facts),
  ]);
}
