import type { ActDefinition, StepId } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { refuse } from '../refusals.js';
import type { Context, Refusal, Slot } from '../vocabulary.js';
import { isHumanDecision } from './human-decision.js';

/** Withdrawn while it was only looked at. A return is no decision that stands; what counted by itself is none either. */
export function nothingDecided({ rules }: ActDefinition, steps: readonly StepId[], context: Context): Refusal | null {
  if (!rules?.includes('nothing-decided')) return null;
  const decided = steps.flatMap((step) => standing(context, step)).find((slot) => isHumanDecision(slot) && slot.closed?.as !== 'returned');
  return decided?.closed ? refuse('withdraw.decided', { by: decided.closed.by, as: decided.closed.as, at: decided.closed.at }) : null;
}

/** Rounds of an earlier submission were answered for by the submission itself. */
function standing(context: Context, step: StepId): readonly Slot[] {
  const place = placeOf(context, step);
  return place && place.past !== 'submission' ? place.slots : [];
}
