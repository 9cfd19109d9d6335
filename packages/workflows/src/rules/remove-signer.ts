import { firstRefusal, refuse } from '../refusals.js';
import type { Context, EventOf, Facts, Refusal, SlotId } from '../vocabulary.js';
import { signerRules } from './person-rules.js';
import type { Signing } from './person-rules.js';
import { openSlotRules, slotAt } from './slot-rules.js';

type RemoveSigner = EventOf<'REMOVE_SIGNER'>;

/** 减签: only whom one brought in oneself, and only while he has not spoken. It is not the remover's turn meanwhile, and need not be. */
export function mayRemoveSigner(signing: Signing, context: Context, event: RemoveSigner): Refusal | null {
  const { step } = signing;
  return firstRefusal([
    () => openSlotRules(step.id, event.slot, { context, facts: event.facts }),
    () => signerRules(signing, context, event.facts),
    () => mayTakeOut(signing, context, event),
  ]);
}

/** Whom the owner of a slot may take out again. */
export function removable(signing: Signing, context: Context, { slot, facts }: { readonly slot: SlotId; readonly facts: Facts }): readonly SlotId[] {
  const { step } = signing;
  if (openSlotRules(step.id, slot, { context, facts }) ?? signerRules(signing, context, facts)) return [];
  const slots = context.places[step.id]?.slots ?? [];
  return slots.filter(({ added, closed }) => added?.by === slot && !closed).map(({ id }) => id);
}

function mayTakeOut({ step }: Signing, context: Context, { slot, removed }: RemoveSigner): Refusal | null {
  const found = slotAt(context, step.id, removed);
  if (found?.added?.by !== slot) return refuse('remove.not-yours', { step: step.id });
  if (!found.closed) return null;
  const { by, as, at } = found.closed;
  return refuse('remove.decided', { by, as, at });
}
