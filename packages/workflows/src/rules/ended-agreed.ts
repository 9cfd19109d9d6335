import type { Step } from '../definition.js';
import type { Place, Slot } from '../vocabulary.js';
import { nextFallen } from './fallen.js';
import { tally } from './tally.js';

/**
 * Whether a round that is over ended by agreement; one from which somebody sent the item back did not. Whoever was only cut short counts
 * as not having spoken: one who agreed before the item was sent back or jumped on is not the round.
 */
export function endedAgreed(step: Step, place: Place): boolean {
  const { slots } = place;
  return !slots.some(({ closed }) => closed?.as === 'returned') && tally(step, { ...place, slots: uncut(slots) }) === 'agreed';
}

function uncut(slots: readonly Slot[]): readonly Slot[] {
  let open = slots.map((slot) => (slot.closed?.as === 'superseded' ? withoutEnd(slot) : slot));
  for (let fallen = nextFallen(open); fallen; fallen = nextFallen(open)) open = open.map((slot, n) => (slot.id === fallen?.id ? (slots[n] ?? slot) : slot));
  return open;
}

function withoutEnd({ closed: _end, ...rest }: Slot): Slot {
  return rest;
}
