import type { ClosedSlot, Slot, SlotId } from '../vocabulary.js';
import { groupsOf, hasFailed, isSatisfied } from './groups.js';

/**
 * The open slot, if any, that ends because of what others decided: its owner leaned on people who disagreed, one of its group was
 * enough, or whoever added it has no use for it any more. One at a time: each may let the next one fall.
 */
export function nextFallen(slots: readonly Slot[]): { readonly id: SlotId; readonly as: ClosedSlot['as'] } | null {
  const open = slots.filter(({ closed }) => !closed);
  const failed = open.find(({ id }) => groupsOf(slots, id, 'before').some((group) => hasFailed(slots, group)));
  if (failed) return { id: failed.id, as: 'rejected' };
  const idle = open.find((slot) => isSurplus(slots, slot) || isOrphan(slots, slot));
  return idle ? { id: idle.id, as: 'superseded' } : null;
}

/** The chosen ones are open again, but for those that would end at once for the same reason. */
export function openedAgain(slots: readonly Slot[], isChosen: (slot: Slot) => boolean): readonly Slot[] {
  let open = slots.map((slot) => (isChosen(slot) ? withoutEnd(slot) : slot));
  for (let fallen = nextFallen(open); fallen; fallen = nextFallen(open)) open = open.map((slot, n) => (slot.id === fallen?.id ? (slots[n] ?? slot) : slot));
  return open;
}

function withoutEnd({ closed: _end, ...rest }: Slot): Slot {
  return rest;
}

function isSurplus(slots: readonly Slot[], { added }: Slot): boolean {
  return added !== undefined && added.among === 'any' && added.how !== 'consult' && isSatisfied(slots, added.group);
}

/** Somebody added beside has a voice of his own, which ends only where that of his adder is taken away. */
function isOrphan(slots: readonly Slot[], { added }: Slot): boolean {
  const closed = added && slots.find(({ id }) => id === added.by)?.closed;
  if (!added || !closed) return false;
  if (closed.as === 'removed' || closed.as === 'superseded') return true;
  return added.how === 'after' ? closed.as !== 'agreed' : added.how !== 'beside';
}
