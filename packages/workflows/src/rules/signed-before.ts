import type { Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import type { Context, Facts, Slot } from '../vocabulary.js';
import { hasSigned } from './signatures.js';
import { isAssisting } from './voices.js';
import { submittersOf } from './who.js';

/**
 * Whether somebody counts as agreed because he agreed elsewhere in this chain since it was submitted. Never after a return (A10),
 * never where one must sign oneself, and never where the very rule of the step would not let him sign. Whoever only assisted was heard, and agreed to nothing.
 */
export function signedBefore(
  {
    step,
    chain,
    context,
    facts,
  }: { readonly step: Step; readonly chain: readonly Step[]; readonly context: Context; readonly facts: Pick<Facts, 'looksBack'> },
  person: string,
): boolean {
  if (step.again !== 'auto-agree' || step.personal || (context.returns ?? 0) > 0) return false;
  if (step.rules?.includes('not-the-submitter') && submittersOf(context).includes(person)) return false;
  return chain.some((other) => {
    const place = other.id === step.id ? null : placeOf(context, other.id);
    if (place?.submission !== context.submissions) return false;
    const isHeardOnly = (slot: Slot): boolean => facts.looksBack === true && isAssisting(other, place.slots, slot);
    return place.slots.some((slot) => slot.person === person && hasSigned(slot) && !isHeardOnly(slot));
  });
}
