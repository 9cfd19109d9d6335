import type { Step } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, Refusal, SlotId } from '../vocabulary.js';
import { slotAt } from './slot-rules.js';
import { isAssisting } from './voices.js';

/** Who assists gives an opinion; whether it goes on is the lead's. */
export function assistantRule(step: Pick<Step, 'id' | 'mode'>, context: Context, slot: SlotId): Refusal | null {
  const own = slotAt(context, step.id, slot);
  const slots = placeOf(context, step.id)?.slots ?? [];
  return own && isAssisting(step, slots, own) ? refuse('reject.not-offered', { step: step.id }) : null;
}
