import type { Fork, ForkBranch, StepId } from '../definition.js';
import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import type { Context } from '../vocabulary.js';

/** What an item keeps of its forks is of the present walk; the rounds in a branch that was not taken are of an earlier one. */

export function wayOf({ id }: Pick<Fork, 'id'>, branch: Pick<ForkBranch, 'id'>): string {
  return `${id}/${branch.id}`;
}

/** Of these steps, those whose rounds are of this walk: the item came there, and by no branch that was not taken since. */
export function onThisWalk({ compiled: { places } }: Layout, context: Context, steps: readonly StepId[]): readonly StepId[] {
  const untaken = new Set(context.untaken);
  return steps.filter((id) => placeOf(context, id) !== null && !places.get(id)?.step?.ways.some((way) => untaken.has(way)));
}
