import type { Layout } from '../machine/layout.js';
import { EMPTY_CONTEXT } from '../machine/rounds.js';
import { actsAtWork } from '../rules/acts-at-work.js';
import { barsSubmitter, signingOf } from '../rules/person-rules.js';
import { submittersOf } from '../rules/who.js';
import type { Context, PersonId, PlaceId } from '../vocabulary.js';
import { handsIn } from './hands-in.js';

/**
 * Who is not asked at a place while there is anybody else, because the place's own rules would refuse his decision: whoever handed it in, and for
 * whom (`not-the-submitter`), and who signed right before (`not-the-previous-signer`). Never where something is to be handed in again. A step that
 * says itself what becomes of the submitter's seat (`self`) is left to that; and where it is passed over for him alone, nobody gives way to him.
 */
export function keptApart(machine: Layout, place: PlaceId, known: Partial<Context>): readonly PersonId[] {
  const info = machine.compiled.places.get(place);
  if (!info) return [];
  const context = { ...EMPTY_CONTEXT, ...known };
  if (!info.step) return keepsSubmitterApart(machine, place) ? submittersOf(context) : [];
  const { definition: step } = info.step;
  const { rules = [], self = 'allow' } = step;
  return [
    ...(self === 'allow' && barsSubmitter(step) ? submittersOf(context) : []),
    ...(self !== 'skip' && rules.includes('not-the-previous-signer') ? signingOf(machine, context, step).signers : []),
  ];
}

/** Whether whoever handed it in could not decide what he would have in hand here: at a step that keeps him from signing, or in a state where a decision is not his. */
export function keepsSubmitterApart(machine: Layout, place: PlaceId): boolean {
  const info = machine.compiled.places.get(place);
  if (!info) return false;
  if (info.step) return barsSubmitter(info.step.definition);
  return !handsIn(machine, place) && actsAtWork(machine.definition.states[info.state]).some(({ rules }) => rules?.includes('not-the-submitter'));
}
