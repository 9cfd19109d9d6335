import type { Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import type { Context, Slot } from '../vocabulary.js';
import { submittersOf } from './who.js';

/**
 * Whether somebody counts as agreed because he agreed elsewhere in this chain since it was submitted. Never after a return (A10),
 * never where one must sign oneself, and never where the very rule of the step would not let him sign.
 */
export function signedBefore(
  { step, chain, context }: { readonly step: Step; readonly chain: readonly Step[]; readonly context: Context },
  person: string,
): boolean {
  if (step.again !== 'auto-agree' || step.personal || (context.returns ?? 0) > 0) return false;
  if (step.rules?.includes('not-the-submitter') && submittersOf(context).includes(person)) return false;
  return chain.some(({ id }) => {
    const place = id === step.id ? null : placeOf(context, id);
    return place?.submission === context.submissions && place.slots.some((slot) => slot.person === person && hasSigned(slot));
  });
}

/** Agreed by himself, through somebody, or by what he signed elsewhere. What only the end of the time agreed to nobody signed. */
export function hasSigned({ closed }: Slot): boolean {
  return closed?.as === 'agreed' && closed.auto !== 'timeout';
}
