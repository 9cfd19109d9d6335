import type { RefusalCode } from '../../refusal-code.js';
import type { Refusal } from '../../vocabulary.js';

const STEP = [['step']] as const;
const WHO_AND_HOW = ['as', 'at', 'by'] as const;

/** What a refusal names, so that its sentence can say it: one of these sets of facts, and nothing where it stands not here. */
const NAMES: Partial<Readonly<Record<RefusalCode, readonly (readonly string[])[]>>> = {
  'act.not-here': [[], ['place']],
  'act.requirement-not-met': [['requirement', 'text']],
  'action.not-offered': [['action', 'step'], ['step'], ['action']],
  'add.already-there': [['person']],
  'add.nobody': [['step']],
  'answer.opinion-missing': STEP,
  'decision.signature-missing': STEP,
  'decision.files-missing': [['label', 'least', 'step']],
  'claim.not-yours': STEP,
  'claim.taken': [['by', 'step']],
  'hand-over.already-there': [['person']],
  'item.suspended': [['at', 'by']],
  'jump.target-unknown': STEP,
  'person.inside-owner-unit': [['unit']],
  'person.is-the-submitter': [[], ['person']],
  'person.must-sign-himself': STEP,
  'person.signed-before': [[], ['person']],
  'reject.not-offered': STEP,
  'remove.decided': [WHO_AND_HOW],
  'remove.not-yours': STEP,
  'return.not-offered': STEP,
  'return.sibling-branch': STEP,
  // The submitter is no step.
  'return.target-unknown': [['step'], []],
  // Of a group, its line.
  'slate.nobody-found': [['place'], ['line', 'place']],
  'slot.already-settled': [WHO_AND_HOW],
  'slot.not-open': STEP,
  'slot.not-yours': STEP,
  'slot.waits': [['for', 'step']],
  'sub-items.nobody-named': [['place']],
  'take-back.too-late': STEP,
  'timeout.settled': STEP,
  'wait.over': STEP,
  // Whose slot it was may be of an earlier round.
  'withdraw.decided': [WHO_AND_HOW, []],
};

export function namesEnough({ code, facts }: Refusal): boolean {
  const named = Object.keys(facts)
    .filter((key) => facts[key] !== undefined)
    .toSorted()
    .join();
  return (NAMES[code] ?? [[]]).some((names) => names.join() === named);
}
