import type { SignerAction, Step } from '../definition.js';
import { refuse } from '../refusals.js';
import type { Refusal } from '../vocabulary.js';

/** What a signer may do beside deciding is written at the step. */
export function offered(step: Step, action: SignerAction): Refusal | null {
  return step.actions?.includes(action) ? null : refuse('action.not-offered', { step: step.id, action });
}

/** Whoever is brought in learns why. */
export function actionReason({ reasonGiven }: { readonly reasonGiven: boolean }): Refusal | null {
  return reasonGiven ? null : refuse('action.reason-missing');
}
