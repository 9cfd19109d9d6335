import type { Answer, Step } from '../definition.js';
import { refuse } from '../refusals.js';
import type { Facts, GivenWith, Refusal } from '../vocabulary.js';

/** With one answer. */
export const MOST_FILES = 20;

/** Whatever any step wants. */
export const ALL_GIVEN = { signatureGiven: true, filesGiven: MOST_FILES } as const satisfies GivenWith;

/** What must come with an answer beside its words. */
export interface WantedWith {
  /** It is signed by hand. */
  readonly signature: boolean;
  /** What is attached to it, and how many at least. */
  readonly files: { readonly label: string; readonly least: number } | null;
}

/** A return is no signature. */
export function wantedWith({ signature, files }: Pick<Step, 'signature' | 'files'>, answer: Answer): WantedWith {
  return {
    signature: signature === 'required' && answer !== 'return',
    files: files?.with.includes(answer) ? { label: files.label, least: files.least ?? 1 } : null,
  };
}

interface Given extends GivenWith {
  readonly facts: Facts;
}

/** Whether all of it came. What was decided on paper was signed there; what belongs to it is attached by whoever enters it. */
export function givenWith(step: Step, answer: Answer, { facts, signatureGiven = false, filesGiven = 0 }: Given): Refusal | null {
  const { signature, files } = wantedWith(step, answer);
  if (signature && !signatureGiven && facts.enteredBy === undefined) return refuse('decision.signature-missing', { step: step.id });
  return files && filesGiven < files.least ? refuse('decision.files-missing', { step: step.id, label: files.label, least: files.least }) : null;
}
