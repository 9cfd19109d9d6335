import type { Step } from '../definition.js';
import type { Place } from '../vocabulary.js';
import { openedAgain } from './fallen.js';
import { tally } from './tally.js';

/** Whether the last round in which somebody was asked there was agreed. */
export function wasAgreed(step: Step, place: Place): boolean {
  if (place.passed) return place.agreed === true;
  return place.ended === undefined ? endedAgreed(step, place) : place.ended === 'agreed';
}

/**
 * Whether a round that is over ended by agreement; one from which somebody sent the item back did not. Whoever was only cut short counts
 * as not having spoken: one who agreed before the item was sent back or jumped on is not the round.
 */
export function endedAgreed(step: Step, place: Place): boolean {
  const { slots } = place;
  return (
    !slots.some(({ closed }) => closed?.as === 'returned') &&
    tally(step, { ...place, slots: openedAgain(slots, ({ closed }) => closed?.as === 'superseded') }) === 'agreed'
  );
}
