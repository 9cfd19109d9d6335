import type { Step } from '../definition.js';
import { refuse } from '../refusals.js';
import type { Facts, Refusal } from '../vocabulary.js';

interface Signed {
  readonly facts: Facts;
  readonly signatureGiven?: boolean;
}

/** Whoever decides where it is wanted signs by hand with it; what was signed on paper shows it there. */
export function signature(step: Step, { facts, signatureGiven }: Signed): Refusal | null {
  if (step.signature !== 'required' || facts.enteredBy !== undefined) return null;
  return signatureGiven === true ? null : refuse('decision.signature-missing', { step: step.id });
}
