import type { Step } from '../definition.js';
import { mayClaim, mayGiveBack } from '../rules/claim.js';
import type { ItemEvent } from '../vocabulary.js';
import { claimingOwn, takingTurns } from './changes.js';
import type { Node } from './chart.js';
import { asking, signing } from './guards.js';

/** Taken and given back: only where one of several is to do it. */
export function claiming(step: Step): NonNullable<Node['on']> {
  if (step.mode !== 'claim') return {};
  const actions = [claimingOwn(step.id), takingTurns(step)];
  const take = asking(isOf('CLAIM'), (event, { item, call }) => mayClaim(signing(step, { item, call }), item, event));
  const giveBack = asking(isOf('GIVE_BACK'), (event, { item, call }) => mayGiveBack(signing(step, { item, call }), item, event));
  return { [`CLAIM.${step.id}`]: [{ guard: take, actions }], [`GIVE_BACK.${step.id}`]: [{ guard: giveBack, actions }] };
}

function isOf<T extends ItemEvent['type']>(type: T): (event: ItemEvent) => event is Extract<ItemEvent, { type: T }> {
  return (event): event is Extract<ItemEvent, { type: T }> => event.type === type;
}
