import type { Step } from '../definition.js';
import { mayClaim, mayGiveBack } from '../rules/claim.js';
import { claimingOwn, takingTurns } from './changes.js';
import type { Node } from './chart.js';
import { asking, isOf, signing } from './guards.js';

/** Taken and given back: only where one of several is to do it. */
export function claiming(step: Step): NonNullable<Node['on']> {
  if (step.mode !== 'claim') return {};
  const actions = [claimingOwn(step.id), takingTurns(step)];
  const take = asking(isOf('CLAIM'), (event, carried) => mayClaim(signing(step, carried), carried.item, event));
  const giveBack = asking(isOf('GIVE_BACK'), (event, carried) => mayGiveBack(signing(step, carried), carried.item, event));
  return { [`CLAIM.${step.id}`]: [{ guard: take, actions }], [`GIVE_BACK.${step.id}`]: [{ guard: giveBack, actions }] };
}
