import { handsIn, mayHaveInHand } from '@bihuan/workflows';
import type { Machine } from '@bihuan/workflows';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { HeldRow } from './held-rows.js';
import type { Taker } from './takers.js';

export interface Taking {
  readonly machine: Machine;
  readonly row: HeldRow;
  readonly takers: readonly Taker[];
  readonly callerId: string;
  readonly leaver: string;
}

type Refused = 'hand-over.to-oneself' | 'hand-over.to-the-submitter' | 'hand-over.still-there';

/**
 * Why somebody may not be given what another has in hand: nobody gives it to himself, unless he followed in the very post;
 * nobody gets what the place keeps from whoever handed it in; and a decision leaves somebody who is still in post only on the ways the lifecycle
 * names, or by his own wish.
 */
export function whyNotTake(taking: Taking, to: string): Refused | null {
  const { row, takers, callerId } = taking;
  const how = takers.find(({ person }) => person === to)?.how;
  if (to === callerId && !(row.left && how === 'same-post')) return 'hand-over.to-oneself';
  if (row.place !== null && mayHaveInHand(taking.machine, row.context, row.place, to) === 'person.is-the-submitter') return 'hand-over.to-the-submitter';
  return listedOnly(taking) && (how === undefined || how === 'office') ? 'hand-over.still-there' : null;
}

export function refuseTaking(taking: Taking, to: string): void {
  const why = whyNotTake(taking, to);
  if (why) throw new DomainError(why);
}

/** Whether only those the lifecycle names may have it, not anybody found by name. */
export function listedOnly({ machine, row, callerId, leaver }: Taking): boolean {
  return decidesHere(machine, row) && !row.left && callerId !== leaver;
}

function decidesHere(machine: Machine, { place }: HeldRow): boolean {
  return place !== null && !handsIn(machine, place);
}
