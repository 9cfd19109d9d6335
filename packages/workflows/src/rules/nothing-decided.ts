import type { ActDefinition, StepId } from '../definition.js';
import { refuse } from '../refusals.js';
import type { Context, Refusal } from '../vocabulary.js';
import { slotAt } from './slot-rules.js';

/** Withdrawn while it was only looked at. Decisions of earlier rounds since the submission count; what counted by itself does not. */
export function nothingDecided({ rules }: ActDefinition, steps: readonly StepId[], context: Context): Refusal | null {
  if (!rules?.includes('nothing-decided') || steps.length === 0) return null;
  const last = context.decided?.at(-1);
  if (last === undefined) return null;
  const closed = steps.map((step) => slotAt(context, step, last)?.closed).find((one) => one !== undefined);
  return refuse('withdraw.decided', closed ? { by: closed.by, as: closed.as, at: closed.at } : {});
}
