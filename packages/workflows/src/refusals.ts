import type { RefusalCode } from './refusal-code.js';
import type { Refusal } from './vocabulary.js';

/**
 * Every refusal code, most helpful last word first: where several rules said no, the one that stands
 * earlier here is told. First that it cannot be done here, then by whom, then what is not yet met, then what was left out.
 */
export const REFUSAL_CODES = [
  'item.suspended',
  'item.not-suspended',
  'act.not-here',
  'return.not-offered',
  'reject.not-offered',
  'action.not-offered',
  'office.not-yours',
  'slot.not-open',
  'slot.not-yours',
  'slot.already-settled',
  'slot.waits',
  'claim.taken',
  'claim.not-yours',
  'timeout.settled',
  'light.settled',
  'wait.over',
  'take-back.too-late',
  'withdraw.decided',
  'act.not-yours',
  'person.must-sign-himself',
  'person.inside-owner-unit',
  'person.answers-for-it',
  'person.is-the-submitter',
  'person.signed-before',
  'act.requirement-not-met',
  'act.reason-missing',
  'return.reason-missing',
  'return.target-unknown',
  'return.sibling-branch',
  'reject.reason-missing',
  'action.reason-missing',
  'decision.opinion-missing',
  'answer.opinion-missing',
  'decision.signature-missing',
  'decision.files-missing',
  'add.already-there',
  'add.nobody',
  'remove.not-yours',
  'remove.decided',
  'jump.target-unknown',
  'urge.already-today',
  'urge.nobody',
  'hand-over.already-there',
  'hand-over.already-named',
  'reschedule.ended',
  'reassign.ended',
  'slate.nobody-found',
  'sub-items.nobody-named',
] as const satisfies readonly RefusalCode[];

type Listed = (typeof REFUSAL_CODES)[number];
/** Breaks the build when a code of the vocabulary is missing from the list. */
export type AllCodesListed = [Exclude<RefusalCode, Listed>] extends [never] ? true : never;
export const allCodesListed: AllCodesListed = true;

export function refuse(code: RefusalCode, facts: Refusal['facts'] = {}): Refusal {
  return { type: 'refusal', code, facts };
}

export function mostHelpful(refusals: readonly Refusal[]): Refusal | null {
  const rank = (refusal: Refusal): number => REFUSAL_CODES.findIndex((code) => code === refusal.code);
  return [...refusals].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The first rule that says no; rules after it are not asked. */
export function firstRefusal(rules: readonly (() => Refusal | null)[]): Refusal | null {
  for (const rule of rules) {
    const refusal = rule();
    if (refusal) return refusal;
  }
  return null;
}
